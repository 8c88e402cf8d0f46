import { notMeant } from '../../model/dataset-moves.ts';
import { parseHold } from '../../model/hold.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import { datasetsOn, isUnordered, type Takedowns } from '../../plan/entry-hold.ts';
import type { OpenPortal } from '../publish/open-portal.ts';
import { isSealed } from './seal.ts';
import { type Asked, wardenRole } from './warden.ts';

/**
 * Orders that the portals keep for the ledger: given while GitHub was away, or by a run that broke off, and sealed, so that
 * it was no editor of the portal who wrote them. What somebody ordered who may not take down, or for a time to come, is no
 * order.
 */
export async function queuedOrders(
  asked: Asked,
  portals: readonly OpenPortal[],
  takedowns: Takedowns,
): Promise<TakedownRecord[]> {
  const queued = new Map<string, TakedownRecord>();
  for (const { existing, secret } of portals) {
    for (const entry of existing) {
      const { name, hold = '' } = entry;
      if (!isUnordered(entry, takedowns) || !isSealed(hold, name, secret)) continue;
      const said = parseHold(hold);
      if (said === null || !(Date.parse(said.at) <= Date.parse(asked.now))) continue;
      for (const dataset of datasetsOn(entry, takedowns)) {
        const role = await wardenRole(asked, said.by, dataset, scopeOf(said.role));
        if (role === null) continue;
        const except = notMeant(dataset, takedowns.main, takedowns.moves);
        queued.set(`${said.at} ${said.by} ${dataset}`, {
          kind: 'takedown',
          dataset,
          ...said,
          role,
          queued: true,
          ...except,
        });
      }
    }
  }
  return [...queued.values()];
}

/** `policy/environment` tells the theme too. */
function scopeOf(role: string): string | null {
  return role.split('/')[1] ?? null;
}
