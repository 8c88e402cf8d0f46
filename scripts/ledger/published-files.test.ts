import { expect, test } from 'vitest';
import type { LedgerRecord } from '../model/ledger.ts';
import { ledgerFileOf } from './paths.ts';
import { FULL, filed, missingFiles, partOf, publishedFile, publishedIn } from './published-files.ts';

const receipts = (many: number, from = 0): LedgerRecord[] =>
  Array.from({ length: many }, (_, i) => ({
    kind: 'published',
    at: '2026-11-23T12:00:00.000Z',
    dataset: `parks/dataset-${from + i}`,
    portal: 'site',
    action: 'update',
    digest: 'd',
    commit: 'c',
  }));

test('the first file has the name that it always had', () => {
  expect([1, 2, 12].map(publishedFile)).toEqual([
    'published.jsonl',
    'published-2.jsonl',
    'published-12.jsonl',
  ]);
  expect(receipts(1).map(ledgerFileOf)).toEqual([publishedFile(1)]);
});

test.each<[string, number | null]>([
  ['published.jsonl', 1],
  ['published-2.jsonl', 2],
  ['published-1.jsonl', null],
  ['published-02.jsonl', null],
  ['published-x.jsonl', null],
  ['pull-requests/2.jsonl', null],
  ['takedowns.jsonl', null],
])('%s is part %s of the receipts', (path, part) => {
  expect(partOf(path)).toBe(part);
});

test('receipts go to the newest file until it is full, and read as one list', () => {
  const first = filed(new Map(), receipts(FULL - 1));
  expect(first.map(({ file, records }) => [file, records.length])).toEqual([['published.jsonl', FULL - 1]]);
  const files = new Map(first.map(({ file, records }) => [file, records]));
  const second = filed(files, receipts(2 * FULL, FULL - 1));
  expect(second.map(({ file, records }) => [file, records.length])).toEqual([
    ['published.jsonl', 1],
    ['published-2.jsonl', FULL],
    ['published-3.jsonl', FULL - 1],
  ]);
  for (const { file, records } of second.reverse()) files.set(file, [...(files.get(file) ?? []), ...records]);
  expect(publishedIn(files)).toEqual(receipts(3 * FULL - 1));
  expect(filed(files, [])).toEqual([]);
});

test('a file that somebody took away is missed where a later one is there', () => {
  expect(missingFiles(['published.jsonl', 'published-2.jsonl', 'genesis.jsonl'])).toEqual([]);
  expect(missingFiles(['published-3.jsonl', 'published.jsonl'])).toEqual(['published-2.jsonl']);
  expect(missingFiles(['genesis.jsonl'])).toEqual([]);
});
