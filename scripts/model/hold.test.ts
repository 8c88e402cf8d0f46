import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdText, parseHold, withoutSeal } from './hold.ts';

test('a hold is read back from its own line, whatever the reason says', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (reason) => {
      const hold = { at: '2026-11-23T12:00:00.000Z', by: 'carmen-cdo', role: 'department/parks', reason };
      expect(parseHold(holdText(hold))).toEqual(hold);
    }),
  );
});

test('the seal behind it is no part of the reason', () => {
  const hold = {
    at: '2026-11-23T12:00:00.000Z',
    by: 'carmen-cdo',
    role: 'cdo',
    reason: 'names [of residents]',
  };
  const text = `${holdText(hold)} [${'0f'.repeat(32)}]`;
  expect(parseHold(text)).toEqual(hold);
  expect([withoutSeal(text), withoutSeal(holdText(hold))]).toEqual([holdText(hold), holdText(hold)]);
});

test('words that somebody wrote by hand are no takedown of ours', () => {
  expect(parseHold('names of residents')).toBeNull();
});
