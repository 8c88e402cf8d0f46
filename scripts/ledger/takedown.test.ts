import { expect, test } from 'vitest';
import type { LedgerRecord } from '../model/ledger.ts';
import { clearancesIn, movesIn } from './clearance.ts';
import { ledgerFileOf } from './paths.ts';
import { isLedgerRecord } from './record.ts';
import { unrecorded } from './recorded.ts';

const BEFORE = '2026-11-22T09:00:00Z';
const TAKEN = '2026-11-23T12:00:00.000Z';
const AFTER = '2026-11-24T09:00:00Z';
const takedown: LedgerRecord = {
  kind: 'takedown',
  at: TAKEN,
  dataset: 'parks/trees',
  role: 'cdo',
  by: 'carmen',
  reason: 'names of residents',
};

function signed(pullRequest: number, at: string, signedBy: Record<string, string>): LedgerRecord[] {
  const review = Date.parse(at);
  return [
    ...Object.entries(signedBy).map(
      ([role, by]): LedgerRecord => ({
        kind: 'sign-off',
        at,
        pullRequest,
        role,
        by,
        decision: 'approved',
        head: 'abc',
        via: { review },
        parts: {},
      }),
    ),
    { kind: 'cleared', at, pullRequest, dataset: 'parks/trees', digest: 'd1', head: 'abc', signedBy },
  ];
}

function clearance(...records: LedgerRecord[]) {
  const files = new Map<string, LedgerRecord[]>();
  for (const record of records)
    files.set(ledgerFileOf(record), [...(files.get(ledgerFileOf(record)) ?? []), record]);
  return clearancesIn(files, ['cdo', 'itpc'], ['cdo', 'ciso'])('parks/trees', 'd1');
}

const ALL = { 'department/parks': 'dana', cdo: 'carmen', ciso: 'ciro' };

test('what was cleared before the takedown counts no more, and what was cleared since then does', () => {
  expect(clearance(...signed(7, BEFORE, ALL))).not.toBeNull();
  expect(clearance(...signed(7, BEFORE, ALL), takedown)).toBeNull();
  expect(clearance(...signed(7, BEFORE, ALL), takedown, ...signed(8, AFTER, ALL))).toMatchObject({
    pullRequest: 8,
  });
});

test('a refresh that only the department signs does not bring it back', () => {
  expect(clearance(takedown, ...signed(8, AFTER, { 'department/parks': 'dana' }))).toBeNull();
});

test.each(['published.jsonl', 'published-2.jsonl'])(
  'once a receipt in %s says that it has come back, a refresh counts as ever',
  (file) => {
    const back = { kind: 'published', at: '2026-11-24T10:00:00Z', dataset: 'parks/trees', digest: 'd1' };
    const refresh = signed(9, '2026-11-25T09:00:00Z', { 'department/parks': 'dana' });
    const files = (receipts: object[]) =>
      new Map<string, LedgerRecord[]>([
        ['takedowns.jsonl', [takedown]],
        ['pull-requests/8.jsonl', signed(8, AFTER, ALL)],
        [
          'pull-requests/9.jsonl',
          refresh.map((record) => (record.kind === 'cleared' ? { ...record, digest: 'd2' } : record)),
        ],
        ['published.jsonl', []],
        [file, receipts as LedgerRecord[]],
      ]);
    const refreshed = (receipts: object[]) =>
      clearancesIn(files(receipts), ['cdo', 'itpc'], ['cdo', 'ciso'])('parks/trees', 'd2');
    expect(refreshed([])).toBeNull();
    expect(refreshed([back])).toMatchObject({ pullRequest: 9 });
  },
);

test('sign-offs from before the takedown do not count for a clearance after it', () => {
  const [department, cdo, ciso] = signed(8, BEFORE, ALL);
  const [, , , cleared] = signed(8, AFTER, ALL);
  const old = [department, cdo, ciso, cleared].filter((record) => record !== undefined);
  expect(clearance(takedown, ...old)).toBeNull();
  const [, , again] = signed(8, AFTER, ALL);
  expect(clearance(takedown, ...old.slice(0, 3), ...(again ? [again] : []), ...old.slice(3))).not.toBeNull();
});

test('vouching for all of main does not bring it back', () => {
  const genesis = (role: string, by: string): LedgerRecord => ({
    kind: 'genesis',
    at: AFTER,
    role,
    by,
    reason: 'carried over',
    datasets: { 'parks/trees': 'd1' },
  });
  expect(clearance(genesis('cdo', 'carmen'), genesis('itpc', 'ivo'))).not.toBeNull();
  expect(clearance(takedown, genesis('cdo', 'carmen'), genesis('itpc', 'ivo'))).toBeNull();
});

test('a second takedown counts from its own time on', () => {
  const again = { ...takedown, at: '2026-11-25T00:00:00.000Z' };
  expect(clearance(takedown, ...signed(8, AFTER, ALL), again)).toBeNull();
});

test('a takedown is recorded once, in a file of its own', () => {
  expect(isLedgerRecord(takedown)).toBe(true);
  expect(ledgerFileOf(takedown)).toBe('takedowns.jsonl');
  expect(unrecorded([takedown], [{ ...takedown, by: 'Carmen' }])).toEqual([]);
});

test('moving the folder does not bring it back', () => {
  const moved = (at: string, signedBy: Record<string, string>): LedgerRecord[] =>
    signed(9, at, signedBy).map((record) =>
      record.kind === 'cleared' ? { ...record, dataset: 'streets/trees', from: 'parks/trees' } : record,
    );
  const find = (...records: LedgerRecord[]) => {
    const files = new Map([
      ['takedowns.jsonl', records.filter(({ kind }) => kind === 'takedown')],
      ['pull-requests/9.jsonl', records.filter(({ kind }) => kind !== 'takedown')],
    ]);
    expect(movesIn(files).get('streets/trees')).toBe('parks/trees');
    return clearancesIn(files, ['cdo', 'itpc'], ['cdo', 'ciso'])('streets/trees', 'd1');
  };
  expect(find(takedown, ...moved(BEFORE, ALL))).toBeNull();
  expect(find(takedown, ...moved(AFTER, ALL))).not.toBeNull();
  // Another dataset had the folder by then, and the order says so.
  expect(find({ ...takedown, except: ['streets/trees'] }, ...moved(BEFORE, ALL))).not.toBeNull();
});
