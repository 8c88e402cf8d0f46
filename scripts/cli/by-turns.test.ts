import { expect, test } from 'vitest';
import { byTurns } from './by-turns.ts';

test.each([1, 7, 24, 60, 200])('of %i cases everybody is the first within a few hours for each', (count) => {
  const cases = Array.from({ length: count }, (_, i) => i);
  const begins = Date.parse('2026-11-23T00:23:00Z');
  const firsts = new Set<number>();
  for (let hour = 0; hour < 4 * count; hour += 1) {
    const turns = byTurns(cases, new Date(begins + hour * 3_600_000).toISOString());
    expect(turns.toSorted((a, b) => a - b)).toEqual(cases);
    firsts.add(turns[0] ?? -1);
  }
  expect(firsts.size).toBe(count);
});

test('of none there is none', () => {
  expect(byTurns([], '2026-11-23T00:23:00Z')).toEqual([]);
});
