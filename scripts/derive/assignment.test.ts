import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignPeople } from './assignment.ts';

const people = fc.constantFrom('ann', 'bea', 'cid', 'dan', 'eve');
const signed = fc.dictionary(
  fc.constantFrom('cdo', 'ciso', 'policy', 'itpc'),
  fc.uniqueArray(people, { maxLength: 5 }),
);

test('one person fills one role, and a role is filled only by somebody who signed for it', () => {
  fc.assert(
    fc.property(signed, (roles) => {
      const assigned = assignPeople(new Map(Object.entries(roles)));
      expect(new Set(assigned.values()).size).toBe(assigned.size);
      for (const [role, person] of assigned) expect(roles[role]).toContain(person);
    }),
  );
});

test('one more signature never leaves fewer roles filled', () => {
  fc.assert(
    fc.property(signed, fc.constantFrom('cdo', 'ciso', 'policy', 'itpc'), people, (roles, role, person) => {
      const before = assignPeople(new Map(Object.entries(roles))).size;
      const more = { ...roles, [role]: [...new Set([...(roles[role] ?? []), person])] };
      expect(assignPeople(new Map(Object.entries(more))).size).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('somebody who signed for two roles leaves one to the only other person who signed for it', () => {
  const assigned = assignPeople(
    new Map([
      ['cdo', ['carmen', 'casey']],
      ['ciso', ['carmen']],
    ]),
  );
  expect(Object.fromEntries(assigned)).toEqual({ cdo: 'casey', ciso: 'carmen' });
});

test('logins are compared without regard to case', () => {
  expect(
    assignPeople(
      new Map([
        ['cdo', ['Carmen']],
        ['ciso', ['carmen']],
      ]),
    ).size,
  ).toBe(1);
});
