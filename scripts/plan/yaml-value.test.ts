import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { yamlValue } from './yaml-value.ts';

test('whatever somebody wrote is read back as it was written, from one line', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const line = `answer: ${yamlValue(text)}`;
      expect(line).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
      expect(load(line)).toEqual({ answer: text });
    }),
    { numRuns: 2_000 },
  );
  for (let code = 0; code <= 0x2_100; code++) {
    const text = `a${String.fromCodePoint(code)}b`;
    expect(load(`answer: ${yamlValue(text)}`)).toEqual({ answer: text });
  }
});
