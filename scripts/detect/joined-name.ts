import { ASCII_DIGIT, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';
import { asListed, isFamily, isGiven } from './known-names.ts';
import { LONGEST_NAME } from './names.ts';
import { fullName } from './personal-name.ts';

const MARK = /[/|^_.]/;
/** Between two letters: most values have none there, and are spared the dear look. */
const BETWEEN_LETTERS = /[A-Za-z\u00c0-\uffff][/|^_.][A-Za-z\u00c0-\uffff]/;

/** Words, each with one of the marks before it that programs put between the fields of a name. */
const JOINED = /^\p{L}[\p{L}'’ -]+([/|^_.])\p{L}[\p{L}'’ -]*(\1[\p{L}'’ -]*)*$/u;

function isJoined(value: string): boolean {
  return BETWEEN_LETTERS.test(value) && JOINED.test(value);
}

/** Given and family name, whichever is first. */
function isJoinedName(value: string): boolean {
  if (!isJoined(value)) return false;
  const [first = '', second = '', ...more] = asListed(value).split(MARK);
  const last = more.findLast((part) => part.length > 1) ?? second;
  return (isAFamily(first) && isGiven(second)) || (isGiven(first) && isAFamily(last));
}

/** "DE LA CRUZ", too. */
function isAFamily(words: string): boolean {
  return words.split(' ').some(isFamily);
}

/**
 * A name as programs write it: `Garcia/Maria`, `GARCIA^MARIA^L` (HL7), `garcia_maria`, `Maria.Garcia`. Of words that are
 * joined for other reasons ("Amber/Green") most are nobody's name.
 */
export const joinedName: Detector = {
  ...fullName,
  needs: LETTER,
  lacks: ASCII_DIGIT,
  length: [5, LONGEST_NAME],
  share: 0,
  fewest: 3,
  fits: isJoinedName,
  fails: isJoined,
};
