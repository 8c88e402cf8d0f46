import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, NOTHING } from './cell-digest.ts';
import { DigestTable } from './digest-table.ts';

test.each([2, 4])('what was put is found again, and nothing else, however it grew (%i wide)', (width) => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 500 }), fc.string(), (values, other) => {
      const table = new DigestTable(width);
      for (const [i, value] of values.entries()) {
        const { high, low } = digestOf(value);
        table.put(table.find(high, low), high, low, i);
      }
      expect(table.size).toBe(values.length);
      for (const [i, value] of values.entries()) {
        const { high, low } = digestOf(value);
        const place = table.find(high, low);
        expect(table.isFree(place)).toBe(false);
        if (width === 4) expect(table.slots[place + 2]).toBe(i);
      }
      const { high, low } = digestOf(other);
      expect(table.isFree(table.find(high, low))).toBe(!values.includes(other));
    }),
  );
});

test('a hundred thousand numbers, codes and their neighbours have different digests', () => {
  const seen = new Set<string>();
  const values = [
    ...Array.from({ length: 100_000 }, (_, i) => String(i)),
    ...Array.from({ length: 100_000 }, (_, i) => `SR-${4_000_000 + i * 7}`),
    ...Array.from({ length: 100_000 }, (_, i) => (i / 1_000).toFixed(6)),
  ];
  for (const value of values) {
    const { high, low } = digestOf(value);
    seen.add(`${high} ${low}`);
  }
  expect(seen.size).toBe(new Set(values).size);
  expect(NOTHING).not.toEqual({ high: 0, low: 0 });
});
