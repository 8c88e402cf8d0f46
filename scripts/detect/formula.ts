import { SIGN } from './characters.ts';
import type { Detector } from './detector.ts';

/** A function's call, a cell of another sheet, another program (DDE). */
const CALL = /[A-Za-z][\w.]*\(|\w!\$?[A-Z]|\w\|'/;
/** No formula goes on so. */
const NO_OPERAND = /^[=@+＝＋－＠-]\s*[=>)\]},;:/*^]/;
/** Where a cell is pasted, a tab or the end of a line begins another one: what stands behind it runs, or is a word. */
const BEGINS_ANOTHER = /^[\t\r\n]\s*/;

/**
 * A cell that a spreadsheet would run (CWE-1236): = and its like; a sign or an @ only where a call, another sheet or a
 * program follows. Signed numbers, "- see below", "-> 2 O(g)" and @handles are data. A tab, a carriage return and a line
 * feed in front are what OWASP names beside them, and change nothing about that.
 */
export const formula: Detector = {
  kind: 'formula',
  category: 'injection',
  needs: SIGN,
  shape: 'any',
  share: 0,
  digits: 'alike',
  fits: (value) => {
    const begun = value.replace(BEGINS_ANOTHER, '');
    return (
      /^[=@+＝＋－＠-]/.test(begun) && !NO_OPERAND.test(begun) && (/^[=＝]./s.test(begun) || CALL.test(begun))
    );
  },
};

/** OWASP names a tab and a carriage return in front of any text. A label behind one is harmless, and nobody meant it to be there. */
export const cellBegun: Detector = {
  kind: 'formula',
  category: 'injection',
  needs: SIGN,
  shape: 'any',
  strength: 'possible',
  share: 0,
  digits: 'alike',
  fits: (value) => /^[\t\r]+\s*[^\s\d.,+-]/.test(value),
};
