import type { Params } from '../../model/finding.ts';
import { listed, plural, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const found = (p: Params): string =>
  `${text(p.kind)} in column '${text(p.column)}' (${text(p.strength)}; ${text(p.share)} of its values, first on line ${listed(p.lines)})`;
const waived = (p: Params): string =>
  p.waived === undefined ? '' : `; accepted until ${text(p.until)}: ${text(p.waived)}`;

const named = (what: string, names: Params[string] | undefined): string =>
  Array.isArray(names) && names.length > 0 ? `${what} ${listed(names)}` : '';

/** What each check says. Columns, counts and lines; never a value. */
export const checks: Record<string, Sentence> = {
  'unanswered-question': {
    expected: (p) => `an answer to '${text(p.question)}' ("${text(p.ask, 300)}")`,
    found: () => 'none',
    fix: (p) =>
      p.who === 'steward'
        ? `answer it under '${text(p.checklist)}:' in checklist.yml.`
        : `${text(p.who)} answers it, at ${text(p.due)}.`,
  },
  'unknown-question': {
    expected: (p) => `a question of the ${text(p.checklist)} checklist`,
    found: (p) => `an answer to '${text(p.question)}', which is not asked`,
    fix: (p) => `correct the name, or remove the line; checklists/${text(p.checklist)}.yml has them all.`,
  },
  'answer-type': {
    expected: (p) => `${text(p.expected, 300)} as the answer to '${text(p.question)}'`,
    found: () => 'something else',
    fix: () => 'answer in that form; explain in a note if you must.',
  },
  'answer-blocks': {
    expected: (p) => `an answer to '${text(p.question)}' with which the dataset can be published`,
    found: (p) => `'${text(p.answer)}'`,
    fix: (p) =>
      p.note === true
        ? 'mend what the question is about, or say in a note why it may be published.'
        : 'mend what the question is about first; ask your Open Data Coordinator.',
  },
  'note-required': {
    expected: (p) => `a reason beside '${text(p.answer)}' to '${text(p.question)}'`,
    found: () => 'none',
    fix: (p) => `write { answer: ${text(p.answer)}, note: "why" }.`,
  },
  'contradicted-answer': {
    expected: (p) => `data that bears out '${text(p.answer)}' to '${text(p.question)}'`,
    found: (p) => listed(p.evidence),
    fix: () =>
      'correct the answer, or take it out of the data; if it is a mistake of the check, ask for a waiver with its reason.',
  },
  'columns-mismatch': {
    expected: () => 'the columns of metadata.yml to be those of the file, in the same order',
    found: (p) =>
      [
        Array.isArray(p.missing) && p.missing.length > 0 ? `no description of ${listed(p.missing)}` : '',
        Array.isArray(p.surplus) && p.surplus.length > 0
          ? `${listed(p.surplus)} which the file does not have`
          : '',
      ]
        .filter(Boolean)
        .join(', and ') || 'another order',
    fix: () => 'describe each column of the file once, in the order of its header.',
  },
  'column-undescribed': {
    expected: (p) => `a description of column '${text(p.column)}' that explains it`,
    found: () => 'none, or only its name again',
    fix: () => 'say in a sentence what it means, for somebody who has never seen it.',
  },
  'key-unknown': {
    expected: (p) => `one of the columns ${listed(p.columns)}`,
    found: (p) => `'${text(p.column)}'`,
    fix: () => 'name a column as it is written in the header.',
  },
  'description-thin': {
    expected: (p) => `a description of at least ${text(p.fewest)} words`,
    found: (p) => `${text(p.words)}`,
    fix: () => 'say who collects it, how, why and under which programme.',
  },
  'not-in-vocabulary': {
    expected: (p) => `${text(p.field)} to be one of ${listed(p.allowed)}`,
    found: (p) => `'${text(p.value)}'`,
    fix: (p) => `choose a term of checklists/vocabularies/${text(p.vocabulary)}.yml.`,
  },
  'dates-disagree': {
    expected: (p) => `a date no earlier than ${text(p.earlier)}`,
    found: (p) => text(p.later),
    fix: () => 'correct one of the two dates.',
  },
  'staff-email': {
    expected: (p) => `a work e-mail address (${listed(p.domains)}) in ${text(p.field)}`,
    found: () => 'another one',
    fix: () => 'use an address of the city, best one that several people read.',
  },
  'identifier-changed': {
    expected: (p) => `the identifier '${text(p.before)}'`,
    found: (p) => `'${text(p.now)}'`,
    fix: () =>
      'keep the identifier: it is part of the published address. A new dataset is named as its folder.',
  },
  'access-not-public': {
    expected: () => "access_level 'public'",
    found: (p) => `'${text(p.level)}'`,
    fix: () => 'list what is not public in the department’s inventory.csv instead.',
  },
  'restricted-by-law': {
    expected: () => 'a security level that may be published',
    found: (p) => `level ${text(p.level)}, restricted by law`,
    fix: () =>
      'remove the folder from this pull request and list the dataset in inventory.csv with its reason.',
  },
  'agreement-missing': {
    expected: (p) => `'agreement:' beside security level ${text(p.level)}`,
    found: () => 'none',
    fix: () => 'name the data use agreement, or write why none is needed.',
  },
  'retirement-notice': {
    expected: (p) => `at least ${text(p.fewest)} days between notice and retirement`,
    found: (p) => `${text(p.days)}`,
    fix: () => 'tell users first, and retire it later.',
  },
  'structure-fault': {
    expected: (p) => text(p.expected) || FAULTS[text(p.fault)]?.[0] || 'a plain table',
    found: (p) =>
      `${text(p.found) || FAULTS[text(p.fault)]?.[1] || text(p.fault)} (${plural(p.count, 'place')})`,
    fix: (p) => FAULTS[text(p.fault)]?.[2] ?? 'export the table again as CSV, UTF-8.',
  },
  'constraint-broken': {
    expected: (p) => `every cell of '${text(p.column)}' to keep '${text(p.constraint)}' (${text(p.limit)})`,
    found: (p) => `${plural(p.count, 'cell')} that do not${waived(p)}`,
    fix: () => 'correct the data at its source, or what metadata.yml promises of the column.',
  },
  'duplicate-rows': {
    expected: () => 'every row once',
    found: (p) => `${plural(p.count, 'row')} that stand more than once${waived(p)}`,
    fix: () => 'remove the repeats, or say in the quality checklist why they are meant.',
  },
  'duplicate-key-value': {
    expected: (p) => `a different ${listed(p.key)} in every row`,
    found: (p) => `${plural(p.count, 'row')} with one that was there before`,
    fix: () => 'correct the rows, or name the columns that really tell them apart under key:.',
  },
  'missing-values': {
    expected: (p) => `empty cells where '${text(p.column)}' has no value`,
    found: (p) => `${listed(p.spellings)}${waived(p)}`,
    fix: () => 'leave the cell empty.',
  },
  'future-date': {
    expected: (p) => `no row later than today, ${text(p.today)}`,
    found: (p) => `${text(p.newest)} in '${text(p.column)}'${waived(p)}`,
    fix: () => 'correct the date; plans are a dataset of their own.',
  },
  'stale-data': {
    expected: (p) => `a row of the last ${text(p.late)} days, as '${text(p.frequency)}' promises`,
    found: (p) => `${text(p.newest)}, ${text(p.age)} days ago${waived(p)}`,
    fix: () => 'refresh the data, or promise a frequency that you can keep.',
  },
  'coverage-outside': {
    expected: (p) => `rows ${text(p.declared)}`,
    found: (p) => text(p.found),
    fix: () => 'correct coverage.temporal, or the rows.',
  },
  'rows-lost': {
    expected: (p) => `about ${text(p.before)} rows, as published`,
    found: (p) => `${text(p.now)}, ${text(p.lost)} fewer`,
    fix: () => 'check that the export is complete; if rows had to go, say why in the pull request.',
  },
  'schema-drift': {
    expected: () => 'the columns that are published, for the programs that read them',
    found: (p) =>
      [
        named('removed', p.removed),
        named('added', p.added),
        named('another type for', p.retyped),
        p.reordered === true ? 'another order' : '',
      ]
        .filter(Boolean)
        .join('; '),
    fix: () => 'keep names and types where you can; where not, tell users what changes and when.',
  },
  'unexpected-file': {
    expected: () => 'metadata.yml, checklist.yml, the data file and README.md only',
    found: (p) => `'${text(p.name)}'`,
    fix: () => 'remove the file; describe it in README.md if readers need what it says.',
  },
  'executable-file': {
    expected: () => 'a plain file',
    found: () => 'one that is marked as a program',
    fix: () => 'upload the file again in the browser, or have the mark removed (chmod 644).',
  },
  'pattern-unusable': {
    expected: (p) => `a pattern for '${text(p.column)}' that can be tried on every cell`,
    found: () => 'one that does not compile, or that repeats a repeat, looks around or refers back',
    fix: () =>
      "write it plainly, such as '[A-Z]{2}-\\d{4}'; list allowed values under enum: instead if they are few.",
  },
  'rows-out-of-bounds': {
    expected: (p) =>
      `${text(p.minimum)} to ${p.maximum === 'Infinity' ? 'any number of' : text(p.maximum)} rows`,
    found: (p) => `${text(p.rows)}`,
    fix: () => 'check that the export is complete; correct rows: in metadata.yml if it is.',
  },
  'coordinates-outside': {
    expected: (p) => `'${text(p.column)}' within the city, ${text(p.expected)} degrees`,
    found: (p) => `${text(p.found)}${waived(p)}`,
    fix: () => 'use WGS 84 degrees; check that latitude and longitude are not swapped and that no cell is 0.',
  },
  'personal-data-found': {
    expected: () => 'no data about a person',
    found: (p) => `${found(p)}${waived(p)}`,
    fix: () => 'remove or coarsen the column; if it is no personal data, ask for a waiver with its reason.',
  },
  'secret-found': {
    expected: () => 'no password, token or key',
    found,
    fix: () => 'remove it, and change it where it is used: Git keeps what was pushed.',
  },
  'active-content': {
    expected: () => 'cells that nothing runs',
    found: (p) => `${found(p)}${waived(p)}`,
    fix: () => 'export plain values; begin no cell with = or @, and leave markup out.',
  },
  'internal-address-found': {
    expected: () => 'no address of an internal system',
    found: (p) => `${found(p)}${waived(p)}`,
    fix: () => 'remove it, or ask the CISO for a waiver with its reason.',
  },
  'folder-deleted': {
    expected: () => 'published data to stay',
    found: (p) => `the folder of ${text(p.dataset)} deleted`,
    fix: () => 'restore the folder and add retired: to its metadata.yml.',
  },
  'waiver-unknown': {
    expected: () => 'a waiver of a finding that exists',
    found: (p) => `'${text(p.finding)}'`,
    fix: () => 'copy the id from the finding.',
  },
  'waiver-refused': {
    expected: () => 'a waiver of a finding that may be waived',
    found: (p) => `'${text(p.finding)}'`,
    fix: () => 'mend what was found; this one cannot be accepted.',
  },
  'waiver-expired': {
    expected: () => 'a waiver that still holds',
    found: (p) => `one of '${text(p.finding)}' that ended on ${text(p.expires)}`,
    fix: () => 'mend what was found, or have the waiver signed anew with a later day.',
  },
  'waiver-unused': {
    expected: () => 'a waiver of something that was found',
    found: (p) => `one of '${text(p.finding)}', which was not found`,
    fix: () => 'remove the waiver, or correct its column.',
  },
};

/** Expected, found and fix of the faults of shape. */
const FAULTS: Record<string, [string, string, string]> = {
  'ragged-row': [
    'as many cells in every row as in the header',
    'a row of another width',
    'look for a missing or an unquoted separator on that line.',
  ],
  'stray-quote': [
    'quotes only around whole cells',
    'a quote inside a cell',
    'double a quote that belongs to the text, and quote the whole cell.',
  ],
  'unclosed-quote': [
    'every quote to be closed',
    'one that is not, from this line to the end',
    'close the quote.',
  ],
  'blank-row': ['no blank rows', 'a blank row', 'remove it.'],
  'blank-header': ['a name for every column', 'a column without one', 'name the column, or remove it.'],
  'duplicate-header': [
    'a different name for every column',
    'a name that stands twice',
    'rename one of the columns.',
  ],
  'title-row': ['the header in the first line', 'a title above it', 'remove the lines above the header.'],
  'totals-row': [
    'one kind of row',
    'a row of totals',
    'remove it: whoever adds up the column would count everything twice.',
  ],
  'not-text': [
    'a text file',
    'a spreadsheet, an archive or another binary file named .csv',
    'export it as CSV, UTF-8.',
  ],
  'not-utf-8': ['UTF-8', 'another encoding', 'export it as CSV, UTF-8.'],
  'broken-character': [
    'characters of UTF-8',
    'bytes that are none',
    'export the file again as UTF-8; letters with accents are where to look.',
  ],
  'header-missing': [
    'a first row with the names of the columns',
    'a row of data',
    'add a row of names above it.',
  ],
  'mixed-line-ends': [
    'one kind of line end',
    'two kinds',
    'export the file again, or save it once in an editor.',
  ],
  'no-rows': ['rows below the header', 'none', 'export the table again.'],
  'nul-byte': ['text', 'NUL bytes', 'export the table again as CSV, UTF-8.'],
  'too-large': [
    'a table that people can open',
    'one that is too wide, or a row that is too long',
    'look for a quote that is not closed; split the table.',
  ],
  empty: ['a header and rows', 'an empty file', 'export the table again.'],
};
