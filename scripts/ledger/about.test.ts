import { expect, test } from 'vitest';
import type { ClearedRecord, SignOffRecord } from '../model/ledger.ts';
import { recordsAbout } from './about.ts';

const signed: SignOffRecord = {
  kind: 'sign-off',
  at: '2026-03-02T09:00:00Z',
  pullRequest: 12,
  role: 'ciso',
  by: 'ciro-ciso',
  decision: 'approved',
  head: '4f3e2d1c4f3e2d1c4f3e2d1c4f3e2d1c4f3e2d1c',
  via: { review: 7 },
  parts: { 'parks/trees#data': '0'.repeat(64), 'parks/benches#data': '1'.repeat(64) },
};
const cleared = (dataset: string): ClearedRecord => ({
  kind: 'cleared',
  at: signed.at,
  pullRequest: 12,
  dataset,
  digest: '2'.repeat(64),
  head: signed.head,
  signedBy: { ciso: 'ciro-ciso' },
});
const ledger = [signed, cleared('parks/trees'), cleared('parks/benches')];

test('a print for one dataset holds its sign-offs and what they cleared, and nothing about its neighbours', () => {
  expect(recordsAbout('parks/trees', ledger)).toEqual([signed, cleared('parks/trees')]);
});

test('a dataset whose name begins alike is another one', () => {
  expect(recordsAbout('parks/tree', ledger)).toEqual([]);
});
