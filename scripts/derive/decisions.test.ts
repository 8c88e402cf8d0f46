import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignOffRecord } from '../model/ledger.ts';
import { latestDecisions } from './decisions.ts';

function record(review: number, at: string, decision: SignOffRecord['decision'], by = 'ciro'): SignOffRecord {
  return {
    kind: 'sign-off',
    at,
    pullRequest: 1,
    role: 'ciso',
    by,
    decision,
    head: 'h',
    via: { review },
    parts: {},
  };
}

const given = [
  record(1, '10:00', 'approved'),
  record(2, '11:00', 'changes-requested'),
  record(3, '12:00', 'approved'),
  record(4, '09:00', 'approved', 'cleo'),
];

test('the latest review of each person decides', () => {
  expect(
    [...latestDecisions(given, 'ciso')].map(([by, r]) => [by, 'review' in r.via && r.via.review]),
  ).toEqual([
    ['cleo', 4],
    ['ciro', 3],
  ]);
});

test('events delivered late, twice or in another order lead to the same decisions', () => {
  const decisions = (records: SignOffRecord[]) => Object.fromEntries(latestDecisions(records, 'ciso'));
  fc.assert(
    fc.property(fc.shuffledSubarray([...given, ...given], { minLength: 8 }), (shuffled) => {
      expect(decisions(shuffled)).toEqual(decisions(given));
    }),
  );
});

test('a dismissal takes its review back and brings no earlier one to life', () => {
  const records = [...given, record(3, '12:00', 'dismissed')];
  expect(latestDecisions(records, 'ciso').has('ciro')).toBe(false);
});

test('another role’s decisions are not this role’s', () => {
  expect(latestDecisions(given, 'cdo').size).toBe(0);
});

test('somebody with a new name is still the one who decided before', () => {
  const records = [...given, record(5, '13:00', 'changes-requested', 'ciro-renamed')];
  const nameOf = ({ by }: SignOffRecord) => by.replace(/-renamed$/, '');
  expect([...latestDecisions(records, 'ciso', nameOf).values()].map(({ decision }) => decision)).toEqual([
    'approved',
    'changes-requested',
  ]);
});
