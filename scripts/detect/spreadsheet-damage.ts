import { DIGIT, LETTER, SIGN } from './characters.ts';
import type { Detector } from './detector.ts';

/**
 * Eleven digits and more, and six of them left: what spreadsheets make of long numbers. Smaller powers are measurements,
 * and so are numbers with more digits than a spreadsheet shows.
 */
export const scientificNumber: Detector = {
  kind: 'scientific-number',
  category: 'damage',
  needs: DIGIT | LETTER,
  length: [5, 40],
  shape: 'any',
  share: 0,
  digits: (value) => /^\d(\.\d{1,5})?E\+/i.test(value),
  fits: (value) => /^\d(\.\d{1,5})?E\+(1[1-9]|[2-9]\d)$/i.test(value),
};

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const MONTH_CODE = new RegExp(`^(${MONTH}-\\d{1,2}|\\d{1,2}-${MONTH})$`, 'i');

/** "1-20" as spreadsheets rewrite it: "Jan-20". */
export const monthCode: Detector = {
  kind: 'month-code',
  category: 'damage',
  needs: DIGIT | LETTER,
  length: [5, 6],
  shape: 'any',
  share: 0,
  digits: 'alike',
  fits: (value) => MONTH_CODE.test(value),
};

/** What a spreadsheet shows instead of a value. */
export const spreadsheetError: Detector = {
  kind: 'spreadsheet-error',
  category: 'damage',
  needs: SIGN,
  shape: 'any',
  share: 0,
  digits: (value) => value.startsWith('#'),
  fits: (value) => /^#(REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#{2,})$/i.test(value),
};
