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
    fix: () => 'fill it in; "npm run daylight -- new" writes one to start from.',
  },
  'yaml-syntax': {
    expected: (p) => syntax(p.reason).expected,
    found: (p) => syntax(p.reason).found,
    fix: (p) => syntax(p.reason).fix,
  },
  'yaml-tab': {
    expected: () => 'spaces at the start of the line',
    found: () => 'a tab',
    fix: () => 'replace the tab with spaces, two for each step inwards.',
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

/** js-yaml's reasons (5.5), by how they begin, in words for people who never heard of YAML. */
const REASONS: [begins: string, plain: Plain][] = [
  [
    'bad indentation',
    {
      expected: 'the same indentation as the lines around it',
      found: 'a line that is further in or out, or a second colon in unquoted text',
      fix: 'start the line in the same column as its neighbours; text that contains a colon and a space goes in quotation marks.',
    },
  ],
  [
    'can not read a block mapping entry',
    {
      expected: '"name: value"',
      found: 'a line without a colon',
      fix: 'add the colon and a space after the name, or indent the line if it continues the text above.',
    },
  ],
  [
    "expected ':'",
    {
      expected: '"name: value"',
      found: 'a line without a colon',
      fix: 'add the colon and a space after the name, or indent the line if it continues the text above.',
    },
  ],
  [
    'a whitespace character is expected after the key',
    {
      expected: 'a space after the colon',
      found: 'none',
      fix: 'write "name: value" with a space after the colon.',
    },
  ],
  [
    'unexpected end of the stream within a double',
    {
      expected: 'a closing quotation mark (")',
      found: 'the end of the file',
      fix: 'find the text that opens with " and close it; a quotation mark inside it is written \\".',
    },
  ],
  [
    'unexpected end of the document within a double',
    {
      expected: 'a closing quotation mark (")',
      found: 'a line of ---',
      fix: 'find the text that opens with " and close it.',
    },
  ],
  [
    'unexpected end of the stream within a single',
    {
      expected: "a closing quotation mark (')",
      found: 'the end of the file',
      fix: "find the text that opens with ' and close it; an apostrophe inside it is written twice ('').",
    },
  ],
  [
    'unexpected end of the document within a single',
    {
      expected: "a closing quotation mark (')",
      found: 'a line of ---',
      fix: "find the text that opens with ' and close it.",
    },
  ],
  [
    'unexpected end of the stream within a flow',
    {
      expected: 'a closing bracket or brace',
      found: 'the end of the file',
      fix: 'find the [ or { that is still open and close it.',
    },
  ],
  [
    'missed comma',
    {
      expected: 'a comma between the items',
      found: 'none',
      fix: 'separate the items in brackets or braces with commas; text with special characters goes in quotation marks.',
    },
  ],
  [
    'expected the node content',
    { expected: 'an item between the commas', found: 'none', fix: 'remove the extra comma.' },
  ],
  [
    'deficient indentation',
    {
      expected: 'the rest of the text or list further in than its name',
      found: 'a line that is not',
      fix: 'indent the line by two more spaces, or close the quotation mark or bracket above it.',
    },
  ],
  [
    'unknown escape',
    {
      expected: 'a plain backslash',
      found: 'one inside double quotation marks, where it has a meaning of its own',
      fix: "use single quotation marks (') around the text, or write \\\\.",
    },
  ],
  [
    'expected hexadecimal',
    {
      expected: 'a plain backslash',
      found: 'one inside double quotation marks, where it has a meaning of its own',
      fix: "use single quotation marks (') around the text, or write \\\\.",
    },
  ],
  [
    'the stream contains non-printable',
    {
      expected: 'characters that can be seen',
      found: 'an invisible control character on this line',
      fix: 'delete the line and type it again; it was probably pasted from another program.',
    },
  ],
  [
    'end of the stream',
    {
      expected: '"name: value"',
      found: 'something YAML cannot place',
      fix: 'check this line and the one above: a forgotten colon, or text that begins with a special character and needs quotation marks.',
    },
  ],
];

function syntax(reason: unknown): Plain {
  const known = REASONS.find(([begins]) => String(reason).startsWith(begins));
  return (
    known?.[1] ?? {
      expected: 'a file that can be read as YAML',
      found: `a mistake on this line (${text(reason)})`,
      fix: 'compare the line with its neighbours: colons, spaces, quotation marks and brackets.',
    }
  );
}

function kilobytes(bytes: unknown): string {
  return `${Math.ceil(Number(bytes) / 1024)} KB`;
}
