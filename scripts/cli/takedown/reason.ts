import { isDataOfAPerson } from '../../detect/cell.ts';

/** The reason goes into the ledger, an issue and the portals' markers. */
const LONGEST = 300;
/** A telephone number or an address has up to so many words. */
const WORDS_OF_A_VALUE = 5;
/** Signs around a value; a telephone number may begin with a bracket or a plus. */
const BORDERS = [/^[^\p{L}\p{N}(+]+|[^\p{L}\p{N}]+$/gu, /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu];
const LEFT_OUT = '[left out]';

/** One short line. The ledger forgets nothing, so what looks like the data of a person does not get there, however it got here. */
export function reasonIn(text: string): string {
  const words = text
    .replaceAll(/\p{C}|\s+/gu, ' ')
    .trim()
    .split(/ +/)
    .slice(0, LONGEST);
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const held = valueAt(words, at);
    kept.push(held === 0 ? (words[at] ?? '') : LEFT_OUT);
    at += Math.max(1, held);
  }
  return kept.join(' ').slice(0, LONGEST);
}

/** How many words from here on are the data of a person. */
function valueAt(words: readonly string[], at: number): number {
  for (let count = WORDS_OF_A_VALUE; count > 0; count -= 1) {
    const value = words.slice(at, at + count).join(' ');
    if (BORDERS.some((border) => isDataOfAPerson(value.replace(border, '')))) return count;
  }
  return 0;
}
