import type { Position } from '../model/document.ts';

/** What a line that is no YAML most probably suffers from; each has a sentence and a fix of its own. */
export type SyntaxProblem =
  | 'tab'
  | 'colon-missing'
  | 'colon-in-text'
  | 'special-character'
  | 'text-after-quote'
  | 'indentation'
  | 'unclosed'
  | 'comma'
  | 'escape'
  | 'control-character'
  | 'conflict'
  | 'other';

export interface Diagnosis {
  problem: SyntaxProblem;
  /** Where the cause is, which is often above the place where the parser gave up. */
  at: Position;
}

const LINE_BREAK = /\r\n|\n|\r/;
const HAS_COLON = /:(\s|$)/;
/** Nothing but a comment, a list item or a marker: no line of the form `name: value` is expected there. */
const NO_ENTRY = /^\s*(#|-(\s|$)|---|$)/;

/** Judges by js-yaml's reason (5.5), the line it names and the lines above. */
export function diagnose(reason: string, text: string, at: Position): Diagnosis {
  const lines = text.split(LINE_BREAK);
  const line = lines[at.line - 1] ?? '';
  const conflict = lines.findIndex((candidate) => /^<{7} /.test(candidate));
  if (conflict >= 0) return { problem: 'conflict', at: start(lines, conflict + 1) };
  if (/^ *\t/.test(line)) return { problem: 'tab', at };
  if (/non-printable|null byte/.test(reason)) return { problem: 'control-character', at };
  if (/escape|hexadecimal/.test(reason)) return { problem: 'escape', at };
  if (/comma|found ','/.test(reason)) return { problem: 'comma', at };
  if (/unexpected end|deficient indentation/.test(reason))
    return unclosed(lines, at) ?? { problem: 'indentation', at };
  if (/bad indentation/.test(reason)) return { problem: inLine(line, at.column), at };
  if (/block mapping entry|expected ':'|end of the stream/.test(reason)) {
    const above = lastIndex(
      lines,
      at.line,
      (candidate) => !NO_ENTRY.test(candidate) && !HAS_COLON.test(candidate),
    );
    if (above !== null) return { problem: 'colon-missing', at: start(lines, above) };
  }
  if (/whitespace character is expected/.test(reason)) return { problem: 'colon-missing', at };
  return { problem: 'other', at };
}

/** The parser stopped in the middle of a line: what stands before it was taken for a whole value. */
function inLine(line: string, column: number): SyntaxProblem {
  const entry = /^(?<indent>\s*(?:-\s+)*)(?:[^\s:"'][^:]*:\s+)?(?<value>.*)$/.exec(line)?.groups;
  if (column - 1 <= (entry?.indent ?? '').length) return 'indentation';
  const value = entry?.value ?? '';
  if (/^[@`%]/.test(value)) return 'special-character';
  if (/^["']/.test(value)) return 'text-after-quote';
  return HAS_COLON.test(value) ? 'colon-in-text' : 'indentation';
}

/** The nearest line above with a quotation mark, bracket or brace that it does not close. */
function unclosed(lines: readonly string[], at: Position): Diagnosis | null {
  const found = lastIndex(lines, at.line, (line) => {
    const plain = line.replaceAll(/\\./g, '');
    const count = (mark: string): number => plain.split(mark).length - 1;
    return (
      count('"') % 2 === 1 ||
      count('[') > count(']') ||
      count('{') > count('}') ||
      /(^|[\s[{,])'[^']*$/.test(plain)
    );
  });
  return found === null ? null : { problem: 'unclosed', at: start(lines, found) };
}

/** The last line up to this one (1-based) that fits, at most a hundred lines back. */
function lastIndex(lines: readonly string[], line: number, fits: (line: string) => boolean): number | null {
  for (let i = Math.min(line, lines.length); i > Math.max(0, line - 100); i -= 1) {
    if (fits(lines[i - 1] ?? '')) return i;
  }
  return null;
}

function start(lines: readonly string[], line: number): Position {
  return { line, column: (/\S/.exec(lines[line - 1] ?? '')?.index ?? 0) + 1 };
}
