import { SIGN } from './characters.ts';
import type { Detector } from './detector.ts';

/** A function's call, a cell of another sheet, another program (DDE). */
const CALL = /[A-Za-z][\w.]*\(|\w!\$?[A-Z]|\w\|'/;
/** No formula goes on so. */
const NO_OPERAND = /^[=@+＝＋－＠-]\s*[=>)\]},;:/*^]/;

/**
 * A cell that a spreadsheet would run (CWE-1236): = and its like, a tab or a carriage return first; a sign or an @ only
 * where a call, another sheet or a program follows. Signed numbers, "- see below", "-> 2 O(g)" and @handles are data.
 */
export const formula: Detector = {
  kind: 'formula',
  category: 'injection',
  needs: SIGN,
  shape: 'any',
  share: 0,
  digits: 'alike',
  fits: (value) =>
    /^[=@\t\r+＝＋－＠-]/.test(value) &&
    !NO_OPERAND.test(value) &&
    (/^[=＝\t\r]./s.test(value) || CALL.test(value)),
};
