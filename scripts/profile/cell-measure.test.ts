import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectors } from '../detect/index.ts';
import { type Measure, measureIn } from './cell-measure.ts';
import { cellType } from './cell-type.ts';
import { placeOfText } from './instant.ts';

const measure = fc.oneof(
  fc.stringMatching(/^[+-]?\d{1,9}(\.\d{0,12})?$/),
  fc.stringMatching(/^(19|20)\d\d-[01]\d-[0-3]\d$/),
  fc.stringMatching(/^(19|20)\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d(:[0-5]\d)?Z?$/),
  fc.string({ maxLength: 12 }),
);

function measured(text: string): Measure | null {
  const into: Measure = { type: 'string', value: 0 };
  const bytes = Buffer.from(text);
  return measureIn(bytes, 0, bytes.length, into) ? into : null;
}

function typeOf(text: string) {
  return measured(text)?.type ?? null;
}

test('a measure has the type that its text has', () => {
  fc.assert(
    fc.property(measure, (text) => {
      const type = typeOf(text);
      if (type !== null) expect(type).toBe(cellType(text));
    }),
    { numRuns: 5_000 },
  );
  expect(['12', '-118.243683', '2026-03-28', '2026-03-31T23:59:59Z'].map(typeOf)).toEqual([
    'integer',
    'number',
    'date',
    'datetime',
  ]);
});

test('a measure has the value that its text has', () => {
  fc.assert(
    fc.property(measure, (text) => {
      const { type, value } = measured(text) ?? {};
      if (type === undefined) return;
      expect(value).toBe(type === 'integer' || type === 'number' ? Number(text) : placeOfText(text));
    }),
    { numRuns: 5_000 },
  );
  expect(measured('-118.243683')?.value).toBe(-118.243683);
});

test('no detector knows a measure, or what it failed to be, unless a header says so', () => {
  const unasked = detectors.filter(({ shape }) => shape !== 'weak');
  fc.assert(
    fc.property(measure, (text) => {
      if (typeOf(text) === null) return;
      for (const { kind, fits, fails } of unasked)
        expect(fits(text) || fails?.(text) === true, `${kind}: ${text}`).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});
