import { GAP } from './characters.ts';
import type { Detector } from './detector.ts';

/** After the first. */
const LEAST_WORDS = 4;
const SPACE = 0x20;

/** Sentences of five words and more: where people write what they want, they write about people. Nothing is wrong with it before somebody read it. */
export const freeText: Detector = {
  kind: 'free-text',
  category: 'text',
  needs: GAP,
  length: [25, Number.POSITIVE_INFINITY],
  shape: 'faint',
  share: 0.5,
  fewest: 20,
  denies: ['address', 'location', 'species', 'organization', 'organisation', 'agency', 'title', 'category'],
  digits: 'alike',
  fits: (value) => wordsAfterFirst(value) >= LEAST_WORDS,
};

/** Words of two letters and more behind white space; counted as far as it matters. */
function wordsAfterFirst(value: string): number {
  let words = 0;
  for (let i = 1; i < value.length - 1 && words < LEAST_WORDS; i++) {
    if (value.charCodeAt(i - 1) > SPACE) continue;
    if (isLetter(value.charCodeAt(i)) && isLetter(value.charCodeAt(i + 1))) words += 1;
  }
  return words;
}

/** Of any script, as far as characters can be told apart cheaply: beyond ASCII most are letters. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xc0;
}
