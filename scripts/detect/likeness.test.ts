import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf } from './characters.ts';
import { concerns, type Detector } from './detector.ts';
import { detectors } from './index.ts';
import { plantedKinds } from './planted-kinds.ts';

/** Values of every kind that is looked for, in every disguise, and whatever else fits or comes near. */
const planted = plantedKinds.flatMap(({ disguises }) =>
  disguises.flatMap(({ value }) => Array.from({ length: 8 }, (_, i) => value(i))),
);
const near = [
  ...[
    '1200 block of Oak St',
    '12 Oak St',
    '5.5E+15',
    '3E+05',
    '#DIV/0!',
    'Jan-20',
    '12 km',
    '$1,234.50',
    '1,234',
  ],
  ...['ssn 000-12-3456', 'SSN: 123-45-6789', 'born 3/4/1980', 'plate 7ABC123', 'DE89370400440532013000'],
  ...['=SUM(A1:A9)', 'A 9', '311@arroyo.example', 'Maria Garcia called at 9', '<script>1</script>'],
];
const value = fc.constantFrom(...planted, ...near);
const digit = fc.constantFrom(...'0123456789');

function verdict({ digits, fits, fails }: Detector, text: string): unknown {
  return typeof digits === 'function' ? digits(text) : [fits(text), !fits(text) && fails?.(text) === true];
}

test('what a detector says of digits is true: it judges two values alike that differ in nothing else', () => {
  fc.assert(
    fc.property(value, fc.array(digit, { minLength: 1, maxLength: 40 }), (text, others) => {
      let i = 0;
      const other = text.replaceAll(/[0-9]/g, () => others[i++ % others.length] ?? '0');
      for (const detector of detectors.filter(({ digits }) => digits !== undefined))
        expect([detector.kind, other, verdict(detector, other)]).toEqual([
          detector.kind,
          other,
          verdict(detector, text),
        ]);
    }),
    { numRuns: 5_000 },
  );
});

test('where a detector passes values over by their letters, it would find nothing in them', () => {
  for (const text of [...planted, ...near]) {
    const held = charactersOf(text);
    for (const detector of detectors)
      if (
        typeof detector.digits === 'function' &&
        concerns(detector, held, text.length) &&
        detector.fits(text)
      )
        expect([text, detector.digits(text)]).toEqual([text, true]);
  }
});
