import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';

type Merge = Extract<GateChange, { kind: 'merge' }>;
type Close = Extract<GateChange, { kind: 'close-pull-request' }>;

/** Merges the commit that was judged: GitHub refuses where the branch has moved on, or a rule of its own is not met. */
export async function merge(
  octokit: Octokit,
  repository: Repository,
  { kind, pullRequest, sha }: Merge,
): Promise<Receipt> {
  await octokit.pulls.merge({ ...repository, pull_number: pullRequest, sha });
  return { kind, subject: `#${pullRequest} at ${sha.slice(0, 7)}`, outcome: 'done' };
}

export async function closePullRequest(
  octokit: Octokit,
  repository: Repository,
  { kind, pullRequest }: Close,
): Promise<Receipt> {
  await octokit.pulls.update({ ...repository, pull_number: pullRequest, state: 'closed' });
  return { kind, subject: `#${pullRequest}`, outcome: 'done' };
}
