import { OTHER } from './characters.ts';

/** Quotes, white space and the apostrophe by which spreadsheets are told that a number is text. */
const PADDING = /^[\s"'`´‘’“”]+|[\s"'`´‘’“”;,]+$/g;
const HYPHENS = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** Digits of scripts that are no other form of the Latin ones. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

/** A value without what is put around it or between its digits to look better, or to pass unseen. */
export function plainly(value: string, held: number): string {
  const folded =
    (held & OTHER) === 0
      ? value
      : value
          .normalize('NFKC')
          .replaceAll(HYPHENS, '-')
          .replaceAll(INVISIBLE, '')
          .replaceAll('\u00a0', ' ')
          .replaceAll(OTHER_DIGIT, latinDigit);
  if (!isPadded(folded)) return folded;
  const text = /^="([^"]*)"$/.exec(folded)?.[1] ?? folded;
  // A column of numbers with an empty cell leaves some programs as decimals: 123456789.0
  return text.replaceAll(PADDING, '').replace(/^(\d{8,19})\.0$/, '$1');
}

/** Digits stand in tens, of which each begins at the first or at the seventh place of its row in Unicode. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const row = code - (code % 16);
  return String(/\p{Nd}/u.test(String.fromCodePoint(row)) ? code - row : code - row - 6);
}

/** Most values begin and end with a letter or a digit, and are left as they are. */
function isPadded(value: string): boolean {
  return (
    !isAlphanumeric(value.charCodeAt(0)) ||
    !isAlphanumeric(value.charCodeAt(value.length - 1)) ||
    value.endsWith('.0')
  );
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
