import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSituation } from '../cases/situation.ts';
import { unrecorded } from '../ledger/recorded.ts';
import type { PullRequestFacts, ReviewFacts } from '../model/facts.ts';
import type { LedgerRecord } from '../model/ledger.ts';
import { assess } from './assess.ts';
import { covers } from './covers.ts';
import { roleOf } from './role-key.ts';

const signedAll = readSituation(new URL('../cases/all-signed-is-ready/facts.yml', import.meta.url));
/** Everything is answered, and nobody has said anything yet. */
const open: PullRequestFacts = { ...signedAll.pullRequest, ledger: [], reviews: [], submissions: [] };
const required = assess(signedAll, open).signOffs.map(({ role }) => role);
const rosters = required.map((role) => open.members[role]?.members ?? []);
const everybody = [...new Set(rosters.flat())];

type Said = Pick<ReviewFacts, 'id' | 'by' | 'at'> & { state: 'approved' | 'changes-requested' | 'commented' };

const said = (people: string[]): fc.Arbitrary<Said[]> =>
  fc
    .array(
      fc.record({
        by: fc.constantFrom(...people),
        state: fc.constantFrom<Said['state']>('approved', 'approved', 'changes-requested', 'commented'),
      }),
      { maxLength: 10 },
    )
    .map((reviews) =>
      reviews.map((review, i) => ({ ...review, id: i + 1, at: `2026-11-22T10:${10 + i}:00Z` })),
    );

function review({ id, by, at, state }: Said, dismissed = false, seen = false): ReviewFacts {
  return {
    id,
    by,
    bot: false,
    state: dismissed && state !== 'commented' ? 'dismissed' : state,
    commit: open.head,
    ...(seen ? { seenAt: open.head } : {}),
    at,
    body: '',
  };
}

/** A run of the gate over these reviews, on what earlier runs have recorded; returns the ledger after it. */
function run(reviews: ReviewFacts[], ledger: LedgerRecord[]) {
  const assessment = assess(signedAll, { ...open, reviews, ledger });
  return { assessment, ledger: [...ledger, ...unrecorded(ledger, assessment.records)] };
}

const standing = ({ assessment }: ReturnType<typeof run>) => ({
  verdict: assessment.verdict,
  stage: assessment.stage,
  signOffs: assessment.signOffs.map(({ role, state, by }) => [role, state, by]),
});

describe('an approval', () => {
  test('never takes a sign-off away, and never turns green to anything else', () => {
    fc.assert(
      fc.property(said(everybody), fc.constantFrom(...everybody), (reviews, by) => {
        const before = run(
          reviews.map((each) => review(each)),
          [],
        );
        const more: Said = { id: 99, by, state: 'approved', at: '2026-11-22T11:00:00Z' };
        const after = run(
          [...reviews, more].map((each) => review(each)),
          before.ledger,
        );
        const approved = ({ assessment }: typeof before) =>
          assessment.signOffs.filter(({ state }) => state === 'approved').map(({ role }) => role);
        expect(approved(after)).toEqual(expect.arrayContaining(approved(before)));
        if (before.assessment.verdict === 'success') expect(after.assessment.verdict).toBe('success');
      }),
    );
  });

  test('of everybody but one role turns nothing green, whichever role it is and however often they say it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...required), fc.nat({ max: 3 }), (lacking, times) => {
        const alone = new Set(open.members[lacking]?.members ?? []);
        const people = everybody.filter((login) => !alone.has(login));
        const reviews = Array.from({ length: times + 1 }, (_, i) =>
          people.map((by, j) => ({
            id: i * 100 + j,
            by,
            state: 'approved' as const,
            at: '2026-11-22T10:00:00Z',
          })),
        ).flat();
        expect(
          run(
            reviews.map((each) => review(each)),
            [],
          ).assessment.verdict,
        ).not.toBe('success');
      }),
    );
  });
});

describe('people outside a role', () => {
  const strangers = [
    'omar-outsider',
    'ciro-ciso2',
    'сiro-ciso',
    'ｃｉｒｏ-ciso',
    'ciro-ciso ',
    'sam-steward',
  ];

  test('leave the verdict as it is, whatever they say and however it is recorded', () => {
    fc.assert(
      fc.property(said(everybody), said(strangers), (reviews, noise) => {
        const others = noise.map((each) => ({ ...each, id: each.id + 500 }));
        const without = run(
          reviews.map((each) => review(each)),
          [],
        );
        const between = run(
          others.map((each) => review(each)),
          [],
        );
        const within = run(
          [...reviews, ...others].map((each) => review(each)),
          between.ledger,
        );
        expect(standing(within)).toEqual(standing(without));
      }),
    );
  });

  test('cannot sign by a line in the ledger either, once they are off the roster', () => {
    fc.assert(
      fc.property(fc.constantFrom(...required), (role) => {
        const full = run(
          everybody.map((by, id) => review({ id, by, state: 'approved', at: '2026-11-22T10:00:00Z' })),
          [],
        );
        expect(full.assessment.verdict).toBe('success');
        const members = { ...open.members, [role]: { members: ['somebody-new'] } };
        expect(assess(signedAll, { ...open, members, ledger: full.ledger }).verdict).not.toBe('success');
      }),
    );
  });
});

describe('events', () => {
  /** Each run sees the reviews given so far, some of them taken back by then; which runs there are is chance. */
  const history = fc.record({
    reviews: said(everybody),
    dismissed: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
    runs: fc.array(
      fc.record({ seen: fc.nat({ max: 10 }), dismissals: fc.boolean(), relayed: fc.nat({ max: 9 }) }),
      { maxLength: 6 },
    ),
  });

  test('delivered late, twice, in another order or never lead to the same end as a single sweep', () => {
    fc.assert(
      fc.property(history, ({ reviews, dismissed, runs }) => {
        const back = new Set(dismissed);
        const all = reviews.map((each, i) => review(each, back.has(i)));
        let ledger: LedgerRecord[] = [];
        for (const { seen, dismissals, relayed } of runs) {
          const part = reviews
            .slice(0, seen)
            .map((each, i) => review(each, dismissals && back.has(i), i === relayed));
          ledger = run(part, ledger).ledger;
        }
        const once = run(all, []);
        const end = run(all, ledger);
        expect(standing(end)).toEqual(standing(once));
        expect(run(all, end.ledger).ledger, 'and nothing is recorded twice').toEqual(end.ledger);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a change', () => {
  const parts = Object.keys(signedAll.datasets[0]?.head?.parts ?? {});

  test('outside what a role covers never makes it stale; within, it always does', () => {
    const everyone = everybody.map((by, id) =>
      review({ id, by, state: 'approved', at: '2026-11-22T10:00:00Z' }),
    );
    const { ledger } = run(everyone, []);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }), (changed) => {
        const facts = structuredClone(signedAll);
        const head = facts.datasets[0]?.head;
        for (const part of changed) if (head) head.parts[part] = 'changed';
        const { signOffs } = assess(facts, { ...open, ledger });
        for (const { role: key, state } of signOffs) {
          const role = roleOf(facts.policy.governance, key);
          const touched = role !== undefined && changed.some((part) => covers(role, part));
          expect([key, state]).toEqual([key, touched ? 'stale' : 'approved']);
        }
      }),
    );
  });
});
