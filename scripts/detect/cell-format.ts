import { DIGIT, GAP, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';

/** Kinds of unit that people write behind a number. Letters alone may be a code: "12 A". */
const UNIT =
  /^[-+]?\d+([.,]\d+)?\s?(%|°[CF]?|km|m|cm|mm|mi|miles?|ft|feet|in|inch(es)?|yd|kg|g|lbs?|oz|tons?|t|l|gal|gallons?|hrs?|hours?|min|minutes?|sec|s|days?|years?|yrs?|mph|kmh|km\/h|kwh|mwh|kw|mw|acres?|ac|ha|sq\.? ?(ft|m|mi)|usd|dollars?)\.?$/i;

/** A number with its unit, a per cent sign: a program reads text. */
export const unitInCell: Detector = {
  kind: 'unit-in-cell',
  category: 'damage',
  needs: DIGIT,
  length: [2, 24],
  shape: 'faint',
  share: 0.5,
  denies: ['size', 'dimension', 'dimensions', 'code', 'grade', 'description', 'zone', 'route'],
  digits: 'alike',
  fits: (value) => !endsInDigit(value) && UNIT.test(value),
};

/** Plain numbers are most of what is looked at. */
function endsInDigit(value: string): boolean {
  const last = value.charCodeAt(value.length - 1);
  return last >= 48 && last <= 57;
}

const MONEY = /^-?\(?[$€£]\s?-?\d[\d,]*(\.\d+)?\)?$/;

/** "$1,234.50" is text too. */
export const currencyInCell: Detector = {
  kind: 'currency-in-cell',
  category: 'damage',
  needs: DIGIT,
  length: [2, 24],
  shape: 'faint',
  share: 0.5,
  digits: 'alike',
  fits: (value) => MONEY.test(value),
};

/** Commas between thousands: "1,234" is two cells to some programs and no number to the others. */
export const thousandsComma: Detector = {
  kind: 'thousands-comma',
  category: 'damage',
  needs: DIGIT,
  length: [5, 24],
  shape: 'faint',
  share: 0.1,
  digits: 'alike',
  fits: (value) => /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(value),
};

/** "1,50", as half of the world writes it: two cells to some programs and text to the others. Two codes in a cell look alike. */
export const decimalComma: Detector = {
  kind: 'decimal-comma',
  category: 'damage',
  needs: DIGIT | GAP,
  lacks: LETTER,
  length: [3, 24],
  shape: 'faint',
  share: 0.5,
  denies: ['codes', 'ids', 'districts', 'wards', 'zones', 'routes', 'lines', 'numbers'],
  digits: 'alike',
  fits: (value) => /^[-+]?(\d+|\d{1,3}(\.\d{3})+),(\d{1,2}|\d{4,})$/.test(value),
};
