import { TextDecoder } from 'node:util';
import type { Decoding } from './decode.ts';

/**
 * What the beginning of a file is whose bytes are not all UTF-8, and the place of the first that is not. An encoding is named
 * only where every byte speaks for it: most of the world's encodings cannot be told apart by looking, and a wrong name sends
 * people the wrong way.
 */
export function otherEncoding(head: Uint8Array): Pick<Decoding, 'encoding' | 'notUtf8'> {
  const text = new TextDecoder('utf-8').decode(head);
  const broken = text.split(BROKEN).length - 1;
  const sound = (text.match(/[\u0080-\ufffc]/g) ?? []).length;
  // UTF-8 in which something went wrong; where, is told of the cell.
  if (sound > broken) return { encoding: 'utf-8' };
  const isWestern = looksWestern(new TextDecoder('windows-1252').decode(head));
  return { encoding: isWestern ? 'windows-1252' : 'unknown', notUtf8: placeOf(text, text.indexOf(BROKEN)) };
}

const BROKEN = '\ufffd';

function placeOf(text: string, index: number): { line: number; column: number } {
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const LETTER = 'À-ÖØ-öø-ÿŒœŠšŽžŸªº';
const SIGN = '€…‘’“”•–—™\u00a0¡¢£§©«®°±²³´µ·»¼½¾¿×';
/** Not in Western European text, or not where it stands: é of a Macintosh would be Ž within a word, ł of Poland ³. */
const FOREIGN = new RegExp(
  `[^\\0-\\x7f${LETTER}${SIGN}]|[a-z][À-ÖØ-ÞŒŠŽŸ]|[A-Za-z][\u00a0¡¢£§©«®°±²³»¼½¾¿×][a-z]`,
);
/** Whatever is more than ASCII. */
const OTHERS = /[\u0080-\uffff]+/g;
/** One of them by itself, or two small letters within a word (größe). */
const ALONE = /(?<![\u0080-\uffff])[\u0080-\uffff](?![\u0080-\uffff])|(?<=[a-z])[ß-öø-ÿœšž]{2}(?=[a-z])/g;
/** So many of them stand alone in all languages of Western Europe; in Russian or Chinese few do. */
const MOST = 0.8;

/** `text`: read as Windows-1252, which holds all of Latin-1. */
function looksWestern(text: string): boolean {
  if (FOREIGN.test(text)) return false;
  return (text.match(ALONE) ?? []).length >= (text.match(OTHERS) ?? []).length * MOST;
}
