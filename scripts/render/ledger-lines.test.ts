import { expect, test } from 'vitest';
import type { SignOffRecord } from '../model/ledger.ts';
import { ledgerLines } from './ledger-lines.ts';

const returned: SignOffRecord = {
  kind: 'sign-off',
  at: '2026-03-02T09:00:00Z',
  pullRequest: 12,
  role: 'ciso',
  by: 'ciro-ciso',
  decision: 'changes-requested',
  head: '4f3e2d1c4f3e2d1c4f3e2d1c4f3e2d1c4f3e2d1c',
  via: { review: 7 },
  parts: { 'environment/trees#data': '0'.repeat(64) },
  reason: 'The README names a server.\nPlease take it out.\u001b[2J',
};

test('who returned it, when, at which commit and why, in one line that cannot move the cursor', () => {
  expect(ledgerLines([returned], 'environment/trees')).toBe(
    '2026-03-02T09:00:00Z  ciso: ciro-ciso asked for changes to pull request 12 at 4f3e2d1 (review 7, 1 part): The README names a server. Please take it out.\uFFFD[2J',
  );
});
