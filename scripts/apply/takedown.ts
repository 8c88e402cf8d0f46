import type { ExistingEntry, Receipt } from '../model/plan.ts';
import { type Portal, PortalOutage, PortalRefusal } from '../portals/types.ts';

/**
 * Hides entries and looks as a stranger whether they are gone. What the portal refuses of one entry is said of that one,
 * and the others are hidden; a portal that does not answer is said of each, and nothing is thrown.
 */
export async function takeDown(
  portal: Portal,
  entries: readonly { entry: ExistingEntry; hold: string }[],
): Promise<Receipt[]> {
  const refused = new Map<string, string>();
  try {
    for (const { entry, hold } of entries) {
      const refusal = await refusalOf(portal.hold(entry, hold));
      if (refusal !== null) refused.set(entry.name, refusal);
    }
    await portal.commit();
    return await Promise.all(
      entries.map(async ({ entry: { name } }) => {
        const refusal = refused.get(name);
        return refusal === undefined ? lookAgain(portal, name) : failed(name, refusal);
      }),
    );
  } catch (error) {
    if (!(error instanceof PortalOutage) && !(error instanceof PortalRefusal)) throw error;
    const { message } = error;
    return entries.map(({ entry: { name } }) => failed(name, refused.get(name) ?? message));
  }
}

async function refusalOf(held: Promise<void>): Promise<string | null> {
  try {
    await held;
    return null;
  } catch (error) {
    if (error instanceof PortalRefusal) return error.message;
    throw error;
  }
}

function failed(subject: string, detail: string): Receipt {
  return { kind: 'take-down', subject, outcome: 'failed', detail };
}

async function lookAgain(portal: Portal, name: string): Promise<Receipt> {
  const { visible, address } = await portal.observe({ name, visibility: 'public' }, 'anonymous');
  const receipt: Receipt = { kind: 'take-down', subject: name, outcome: 'done' };
  if (!visible) return receipt;
  const where = address === undefined ? {} : { address };
  return { ...receipt, outcome: 'failed', reason: { id: 'read-back-exposed', params: { name } }, ...where };
}
