import { appendToLedger } from '../../apply/ledger.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import { unrecorded } from '../../ledger/recorded.ts';
import { parseHold } from '../../model/hold.ts';
import type { LedgerRecord, TakedownRecord } from '../../model/ledger.ts';
import type { ExistingEntry } from '../../model/plan.ts';
import type { Connection } from '../connection.ts';
import { type Asked, wardenRole } from './warden.ts';

/**
 * The portals keep the queue: an entry on hold carries its takedown, and what the ledger does not hold yet was ordered
 * while GitHub was away. It is recorded now. A marker from the future, or by somebody who may not take down, is honoured
 * where it stands and counts nowhere else: whoever may edit the portal could have written it.
 */
export async function recordQueued(
  asked: Asked & { connection: Connection },
  entries: readonly ExistingEntry[],
  ledger: readonly LedgerRecord[],
  apply = true,
): Promise<TakedownRecord[]> {
  const { connection, now } = asked;
  const believed: TakedownRecord[] = [];
  for (const record of unrecorded(ledger, entries.flatMap(takedownOf))) {
    if (record.kind !== 'takedown' || !(Date.parse(record.at) <= Date.parse(now))) continue;
    const role = await wardenRole(asked, record.by, record.dataset, scopeOf(record.role));
    if (role !== null) believed.push({ ...record, role });
  }
  if (apply && believed.length > 0)
    await appendToLedger(connection.octokit, connection.repository, TAKEDOWNS_FILE, believed);
  return believed;
}

function takedownOf({ dataset, hold, owned }: ExistingEntry): TakedownRecord[] {
  const said = hold === undefined || !owned ? null : parseHold(hold);
  return said === null || dataset === undefined ? [] : [{ kind: 'takedown', dataset, ...said, queued: true }];
}

/** `policy/environment` tells the theme too. */
function scopeOf(role: string): string | null {
  return role.split('/')[1] ?? null;
}
