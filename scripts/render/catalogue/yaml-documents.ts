import type { Params } from '../../model/finding.ts';
import { text } from '../words.ts';
import type { Sentence } from './sentence.ts';

/** What reading a file as text and as YAML can find, before anything it says is judged. */
export const yamlDocuments: Record<string, Sentence> = {
  'document-too-large': {
    expected: (p) => `a file of up to ${kilobytes(p.limit)}`,
    found: (p) => kilobytes(p.bytes),
    fix: () => 'this file holds descriptions only: move data into a data file, and long text into README.md.',
  },
  'not-utf-8': {
    expected: () => 'text saved as UTF-8',
    found: () => 'characters of another encoding on this line',
    fix: () =>
      'open the file in an editor, choose "Save with encoding", then UTF-8, and check letters with accents.',
  },
  'byte-order-mark': {
    expected: () => 'plain UTF-8',
    found: () => 'an invisible mark at the start of the file (byte order mark)',
    fix: () => 'save the file as "UTF-8" rather than "UTF-8 with BOM".',
  },
  'empty-file': {
    expected: () => 'a filled-in file',
    found: () => 'nothing',
    fix: () =>
      'fill it in; a file of the same name in another folder, or in a folder of "npm run daylight -- new", shows how.',
  },
  'yaml-syntax': {
    expected: (p) => syntax(p).expected,
    found: (p) => syntax(p).found,
    fix: (p) => syntax(p).fix,
  },
  'yaml-too-deep': {
    expected: (p) => `at most ${text(p.limit)} steps inwards`,
    found: () => 'more',
    fix: () => 'check the brackets and the indentation of this line.',
  },
  'duplicate-key': {
    expected: (p) => `"${text(p.key)}" once`,
    found: () => 'it a second time in the same group',
    fix: () => 'keep one of the two lines; nobody can tell which one counts.',
  },
  'yaml-alias': {
    expected: () => 'every value written out',
    found: (p) => `"${text(p.found)}", which YAML reads as a reference to another place`,
    fix: () => 'write the value itself; text that begins with & or * goes in quotation marks.',
  },
  'yaml-tag': {
    expected: () => 'plain values',
    found: (p) => `"${text(p.found)}", which YAML reads as a type`,
    fix: () => 'remove it; text that begins with an exclamation mark goes in quotation marks.',
  },
  'yaml-complex-key': {
    expected: () => 'a word before each colon',
    found: () => 'a list or a group in its place',
    fix: () =>
      'write "name: value"; text that begins with a bracket, a brace or a question mark goes in quotation marks.',
  },
  'yaml-multiple-documents': {
    expected: () => 'one document in the file',
    found: (p) => `${text(p.documents)}, separated by lines of ---`,
    fix: () => 'remove the lines that consist of --- and keep one document.',
  },
};

interface Plain {
  expected: string;
  found: string;
  fix: string;
}

/** Keyed by the problem that parsing suspects, in words for people who never heard of YAML. */
const PROBLEMS: Record<string, Plain> = {
  conflict: {
    expected: 'one version of the file',
    found: 'two, with the marks that Git leaves where two people changed the same lines',
    fix: 'keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
  },
  tab: {
    expected: 'spaces at the start of the line',
    found: 'a tab',
    fix: 'replace the tab with spaces, two for each step inwards.',
  },
  'colon-missing': {
    expected: '"name: value"',
    found: 'no colon with a space after it',
    fix: 'write a colon and a space after the name; if the line continues the text above, indent it further.',
  },
  'colon-in-text': {
    expected: 'one colon in an unquoted line',
    found: 'a second one in the text',
    fix: 'put the text after the first colon in quotation marks.',
  },
  'special-character': {
    expected: 'text that begins with a letter or digit',
    found: 'a special character (@, ` or %)',
    fix: 'put the text in quotation marks.',
  },
  'text-after-quote': {
    expected: 'nothing after the closing quotation mark',
    found: 'more text',
    fix: 'put the whole text in one pair of quotation marks: "…"; inside it, write \\" for a quotation mark.',
  },
  indentation: {
    expected: 'the same indentation as the lines around it',
    found: 'a line that stands further in or out',
    fix: 'start the line in the same column as its neighbours, two spaces further in than the line it belongs to.',
  },
  unclosed: {
    expected: 'every quotation mark, bracket and brace closed',
    found: 'one that is opened on this line and never closed',
    fix: 'close it at the end of the text or list.',
  },
  comma: {
    expected: 'items in brackets or braces with one comma between them',
    found: 'a comma too few or too many',
    fix: 'correct the commas; an item that contains a comma, colon or bracket goes in quotation marks.',
  },
  escape: {
    expected: 'plain text',
    found: 'a backslash inside "…", where it has a meaning of its own',
    fix: `put the text in '…' instead, or write two backslashes for one.`,
  },
  'control-character': {
    expected: 'characters that can be seen',
    found: 'an invisible control character on this line',
    fix: 'delete the line and type it again; it was probably pasted from another program.',
  },
};

function syntax(p: Params): Plain {
  const other = {
    expected: 'a line that can be read as YAML',
    found: `something else (${text(p.reason)})`,
    fix: 'compare the line and the one above with their neighbours: colons, spaces, quotation marks and brackets.',
  };
  return PROBLEMS[text(p.problem)] ?? other;
}

function kilobytes(bytes: unknown): string {
  return `${Math.ceil(Number(bytes) / 1024)} KB`;
}
