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

const CLASSES: [bit: number, characters: string][] = [
  [DIGIT, '0123456789'],
  [AT, '@'],
  [GAP, ' ,\t\n\v\f\r'],
  [JOINT, '.:\\'],
  [SIGN, '=@+-\t\r'],
  [MARKUP, '<:'],
];

const ASCII = 128;
const BITS = Uint8Array.from({ length: ASCII }, (_, code) => {
  const printable = code >= 0x20 && code < 0x7f;
  return CLASSES.reduce(
    (bits, [bit, characters]) => (characters.includes(String.fromCharCode(code)) ? bits | bit : bits),
    printable ? 0 : OTHER,
  );
});
/** Digits, signs and spaces have other forms in other scripts. */
const ANY = 0xff;

export function charactersOf(value: string): number {
  let bits = 0;
  for (let i = 0; i < value.length; i++) bits |= BITS[value.charCodeAt(i)] ?? ANY;
  return bits;
}
