import type { Params } from '../../model/finding.ts';
import { plural, text } from '../words.ts';
import { governanceDocuments } from './governance-documents.ts';
import { inventoryDocuments } from './inventory-documents.ts';
import type { Sentence } from './sentence.ts';
import { yamlDocuments } from './yaml-documents.ts';

/** What holding a file against its schema can find. */
const schemaDocuments: Record<string, Sentence> = {
  'unknown-key': {
    expected: (p) =>
      p.closest ? 'a name that belongs here' : `one of the names that belong here${among(p.allowed)}`,
    found: (p) => `"${text(p.key)}"`,
    fix: (p) =>
      p.closest
        ? `write "${text(p.closest)}" instead, or remove the line.`
        : 'remove the line, or correct the name; check that it stands under the right heading (spaces at the start of the line count).',
  },
  'missing-key': {
    expected: (p) => `a line ${keys(p.key)}${inside(p.field)}`,
    found: () => 'none',
    fix: (p) => `add ${keys(p.key)} with its value.${about(p)}`,
  },
  'conflicting-keys': {
    expected: (p) => `either ${either(p.keys)}`,
    found: () => 'both',
    fix: () => 'keep the one that applies and remove the other.',
  },
  'blank-value': {
    expected: (p) => `something after "${name(p.field)}:"`,
    found: () => 'nothing',
    fix: (p) => `write it after the colon, or remove the line if it is not needed.${about(p)}`,
  },
  placeholder: {
    expected: (p) => `${text(p.field)} to be filled in`,
    found: (p) => `the placeholder "${text(p.found)}"`,
    fix: (p) => `replace the placeholder.${about(p)}`,
  },
  'wrong-type': {
    expected: (p) => field(p, kinds(p.types)),
    found: (p) => what(p),
    fix: (p) => typeFix(p),
  },
  'not-in-list': {
    expected: (p) => field(p, either(p.allowed)),
    found: (p) => what(p),
    fix: (p) => listFix(p),
  },
  'wrong-format': {
    expected: (p) => field(p, p.expected ? text(p.expected, 200) : formatWords(p.format)),
    found: (p) => what(p),
    fix: (p) => FORMAT_FIXES[text(p.format)] ?? 'write it in that form.',
  },
  'too-short': {
    expected: (p) => field(p, `at least ${amount(p.limit, p.kind)}`),
    found: (p) => text(p.size),
    fix: (p) => `add what is missing.${about(p)}`,
  },
  'too-long': {
    expected: (p) => field(p, `at most ${amount(p.limit, p.kind)}`),
    found: (p) => text(p.size),
    fix: (p) =>
      p.kind === 'text'
        ? 'shorten the text; details can go into the README.md of the folder.'
        : 'remove some of them.',
  },
  'out-of-range': {
    expected: (p) => field(p, `a number ${comparison(p.comparison)} ${text(p.limit)}`),
    found: (p) => what(p),
    fix: () => 'correct the number.',
  },
  'repeated-item': {
    expected: (p) => `every item once (${text(p.field)})`,
    found: (p) => `${what(p)} a second time`,
    fix: () => 'remove it here.',
  },
  'more-findings': {
    expected: () => 'a file with few mistakes',
    found: (p) => `${plural(p.count, 'more mistake')} in this file`,
    fix: () => 'mend those that are listed and check again; many of the others often go away with them.',
  },
};

/** Sentences of everything that reading a document can find. */
export const documents: Record<string, Sentence> = {
  ...yamlDocuments,
  ...schemaDocuments,
  ...governanceDocuments,
  ...inventoryDocuments,
};

