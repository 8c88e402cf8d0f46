import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { licenseIdOf, plain, tagsOf } from './words.ts';

test.each([
  [['Parks & trees'], ['Parks trees']],
  [['a', '🌳', '  '], []],
  [
    ['b/c', 'b c', 'über-groß_1.0'],
    ['b c', 'über-groß_1.0'],
  ],
  [
    ['e\u0301te\u0301', '𝒳𝒳', '𝒳'],
    ['été', '𝒳𝒳'],
  ],
  [[`${'L'.repeat(99)} M`], ['L'.repeat(99)]],
])('keywords %j become tags %j', (keywords, tags) => {
  expect(tagsOf(keywords)).toEqual(tags);
});

test('every tag is one that CKAN takes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 150 })), (keywords) => {
      for (const tag of tagsOf(keywords)) expect(tag).toMatch(/^[\p{L}\p{N}_\-. ]{2,100}$/u);
    }),
  );
});

test('text loses what CKAN would not give back, and nothing else', () => {
  expect(plain(' a\r\nb\rc\u0000\u0007\td \n')).toBe('a\nb\nc\td');
  expect(plain('\u0085 \u0085a\u0085b\u2028\u0085')).toBe('a\u0085b');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});

test('a licence has the id by which CKAN knows it', () => {
  expect(['CC0-1.0', 'CC-BY-4.0', 'arroyo-licence'].map(licenseIdOf)).toEqual([
    'cc-zero',
    'cc-by',
    'arroyo-licence',
  ]);
});
