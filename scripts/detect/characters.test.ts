import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf } from './characters.ts';
import { detectors } from './index.ts';

/** Pieces of which what is looked for can be put together. */
const PIECES = fc.constantFrom(
  ...[
    '123-45-6789',
    '4111111111111111',
    '213-555-0142',
    '1984-02-29',
    '1 Jan 1980',
    '20',
    '91',
    '8.8.8.8',
    '::1',
  ],
  ...[
    'Maria',
    'Garcia',
    'Main',
    'Street',
    'Jan',
    'host',
    'corp',
    'mail',
    'example',
    'javascript',
    'script',
    'SUM(',
  ],
  ...[
    '@',
    '.',
    ':',
    '//',
    '\\\\',
    '=',
    '＝',
    '-',
    '+',
    '<',
    '>',
    ',',
    ' ',
    '\t',
    '\u00a0',
    '\u0007',
    '\u202e',
    'ñ',
  ],
);
const VALUE = fc.array(PIECES, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));

test('a detector knows no value that lacks what it says it needs', () => {
  fc.assert(
    fc.property(VALUE, (value) => {
      const held = charactersOf(value);
      const overlooked = detectors.filter(
        ({ needs = 0, fits, fails }) => (held & needs) !== needs && (fits(value) || fails?.(value) === true),
      );
      expect(overlooked.map(({ kind }) => kind)).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});
