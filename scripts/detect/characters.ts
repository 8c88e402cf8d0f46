/** What a value holds, as bits: most detectors look for something that most values do not even have the letters for. */
export const DIGIT = 1;
export const AT = 2;
/** White space or comma: what stands between words. */
export const GAP = 4;
/** Point, colon or backslash: what addresses are joined by. */
export const JOINT = 8;
/** What a formula may begin with. */
export const SIGN = 16;
/** Angle bracket or colon: what markup and the schemes of scripts have. */
export const MARKUP = 32;
/** Whatever is no printable ASCII character. */
export const OTHER = 64;
export const LETTER = 256;
/** Nine digits or more, as numbers of people and of their things have. */
export const DIGITS = 128;
const MANY = 9;

const CLASSES: [bit: number, characters: string][] = [
  [DIGIT, '0123456789'],
  [AT, '@'],
  [GAP, ' ,\t\n\v\f\r'],
  [JOINT, '.:\\'],
  [SIGN, '=@+-\t\r'],
  [MARKUP, '<:'],
  [LETTER, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
];

const ASCII = 128;
const BITS = Uint16Array.from({ length: ASCII }, (_, code) => {
  const printable = code >= 0x20 && code < 0x7f;
  return CLASSES.reduce(
    (bits, [bit, characters]) => (characters.includes(String.fromCharCode(code)) ? bits | bit : bits),
    printable ? 0 : OTHER,
  );
});
/** Digits, signs and spaces have other forms in other scripts. */
const ANY = 0x1ff;

export function charactersOf(value: string): number {
  let bits = 0;
  let digits = 0;
  for (let i = 0; i < value.length; i++) {
    const bit = BITS[value.charCodeAt(i)] ?? ANY;
    bits |= bit;
    digits += bit & DIGIT;
  }
  return digits < MANY ? bits : bits | DIGITS;
}
