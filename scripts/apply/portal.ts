import type { Reason } from '../model/finding.ts';
import { Outage } from '../model/outage.ts';
import type { PortalChange, PortalPlan, Receipt } from '../model/plan.ts';
import { type OpenData, type Portal, PortalOutage, PortalRefusal } from '../portals/types.ts';
import { inParallel, READ_BACK_AT_ONCE } from './in-parallel.ts';
import { readBack } from './read-back.ts';

/**
 * Carries out the plan in its order, makes it live, then asks the portal for each entry as a visitor would: what it does
 * not show is a failed receipt. One receipt per change, in the plan's order. One change that fails stops none of the
 * others. `PortalOutage` passes through; the next run completes what is left. A plan that refuses itself is not touched.
 * `onChange` is called after each change.
 */
export async function applyPortalPlan(
  plan: PortalPlan,
  portal: Portal,
  open: OpenData,
  onChange: () => void = () => undefined,
): Promise<Receipt[]> {
  const [refusal] = plan.refusals;
  if (refusal) return plan.changes.map((change) => receipt(change, 'skipped', { reason: refusal }));
  const failures = new Map<PortalChange, string>();
  await inParallel(sequences(plan.changes), portal.capabilities.changesAtOnce ?? 1, async (changes) => {
    for (const change of changes) {
      const failure = await attempt(change, portal, open);
      if (failure !== null) failures.set(change, failure);
      onChange();
    }
  });
  await portal.commit();
  return inParallel(plan.changes, READ_BACK_AT_ONCE, async (change) => {
    const detail = failures.get(change);
    return detail === undefined ? verified(change, portal) : receipt(change, 'failed', { detail });
  });
}

/** A dataset and its previews, one after the other: what becomes public is there before its preview goes. */
function sequences(changes: readonly PortalChange[]): PortalChange[][] {
  const byDataset = new Map<string, PortalChange[]>();
  for (const change of changes) {
    const key = change.name.replace(/--pr-\d+$/, '');
    byDataset.set(key, [...(byDataset.get(key) ?? []), change]);
  }
  return [...byDataset.values()];
}

/** What went wrong with this change alone; null where nothing did. */
async function attempt(change: PortalChange, portal: Portal, open: OpenData): Promise<string | null> {
  try {
    await portal.write(change, open);
    return null;
  } catch (error) {
    if (error instanceof PortalOutage) throw error;
    if (error instanceof PortalRefusal || error instanceof Outage) return error.message;
    throw error;
  }
}

async function verified(change: PortalChange, portal: Portal): Promise<Receipt> {
  const { reason, address } = await readBack(portal, change.desired ?? { removed: change.name });
  const where = address === undefined ? {} : { address };
  return reason === null ? receipt(change, 'done', where) : receipt(change, 'failed', { reason, ...where });
}

function receipt(
  { kind, name }: PortalChange,
  outcome: Receipt['outcome'],
  more: { reason?: Reason; detail?: string; address?: string },
): Receipt {
  return { kind, subject: name, outcome, ...more };
}
