import { decisionOn } from '../../apply/propose.ts';
import { digestOf } from '../../ledger/digest.ts';
import type { Metadata } from '../../model/dataset.ts';
import type { PortalPlan } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Portal } from '../../portals/types.ts';
import type { Run } from '../publish/begin.ts';

/** What people changed of an entry on the portal, where main could say the same. */
export interface Edited {
  name: string;
  dataset: DatasetId;
  /** Fields of metadata.yml with the values the portal shows. */
  fields: Partial<Metadata>;
  /** Branch of the pull request that asks; the same edit always asks on the same one. */
  branch: string;
  /** Somebody closed that pull request: the portal is set right again. */
  rejected: boolean;
}

/** A portal's text is somebody else's: what is longer than this is no description of a dataset. */
const LONGEST = 20_000;

/**
 * Entries of the plan that differ for no other reason than that people edited them on the portal, in fields that the
 * lane metadata-edit lets people edit. Everything else that was changed there is overwritten, and said.
 */
export async function editedOn(
  portal: Portal,
  plan: PortalPlan,
  told: ReadonlySet<DatasetId>,
  { connection, publication }: Pick<Run, 'connection' | 'publication'>,
): Promise<Edited[]> {
  if (portal.edits === undefined) return [];
  const allowed = new Set(publication.policy.governance.lanes['metadata-edit'].fields ?? []);
  const found: Edited[] = [];
  for (const { kind, name, dataset, because, desired, existing } of plan.changes) {
    const byHand = kind === 'update' && existing?.recordDigest === undefined && told.has(dataset);
    if (!byHand || desired === null || because.join() !== 'metadata') continue;
    const fields = takeable(await portal.edits(desired), allowed);
    if (Object.keys(fields).length === 0) continue;
    const branch = driftBranch(portal.id, `${dataset}-${digestOf(fields).slice(0, 8)}`);
    const decision = await decisionOn(connection.octokit, connection.repository, branch);
    found.push({ name, dataset, fields, branch, rejected: decision === 'closed' });
  }
  return found;
}

/** Where what was edited on a portal is proposed; all its branches begin as that of `''`. */
export function driftBranch(portal: string, edit: string): string {
  return `drift/${portal}/${edit}`;
}

/** All that was changed, or nothing: half of what somebody wrote is not what they meant. */
function takeable(edits: Partial<Metadata>, allowed: ReadonlySet<string>): Partial<Metadata> {
  const isFine = Object.keys(edits).every((field) => allowed.has(field));
  return isFine && JSON.stringify(edits).length <= LONGEST ? edits : {};
}
