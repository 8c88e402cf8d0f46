import type { Reason } from '../model/finding.ts';
import { Outage } from '../model/outage.ts';
import type { PortalChange, PortalPlan, Receipt } from '../model/plan.ts';
import { type OpenData, type Portal, PortalOutage, PortalRefusal } from '../portals/types.ts';
import { readBack } from './read-back.ts';

/** Entries read back at the same time. */
const AT_ONCE = 6;

/**
 * Carries out the plan in its order, makes it live, then asks the portal for each entry as a visitor would: what it does
 * not show is a failed receipt. One receipt per change, in the plan's order. One change that fails stops none of the
 * others. `PortalOutage` passes through; the next run completes what is left. A plan that refuses itself is not touched.
 */
export async function applyPortalPlan(plan: PortalPlan, portal: Portal, open: OpenData): Promise<Receipt[]> {
  const [refusal] = plan.refusals;
  if (refusal) return plan.changes.map((change) => receipt(change, 'skipped', { reason: refusal }));
  const failures = new Map<PortalChange, string>();
  for (const change of plan.changes) {
    const failure = await attempt(change, portal, open);
    if (failure !== null) failures.set(change, failure);
  }
  await portal.commit();
  return inParallel(plan.changes, async (change) => {
    const detail = failures.get(change);
    return detail === undefined ? verified(change, portal) : receipt(change, 'failed', { detail });
  });
}

/** Results in the order of the items, a few at a time: a portal is asked, not besieged. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
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
