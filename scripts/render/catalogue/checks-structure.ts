import { listed, plural, text } from '../words.ts';
import type { Sentence } from './sentence.ts';
import { FAULTS, WHOLE } from './shape-faults.ts';
import { waived } from './waived.ts';

/** What is said of the table and its cells. */
export const structureChecks: Record<string, Sentence> = {
  'structure-fault': {
    expected: (p) => text(p.expected) || FAULTS[text(p.fault)]?.[0] || 'a plain table',
    found: (p) =>
      `${text(p.found) || FAULTS[text(p.fault)]?.[1] || text(p.fault)}${WHOLE.has(text(p.fault)) ? '' : ` (${plural(p.count, 'place')})`}`,
    fix: (p) => FAULTS[text(p.fault)]?.[2] ?? 'export the table again as CSV, UTF-8.',
  },
  'constraint-broken': {
    expected: (p) => `every cell of '${text(p.column)}' to keep '${text(p.constraint)}' (${text(p.limit)})`,
    found: (p) => `${plural(p.count, 'cell')} that ${p.count === 1 ? 'does' : 'do'} not${waived(p)}`,
    fix: () => 'correct the data at its source, or what metadata.yml promises of the column.',
  },
  'duplicate-rows': {
    expected: () => 'every row once',
    found: (p) =>
      `${plural(p.count, 'row')} that ${p.count === 1 ? 'stands' : 'stand'} more than once${waived(p)}`,
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
  'rows-out-of-bounds': {
    expected: (p) =>
      `${text(p.minimum)} to ${p.maximum === 'Infinity' ? 'any number of' : text(p.maximum)} rows`,
    found: (p) => `${text(p.rows)}`,
    fix: () => 'check that the export is complete; correct rows: in metadata.yml if it is.',
  },
  'coordinates-outside': {
    expected: (p) => `'${text(p.column)}' within the city, ${text(p.expected)} degrees`,
    found: (p) => `${text(p.found)}${LIKELY[text(p.likely)] ?? ''}${waived(p)}`,
    fix: () => 'use WGS 84 degrees; check that latitude and longitude are not swapped and that no cell is 0.',
  },
  'spreadsheet-damage': {
    expected: (p) => `values of '${text(p.column)}' as the source has them`,
    found: (p) =>
      `${DAMAGE[text(p.kind)] ?? text(p.kind)} in ${plural(p.cells, 'cell')}, first on line ${listed(p.lines)}${waived(p)}`,
    fix: () =>
      'export the file from the source again, and do not open it in a spreadsheet before it is committed.',
  },
  'garbled-text': {
    expected: (p) => `letters of '${text(p.column)}' as the source has them`,
    found: (p) =>
      `${DAMAGE[text(p.kind)] ?? text(p.kind)} in ${plural(p.cells, 'cell')}, first on line ${listed(p.lines)}${waived(p)}`,
    fix: () =>
      'export the file from the source again, as UTF-8, and join files with a program that reads their encoding.',
  },
  'lost-zeros': {
    expected: (p) => `five digits in every cell of '${text(p.column)}'`,
    found: (p) => `${text(p.digits)} in some: their leading zeros are gone${waived(p)}`,
    fix: () => 'export the column as text; a code is not a number.',
  },
  'cut-off': {
    expected: (p) => (p.column === undefined ? 'the whole table' : `whole values in '${text(p.column)}'`),
    found: (p) =>
      `exactly ${text(p.limit)} ${LIMITS[text(p.what)] ?? ''}, where programs cut off${waived(p)}`,
    fix: () => 'compare with the source; export again without a spreadsheet in between.',
  },
  'cell-format': {
    expected: (p) =>
      p.kind === 'local-date'
        ? `days like 2026-03-31 in '${text(p.column)}'`
        : `plain numbers in '${text(p.column)}'`,
    found: (p) =>
      `${p.kind === 'local-date' ? listed(p.formats) : (DAMAGE[text(p.kind)] ?? text(p.kind))} in ${plural(p.cells, 'cell')}${waived(p)}`,
    fix: (p) =>
      p.kind === 'local-date'
        ? 'export them with the year first, or say under format: of the column how they are written.'
        : 'keep digits and a decimal point only; write the unit beside the column in metadata.yml.',
  },
  'near-duplicate-codes': {
    expected: (p) => `one spelling of each code in '${text(p.column)}'`,
    found: (p) =>
      `some that differ in capital letters or spaces only, first on line ${listed(p.lines)}${waived(p)}`,
    fix: () =>
      'choose one spelling at the source; list the codes under enum: so that the next export is held to it.',
  },
  'series-gap': {
    expected: (p) => `a day about every ${text(p.usual)} in '${text(p.column)}'`,
    found: (p) => `none from ${text(p.from)} to ${text(p.to)}, ${text(p.days)} days${waived(p)}`,
    fix: () => 'add what is missing, or say in the quality checklist why it is not there.',
  },
  'control-total': {
    expected: (p) => `'${text(p.column)}' to add up to ${text(p.total)}`,
    found: (p) => `${text(p.sum)}${waived(p)}`,
    fix: () => 'find the rows that are missing or stand twice, or correct total: in metadata.yml.',
  },
};

const DAMAGE: Record<string, string> = {
  'scientific-number': 'a long number in powers of ten (5.5E+15)',
  'month-code': 'a code turned into a month (Jan-20)',
  'spreadsheet-error': 'an error of a spreadsheet (#REF!)',
  'garbled-text': 'letters that were read in the wrong encoding (CafÃ©)',
  'invisible-character': 'characters without width, which nobody sees',
  'unit-in-cell': 'a number with its unit',
  'currency-in-cell': 'a number with a sign of money',
  'thousands-comma': 'commas between thousands',
  'decimal-comma': 'commas before decimals (1,50)',
};

const LIMITS: Record<string, string> = {
  rows: 'rows with the header',
  characters: 'characters in its longest cell',
  number: 'as its largest number',
};

const LIKELY: Record<string, string> = {
  swapped: ': latitude and longitude are swapped',
  sign: ': the minus sign is missing, or too many',
  projected: ': metres or feet of a map, not degrees',
  zero: ': 0 stands where a place is not known',
};
