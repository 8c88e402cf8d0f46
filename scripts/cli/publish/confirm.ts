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
  const settled = desired.filter(
    (entry) =>
      entry.visibility === 'public' &&
      existing.some(({ name, owned }) => owned && name === entry.name) &&
      !plan.changes.some(({ name }) => name === entry.name) &&
      !plan.left.some(({ name }) => name === entry.name) &&
      !isRecorded(entry),
  );
  const confirmed: Confirmed[] = [];
  for (const entry of settled) {
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
    confirmed.push({ change, receipt });
  }
  return confirmed;
}
