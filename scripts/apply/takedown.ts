import type { ExistingEntry, Receipt } from '../model/plan.ts';
import { type Portal, PortalOutage, PortalRefusal } from '../portals/types.ts';

/**
 * Hides entries and looks as a stranger whether they are gone. Entries that others made are left alone; so are previews,
 * which nobody but reviewers sees. A portal that does not answer is said of each entry, and nothing is thrown.
 */
export async function takeDown(
  portal: Portal,
  entries: readonly { entry: ExistingEntry; hold: string }[],
): Promise<Receipt[]> {
  try {
    for (const { entry, hold } of entries) await portal.hold(entry, hold);
    await portal.commit();
    return await Promise.all(entries.map(({ entry }) => lookAgain(portal, entry.name)));
  } catch (error) {
    if (!(error instanceof PortalOutage) && !(error instanceof PortalRefusal)) throw error;
    const detail = error.message;
    return entries.map(({ entry }) => ({
      kind: 'take-down',
      subject: entry.name,
      outcome: 'failed',
      detail,
    }));
  }
}

async function lookAgain(portal: Portal, name: string): Promise<Receipt> {
  const { visible, address } = await portal.observe({ name, visibility: 'public' }, 'anonymous');
  const receipt: Receipt = { kind: 'take-down', subject: name, outcome: 'done' };
  if (!visible) return receipt;
  const where = address === undefined ? {} : { address };
  return { ...receipt, outcome: 'failed', reason: { id: 'read-back-exposed', params: { name } }, ...where };
}