/** "a, b or c" */
function either(values: unknown): string {
  const words = [values].flat().map((value) => text(value, 60));
  if (words.length <= 1) return words.join('');
  if (words.length > 12) return `${words.slice(0, 12).join(', ')} or one of ${words.length - 12} more`;
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function among(allowed: unknown): string {
  return Array.isArray(allowed) && allowed.length > 0 ? ` (${either(allowed)})` : '';
}

/** The mapping in which a field of the form `name (columns, entry 3)` is missing. */
function inside(field: unknown): string {
  const within = /\((?<within>.+)\)$/.exec(text(field))?.groups?.within;
  return within === undefined ? '' : ` in ${within}`;
}

function name(field: unknown): string {
  return text(field).replace(/ \(.+\)$/, '');
}

/** What the schema says of the field, as a sentence of its own. */
function about(p: Params): string {
  const words = text(p.about, 300);
  return words === '' ? '' : ` What belongs there: ${words}${/[.!?…]$/.test(words) ? '' : '.'}`;
}

/** `for classification: public, protected or sensitive` */
function field(p: Params, expected: string): string {
  return `for ${text(p.field)}: ${expected}`;
}

/** One key, or several of which one is needed. */
function keys(key: unknown): string {
  return text(key)
    .split(' or ')
    .map((word) => `"${word}:"`)
    .join(' or ');
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of indented "name: value" lines',
  null: 'nothing',
};

function kinds(types: unknown): string {
  return either(
    [types]
      .flat()
      .filter((type) => type !== 'null')
      .map((type) => KINDS[String(type)] ?? String(type)),
  );
}

/** What stands there: its words, or its kind where it has many. */
function what(p: Params): string {
  if (p.kind === 'list') return 'a list';
  if (p.kind === 'mapping') return 'a group of indented lines';
  return p.found === '' || p.found === undefined ? 'nothing' : `"${text(p.found)}"`;
}

function typeFix(p: Params): string {
  const types = [p.types].flat();
  const isSingle = p.kind !== 'list' && p.kind !== 'mapping';
  if (types.includes('string'))
    return isSingle
      ? `put it in quotation marks: "${text(p.found)}".`
      : 'write plain text after the colon, on the same line.';
  if (types.includes('array'))
    return isSingle
      ? `put it in square brackets: [${text(p.found)}], or write each item on its own line after "- ".`
      : 'write each item on its own line after "- ".';
  if (types.includes('object'))
    return 'write each part on a line of its own as "name: value", without a dash before it; parts of a group stand two spaces further in.';
  if (types.includes('boolean')) return 'write true or false, without quotation marks.';
  return 'write digits only, without quotation marks, units or commas.';
}

function listFix(p: Params): string {
  if ([p.allowed].flat().includes(text(p.found))) return `write ${text(p.found)} without quotation marks.`;
  return p.closest ? `write ${text(p.closest)}.` : 'choose one of these and write it exactly so.';
}

const FORMAT_FIXES: Record<string, string> = {
  date: 'write the year first, then month and day: 2026-03-31.',
  'date-or-current': 'write the year first, then month and day: 2026-03-31; or write current.',
  name: 'use small letters and digits, with a hyphen in place of a space.',
  uri: 'copy the whole address from your browser.',
};

const FORMATS: Record<string, string> = {
  date: 'a date such as 2026-03-31',
  'date-or-current': 'a date such as 2026-03-31, or the word current',
  email: 'an e-mail address such as name@city.example',
  hostname: 'a domain such as city.example',
  'language-tag': 'a language code such as en or en-US',
  name: 'a name of small letters, digits and hyphens',
  regex: 'a regular expression that can be read',
  'time-zone': 'a time zone such as America/Los_Angeles',
  uri: 'a whole web address, https:// included',
};

function formatWords(format: unknown): string {
  return FORMATS[String(format)] ?? `a value of the form "${text(format)}"`;
}

function amount(limit: unknown, kind: unknown): string {
  return plural(limit, kind === 'text' ? 'character' : 'item');
}

function comparison(sign: unknown): string {
  if (sign === '>=') return 'of at least';
  if (sign === '<=') return 'of at most';
  return text(sign);
}
