/** What a value holds, as bits: most detectors look for something that most values do not even have the letters for. */
export const DIGIT = 1;
export const AT = 2;
/** White space or comma: what stands between words. */
export const GAP = 4;
/** Point, colon or backslash: what addresses are joined by. */
export const JOINT = 8;
/** What a formula, or an error in place of its result, may begin with. */
export const SIGN = 16;
/** Angle bracket or colon: what markup and the schemes of scripts have. */
export const MARKUP = 32;
/** Whatever is no printable ASCII character. */
export const OTHER = 64;
export const LETTER = 256;
/** Nine digits or more, as numbers of people and of their things have. */
export const DIGITS = 128;
const MANY = 9;
/** What stands between a name and its value. */
export const ASSIGNMENT = 512;
/** A run without white space that is longer than the words of people. */
export const RUN = 1024;
const LONG = 14;
/** A digit for certain: the other bits say what may be there. */
export const ASCII_DIGIT = 2048;

const CLASSES: [bit: number, characters: string][] = [
  [DIGIT | ASCII_DIGIT, '0123456789'],
  [AT, '@'],
  [GAP, ' ,\t\n\v\f\r'],
  [JOINT, '.:\\'],
  [SIGN, '=@+-#\t\r'],
  [MARKUP, '<:'],
  [ASSIGNMENT, ':='],
  [LETTER, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
];

const ASCII = 128;
const SPACE = 0x20;
const BITS = Uint16Array.from({ length: ASCII }, (_, code) => {
  const printable = code >= 0x20 && code < 0x7f;
  return CLASSES.reduce(
    (bits, [bit, characters]) => (characters.includes(String.fromCharCode(code)) ? bits | bit : bits),
    printable ? 0 : OTHER,
  );
});
/** Digits, signs and spaces have other forms in other scripts. */
const ANY = 0x3ff;

export function charactersOf(value: string): number {
  let bits = 0;
  let digits = 0;
  let gap = -1;
  const { length } = value;
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i);
    const bit = code < ASCII ? (BITS[code] as number) : ANY;
    bits |= bit;
    digits += bit & DIGIT;
    if (code <= SPACE) {
      if (i - gap > LONG) bits |= RUN;
      gap = i;
    }
  }
  return bits | (digits < MANY ? 0 : DIGITS) | (length - gap > LONG ? RUN : 0);
}
