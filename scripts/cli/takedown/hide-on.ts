import type { ExistingEntry, Receipt } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Takedowns } from '../../plan/entry-hold.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { hide, openPortal, shownOf, strangersOn } from '../publish/open-portal.ts';

export interface HiddenOn {
  portal: string;
  /** What the public saw when the run began. */
  entries: string[];
  receipts: Receipt[];
  outage?: string;
}

export interface OnPortal extends HiddenOn {
  existing: ExistingEntry[];
  /** Every dataset it holds. */
  held: DatasetId[];
}

/** What one portal does wrong, and be it a fault of ours, is said of that portal: the others and the ledger go on. */
export async function hideOn(
  configured: ConfiguredPortal,
  takedowns: Takedowns,
  apply: boolean,
): Promise<OnPortal> {
  const untouched = { portal: configured.id, entries: [], receipts: [], existing: [], held: [] };
  let found: OnPortal = untouched;
  try {
    const opened = await openPortal(configured);
    if (typeof opened === 'string') return { ...untouched, outage: opened };
    const { existing } = opened;
    const entries = shownOf(opened, takedowns).map(({ entry }) => entry.name);
    found = { ...untouched, entries, existing, held: existing.flatMap(({ dataset }) => dataset ?? []) };
    if (!apply) return { ...found, receipts: strangersOn(opened, takedowns) };
    const { open, hidden } = await hide(opened, takedowns);
    return { ...found, receipts: hidden, existing: open.existing };
  } catch (error) {
    return { ...found, outage: error instanceof Error ? error.message : String(error) };
  }
}
