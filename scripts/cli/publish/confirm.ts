import { inParallel, READ_BACK_AT_ONCE } from '../../apply/in-parallel.ts';
import { readBack } from '../../apply/read-back.ts';
import type { DesiredEntry, ExistingEntry, PortalChange, PortalPlan, Receipt } from '../../model/plan.ts';
import type { Portal } from '../../portals/types.ts';

export interface Confirmed {
  change: PortalChange;
  receipt: Receipt;
}

/**
 * Entries that are as they should be and have no receipt: a run before this one ended between publishing and recording.
 * They are read back now, so that the ledger and the pull request hear of them after all.
 */
export async function confirmUnrecorded(
  portal: Portal,
  plan: PortalPlan,
  desired: readonly DesiredEntry[],
  existing: readonly ExistingEntry[],
  isRecorded: (entry: DesiredEntry) => boolean,
): Promise<Confirmed[]> {
  const owned = new Set(existing.filter((entry) => entry.owned).map(({ name }) => name));
  const busy = new Set([...plan.changes, ...plan.left].map(({ name }) => name));
  const settled = desired.filter(
    (entry) =>
      entry.visibility === 'public' && owned.has(entry.name) && !busy.has(entry.name) && !isRecorded(entry),
  );
  return inParallel(settled, READ_BACK_AT_ONCE, async (entry) => {
    const { reason, address } = await readBack(portal, entry);
    const change: PortalChange = {
      kind: 'update',
      portal: portal.id,
      name: entry.name,
      dataset: entry.dataset,
      because: [],
      desired: entry,
      existing: null,
    };
    const where = address === undefined ? {} : { address };
    const receipt: Receipt =
      reason === null
        ? { kind: 'update', subject: entry.name, outcome: 'done', ...where }
        : { kind: 'update', subject: entry.name, outcome: 'failed', reason, ...where };
    return { change, receipt };
  });
}
