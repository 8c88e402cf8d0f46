import { isPolicyPath } from '../model/dataset-path.ts';
import type { ChangedFile, Policy } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import { bothEnds } from './changes.ts';
import { gatherPolicy, requirePolicy } from './policy.ts';
import type { Tree } from './tree.ts';

/**
 * The policy as on base, which alone decides, with what is wrong with the policy files: those that the change touches as
 * they will be, so that breaking one is noticed and mending one is possible; all others as they are.
 *
 * `files` may still be under way: the policy is read meanwhile. Throws `PolicyUnreadable` where base has no usable
 * governance.yml.
 */
export async function policyAtBase(
  base: Tree,
  head: Tree,
  files: Promise<readonly ChangedFile[]> | readonly ChangedFile[],
): Promise<{ policy: Policy; findings: Finding[] }> {
  const [{ policy, findings }, listed] = await Promise.all([requirePolicy(base), files]);
  const changed = new Set(listed.flatMap(bothEnds).filter(isPolicyPath));
  if (changed.size === 0) return { policy, findings };
  const proposed = await gatherPolicy(head);
  return {
    policy,
    findings: [
      ...findings.filter((finding) => !changed.has(finding.file)),
      ...proposed.findings.filter((finding) => changed.has(finding.file)),
    ],
  };
}
