import { OTHER } from './characters.ts';
import type { Detector } from './detector.ts';

/** What UTF-8 becomes where it is read as Windows-1252 or Latin-1, and saved: `Ã©` for é, `â€™` for ’. */
const READ_WRONG = /Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u0080-\u00bf]|â(€|\u0080)[\u0080-\u00bf\u0152-\u2122]/;

export const garbledText: Detector = {
  kind: 'garbled-text',
  category: 'damage',
  needs: OTHER,
  shape: 'any',
  share: 0,
  fits: (value) => READ_WRONG.test(value),
};

/** Marks without width, and the mark of the order of bytes where two files were joined: the value looks like one that it is not. */
export const invisibleCharacter: Detector = {
  kind: 'invisible-character',
  category: 'damage',
  needs: OTHER,
  shape: 'any',
  share: 0,
  fits: (value) => /[\u200b\u2060\ufeff]/.test(value),
};
