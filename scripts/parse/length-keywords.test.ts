import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useLengthKeywords } from './length-keywords.ts';

const SCHEMA = { type: 'string', minLength: 2, maxLength: 4 };
const theirs = new Ajv2020({ allErrors: true });
const ours = new Ajv2020({ allErrors: true });
useLengthKeywords(ours);

/** Letters of one unit and of two, and halves of the latter. */
const TEXT = fc.array(fc.constantFrom('a', 'ñ', '🌳', '\ud83c', '\udf33'), { maxLength: 9 });

test('lengths are judged and told as ajv does it', () => {
  const [says, expected] = [ours.compile(SCHEMA), theirs.compile(SCHEMA)];
  fc.assert(
    fc.property(TEXT, (letters) => {
      const text = letters.join('');
      expect(says(text)).toBe(expected(text));
      expect(says.errors).toEqual(expected.errors);
    }),
  );
});
