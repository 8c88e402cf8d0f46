import { describe, expect, test } from 'vitest';
import type { ClearedRecord, LedgerRecord, SignOffRecord } from '../model/ledger.ts';
import { clearancesIn } from './clearance.ts';
import { ledgerFileOf } from './paths.ts';
import { unrecorded } from './recorded.ts';

const signOff = (
  role: string,
  by: string,
  decision: SignOffRecord['decision'] = 'approved',
  review = 1,
): SignOffRecord => ({
  kind: 'sign-off',
  at: '2026-03-02T09:30:00Z',
  pullRequest: 7,
  role,
  by,
  decision,
  head: 'abc',
  via: { review },
  parts: {},
});
const cleared = (signedBy: Record<string, string>, at = '2026-03-03T00:00:00Z'): ClearedRecord => ({
  kind: 'cleared',
  at,
  pullRequest: 7,
  dataset: 'transport/trees',
  digest: 'd1',
  head: 'abc',
  signedBy,
});
const genesis = (role: string, by: string): LedgerRecord => ({
  kind: 'genesis',
  at: '2026-01-01T00:00:00Z',
  role,
  by,
  reason: 'carried over',
  datasets: { 'transport/trees': 'd1' },
});
const withheld: LedgerRecord = {
  kind: 'withheld',
  at: '2026-03-03T09:00:00Z',
  pullRequest: 7,
  role: 'ciso',
  by: 'ines',
  head: 'abc',
  comment: 1,
  datasets: ['transport/trees'],
  reason: 'graves of a family',
};
const find = (records: LedgerRecord[]) =>
  clearancesIn(new Map([['file', records]]), ['cdo', 'itpc'])('transport/trees', 'd1');

describe('what the ledger already holds', () => {
  test('the same event is recorded once, whoever saw it and whenever', () => {
    const held = [signOff('ciso', 'Ines')];
    expect(unrecorded(held, [{ ...signOff('ciso', 'ines'), head: 'other' }])).toEqual([]);
    expect(unrecorded(held, [signOff('ciso', 'ines', 'approved', 2)])).toHaveLength(1);
    expect(unrecorded([], [cleared({}), cleared({}, 'later')])).toHaveLength(1);
  });

  test('content is cleared anew after somebody objected, or withheld it', () => {
    for (const taken of [signOff('ciso', 'ines', 'changes-requested', 2), withheld])
      expect(unrecorded([cleared({}), taken], [cleared({}, 'later')])).toHaveLength(1);
  });

  test('content is cleared anew after somebody signed once more, so that what was taken down comes back', () => {
    const held = [signOff('ciso', 'ines'), cleared({})];
    const again = [signOff('ciso', 'ines', 'approved', 2), cleared({}, 'later')];
    expect(unrecorded(held, again)).toEqual(again);
    expect(unrecorded([...held, ...again], again)).toEqual([]);
  });

  test('each record has its file', () => {
    expect(ledgerFileOf(signOff('ciso', 'ines'))).toBe('pull-requests/7.jsonl');
    expect(ledgerFileOf(genesis('cdo', 'cleo'))).toBe('genesis.jsonl');
  });
});

describe('clearance', () => {
  test('needs every signature it names to stand in the same file', () => {
    expect(find([cleared({ ciso: 'ines' })])).toBeNull();
    expect(find([cleared({})])).toBeNull();
    expect(find([signOff('ciso', 'Ines'), cleared({ ciso: 'ines' })])).toMatchObject({
      pullRequest: 7,
      signedBy: { ciso: 'ines' },
    });
  });

  test('is taken back by a later objection or dismissal, until said anew', () => {
    const first = [signOff('ciso', 'ines'), cleared({ ciso: 'ines' })];
    expect(find([...first, signOff('cdo', 'cleo', 'changes-requested', 2)])).toBeNull();
    expect(find([...first, signOff('ciso', 'ines', 'dismissed')])).toBeNull();
    const again = [
      ...first,
      signOff('ciso', 'ines', 'dismissed'),
      signOff('ciso', 'ines', 'approved', 3),
      cleared({ ciso: 'ines' }),
    ];
    expect(find(again)).not.toBeNull();
  });

  test('of what was withheld needs its signatures again', () => {
    const signed = [signOff('ciso', 'ines'), cleared({ ciso: 'ines' })];
    expect(find([...signed, withheld])).toBeNull();
    expect(find([...signed, withheld, cleared({ ciso: 'ines' })]), 'signed before').toBeNull();
    expect(find([...signed, withheld, ...signed])).not.toBeNull();
  });

  test('an objection in one pull request says nothing about another', () => {
    const files = new Map<string, LedgerRecord[]>([
      ['pull-requests/7.jsonl', [signOff('ciso', 'ines'), cleared({ ciso: 'ines' })]],
      ['pull-requests/8.jsonl', [signOff('ciso', 'ines', 'changes-requested', 9)]],
    ]);
    expect(clearancesIn(files, ['cdo'])('transport/trees', 'd1')).not.toBeNull();
    expect(clearancesIn(files, ['cdo'])('transport/trees', 'd2')).toBeNull();
  });

  test('genesis needs every role of the policy lane, each a person of their own', () => {
    expect(find([genesis('cdo', 'cleo')])).toBeNull();
    expect(find([genesis('cdo', 'cleo'), genesis('itpc', 'Cleo')])).toBeNull();
    expect(find([genesis('cdo', 'cleo'), genesis('itpc', 'ivo')])).toEqual({
      at: '2026-01-01T00:00:00Z',
      signedBy: { cdo: 'cleo', itpc: 'ivo' },
    });
    expect(
      clearancesIn(new Map([['genesis.jsonl', [genesis('cdo', 'cleo')]]]), [])('transport/trees', 'd1'),
    ).toBeNull();
  });
});

test('what a large city publishes for the first time is compared in time that grows with its number', () => {
  const receipts = Array.from({ length: 20_000 }, (_, i): LedgerRecord => {
    const about = {
      kind: 'published',
      at: '2026-03-02T09:30:00Z',
      portal: 'site',
      action: 'create',
    } as const;
    return { ...about, dataset: `parks/dataset-${i}`, digest: 'd1', commit: 'abc' };
  });
  const half = receipts.slice(0, 10_000);
  expect(unrecorded(half, [...receipts, ...receipts])).toEqual(receipts.slice(10_000));
});
