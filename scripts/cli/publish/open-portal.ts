import { takeDown } from '../../apply/takedown.ts';
import type { PortalSettings } from '../../model/governance.ts';
import { Outage } from '../../model/outage.ts';
import type { ExistingEntry, Receipt } from '../../model/plan.ts';
import { missingHold, type Takedowns } from '../../plan/entry-hold.ts';
import { isMine, type Shard } from '../../plan/portal-shard.ts';
import type { Portal } from '../../portals/types.ts';
import { UsageError } from '../io.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { sealed } from '../takedown/seal.ts';

/** A portal and everything it held when this run began. */
export interface OpenPortal {
  portal: Portal;
  settings: PortalSettings;
  existing: ExistingEntry[];
  /** Seals the holds that are put on it (takedown/seal.ts). */
  secret?: string;
}

/** Says of one portal why it could not be asked; the others do not wait for it. */
export async function openPortal({
  settings,
  secret,
  connect,
}: ConfiguredPortal): Promise<OpenPortal | string> {
  return orOutage(async () => {
    const portal = connect();
    const existing = await portal.list();
    return { portal, settings, existing, ...(secret === undefined ? {} : { secret }) };
  });
}

/** The message where a portal is away, or where nobody gave it its credentials; everything else is a bug. */
export async function orOutage<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Outage || error instanceof UsageError) return error.message;
    throw error;
  }
}

/** Entries of what was taken down that are not on hold as they should be, each with the text of its hold. */
export function shownOf(
  { existing, secret }: Pick<OpenPortal, 'existing' | 'secret'>,
  takedowns: Takedowns,
): { entry: ExistingEntry; hold: string }[] {
  if (takedowns.down.size === 0) return [];
  return existing.flatMap((entry) => {
    const hold = missingHold(entry, takedowns);
    return hold === null ? [] : [{ entry, hold: sealed(hold, entry.name, secret) }];
  });
}

/** What the public sees under the name of something that was taken down, and is not ours: it may be an entry that lost its marker. */
export function strangersOn(
  { existing }: Pick<OpenPortal, 'existing'>,
  { down, identifiers }: Takedowns,
): Receipt[] {
  const names = new Map([...down.keys()].map((id) => [identifiers.get(id), id]));
  return existing.flatMap(({ name, owned, visibility }): Receipt[] => {
    const dataset = owned || visibility === 'private' ? undefined : names.get(name);
    if (dataset === undefined) return [];
    const reason = { id: 'take-down-not-ours', params: { name, dataset } };
    return [{ kind: 'take-down', subject: name, outcome: 'failed', reason }];
  });
}

/** Hides what was taken down; from then on it counts as hidden, also where the portal refused. Of several runs each hides its part. */
export async function hide(
  open: OpenPortal,
  takedowns: Takedowns,
  shard?: Shard,
): Promise<{ open: OpenPortal; hidden: Receipt[] }> {
  const shown = shownOf(open, takedowns).filter(({ entry }) => isMine(entry.name, shard));
  const strangers = strangersOn(open, takedowns).filter(({ subject }) => isMine(subject, shard));
  if (shown.length === 0) return { open, hidden: strangers };
  const hidden = [...(await takeDown(open.portal, shown)), ...strangers];
  const holds = new Map(shown.map(({ entry, hold }) => [entry, hold]));
  const existing = open.existing.map((entry): ExistingEntry => {
    const hold = holds.get(entry);
    return hold === undefined ? entry : { ...entry, visibility: 'private', hold };
  });
  return { open: { ...open, existing }, hidden };
}
