import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import type { PortalPlan, Receipt } from '../../model/plan.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleData, sampleDataset } from '../sample.ts';
import type { Portal } from '../types.ts';
import type { SocrataBench, Wires } from './scratch-portal.ts';

/** One row differs. */
export const OTHER_CSV = SAMPLE_CSV.replace('4102,', '5102,');
/** One value does not fit its column. */
export const BAD_CSV = SAMPLE_CSV.replace('9.5,', 'tall,');
export const openSample = sampleData(SAMPLE_CSV, OTHER_CSV, BAD_CSV);

export const PREVIEW: SampleChoice = { visibility: 'private', pullRequest: 31, csv: OTHER_CSV };
export const RETIRED = {
  date: '2026-10-31',
  reason: 'The survey has ended.',
  notice: '2026-10-01',
  users: 'Told by mail.',
};

export async function plan(
  portal: Portal,
  wanted: readonly SampleChoice[],
  adopt: string[] = [],
): Promise<PortalPlan> {
  const desired = wanted.map((choice) => desiredEntry(portal, sampleDataset(choice), digestOf));
  const signed = new Set(desired.map(({ dataset }) => dataset));
  return planPortal(portal.id, desired, await portal.list(), { signed, adopt: new Set(adopt) });
}

/** Plans and applies as one process does. */
export async function publish(
  bench: SocrataBench,
  wanted: readonly SampleChoice[],
  wires: Wires = {},
): Promise<Receipt[]> {
  const portal = bench.connect(wires);
  return applyPortalPlan(await plan(portal, wanted), portal, openSample);
}

export function done(receipts: readonly Receipt[]): boolean {
  return receipts.every(({ outcome }) => outcome === 'done');
}

/** Four-by-four of the asset that an entry is, or is a draft of. */
export async function assetOf(bench: SocrataBench, name: string): Promise<string> {
  const entry = (await bench.connect().list()).find((each) => each.name === name);
  return entry?.address?.split('/d/')[1]?.split('/')[0] ?? '';
}
