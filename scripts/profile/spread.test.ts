import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Spread } from './spread.ts';

function spreadOf(measures: readonly number[]): Spread {
  const spread = new Spread();
  for (const measure of measures) spread.add(measure, 1);
  return spread;
}

test('no cell is lost, whatever comes first', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 2 }), (measures) => {
      const parts = spreadOf(measures).parts(16, Math.min(...measures), Math.max(...measures));
      if (parts !== null) expect(parts.reduce((a, b) => a + b, 0)).toBe(measures.length);
      else expect(new Set(measures.map((measure) => measure + 0)).size).toBe(1);
    }),
  );
});

test('parts say where the values are, to the width of a part', () => {
  const even = spreadOf(Array.from({ length: 16_000 }, (_, i) => (i * 7_919) % 16_000));
  for (const cells of even.parts(16, 0, 15_999) ?? []) {
    expect(cells).toBeGreaterThan(700);
    expect(cells).toBeLessThan(1_300);
  }
  const low = spreadOf([...Array.from({ length: 99 }, (_, i) => i / 100), 1_000]);
  expect(low.parts(4, 0, 1_000)).toEqual([99, 0, 0, 1]);
});

test('one value has no parts, and numbers without end are left out', () => {
  expect(spreadOf([5, 5, 5]).parts(16, 5, 5)).toBeNull();
  expect(spreadOf([Number.POSITIVE_INFINITY, 1, 2]).parts(2, 1, 2)).toEqual([1, 1]);
});
