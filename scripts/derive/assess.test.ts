import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSituation } from '../cases/situation.ts';
import type { ReviewFacts } from '../model/facts.ts';
import { assess } from './assess.ts';

const ready = readSituation(new URL('../cases/all-signed-is-ready/facts.yml', import.meta.url));
const pr = ready.pullRequest;
const members = Object.values(pr.members).flatMap((roster) => roster.members);

const review = fc.record({
  id: fc.integer({ min: 1000, max: 1999 }),
  by: fc.constantFrom(...members, 'sam-steward', 'omar-outsider', 'CIRO-CISO'),
  bot: fc.boolean(),
  state: fc.constantFrom<ReviewFacts['state']>('approved', 'changes-requested', 'commented', 'dismissed'),
  commit: fc.constantFrom('head-1', 'head-0'),
  seenAt: fc.constantFrom('head-1', 'head-0'),
  at: fc
    .date({ min: new Date('2026-11-21'), max: new Date('2026-11-23'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  body: fc.string(),
});
const reviews = fc.uniqueArray(review, { selector: (r) => r.id, maxLength: 8 });

/** The same pull request with nothing in the ledger but what these reviews lead to. */
function withReviews(given: ReviewFacts[], ledger = pr.ledger) {
  return assess(ready, { ...pr, ledger, reviews: given });
}

test('one more approval never takes a sign-off away', () => {
  fc.assert(
    fc.property(reviews, fc.constantFrom(...members), (given, by) => {
      const before = withReviews(given, []).signOffs.filter((s) => s.state === 'approved').length;
      const approval: ReviewFacts = {
        id: 9999,
        by,
        bot: false,
        state: 'approved',
        commit: 'head-1',
        seenAt: 'head-1',
        at: '2026-11-24T00:00:00Z',
        body: '',
      };
      const after = withReviews([...given, approval], []).signOffs.filter(
        (s) => s.state === 'approved',
      ).length;
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('reviews listed in another order, or twice over two runs, lead to the same verdict', () => {
  fc.assert(
    fc.property(reviews, (given) => {
      const once = withReviews(given);
      const turned = withReviews([...given].reverse());
      const again = withReviews(given, [...pr.ledger, ...once.records.filter((r) => r.kind === 'sign-off')]);
      const told = ({ verdict, stage, signOffs }: typeof once) => ({ verdict, stage, signOffs });
      expect(told(turned)).toEqual(told(once));
      expect(told(again)).toEqual(told(once));
    }),
  );
});
