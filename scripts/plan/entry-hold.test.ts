import { expect, test } from 'vitest';
import { holdText } from '../model/hold.ts';
import type { TakedownRecord } from '../model/ledger.ts';
import type { ExistingEntry } from '../model/plan.ts';
import { datasetsOn, isUnordered, missingHold, type Takedowns } from './entry-hold.ts';

const ORDER: TakedownRecord = {
  kind: 'takedown',
  at: '2026-11-23T12:00:00.000Z',
  dataset: 'streets/trees',
  role: 'cdo',
  by: 'cleo',
  reason: 'names of residents',
};

/** parks/trees became streets/trees. */
function takedowns(more: Partial<Takedowns> = {}): Takedowns {
  return {
    main: new Set(['streets/trees']),
    moves: new Map([['streets/trees', 'parks/trees']]),
    identifiers: new Map([['streets/trees', 'trees']]),
    ordered: [ORDER],
    down: new Map([['streets/trees', ORDER]]),
    ...more,
  };
}
const entry = (more: Partial<ExistingEntry> = {}): ExistingEntry => ({
  name: 'trees',
  owned: true,
  dataset: 'parks/trees',
  visibility: 'public',
  retired: false,
  ...more,
});

test('an entry shows the dataset that left the folder in its marker, or the one that is there now, as the identifier says', () => {
  expect(datasetsOn(entry(), takedowns())).toEqual(['streets/trees']);
  const main = new Set(['parks/trees', 'streets/trees']);
  const identifiers = new Map([
    ['streets/trees', 'trees'],
    ['parks/trees', 'young-trees'],
  ]);
  const both = takedowns({ main, identifiers });
  expect(datasetsOn(entry(), both)).toEqual(['streets/trees']);
  expect(datasetsOn(entry({ name: 'young-trees' }), both)).toEqual(['parks/trees']);
  expect(datasetsOn(entry({ name: 'young-trees--pr-7', pullRequest: 7 }), both)).toEqual(['parks/trees']);
});

test('where nothing says which of them it is, it may be each', () => {
  const main = new Set(['parks/trees', 'streets/trees']);
  const unclear = takedowns({ main, identifiers: new Map() });
  expect(datasetsOn(entry(), unclear)).toEqual(['parks/trees', 'streets/trees']);
  expect(missingHold(entry(), unclear)).toBe(holdText(ORDER));
});

test('without the ledger, as in a clone that lacks it, the identifier finds the dataset that moved', () => {
  expect(missingHold(entry(), takedowns({ moves: new Map() }))).toBe(holdText(ORDER));
  const other = entry({ name: 'benches', dataset: 'parks/benches' });
  expect(missingHold(other, takedowns({ moves: new Map() }))).toBeNull();
});

test('a hold is missing where there is none, where it is nobody’s order, and where everybody sees the entry all the same', () => {
  const held = { visibility: 'private', hold: holdText(ORDER) } as const;
  expect(missingHold(entry(held), takedowns())).toBeNull();
  expect(missingHold(entry({ ...held, hold: 'mine' }), takedowns())).toBe(holdText(ORDER));
  expect(missingHold(entry({ ...held, visibility: 'public' }), takedowns())).toBe(holdText(ORDER));
  expect(missingHold(entry({ owned: false }), takedowns())).toBeNull();
  expect(missingHold(entry({ visibility: 'private', pullRequest: 7 }), takedowns())).toBeNull();
});

test('a hold is somebody’s order if the ledger holds it: of this dataset, at this time, by this person', () => {
  const lifted = takedowns({ down: new Map() });
  const said = (change: Partial<TakedownRecord>) =>
    isUnordered(entry({ hold: holdText({ ...ORDER, ...change }) }), lifted);
  expect(said({})).toBe(false);
  expect(said({ at: '2026-11-23T12:00:00Z', by: 'Cleo' })).toBe(false);
  expect(said({ at: '2026-11-24T12:00:00Z' })).toBe(true);
  expect(said({ by: 'sam' })).toBe(true);
  expect(isUnordered(entry({ hold: 'please look at this' }), lifted)).toBe(true);
  const benches = entry({ name: 'benches', dataset: 'parks/benches', hold: holdText(ORDER) });
  expect(isUnordered(benches, lifted)).toBe(true);
  expect(isUnordered(entry({ hold: 'mine' }), takedowns()), 'it is to be hidden anyhow').toBe(false);
});
