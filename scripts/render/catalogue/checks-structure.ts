import { listed, plural, text } from '../words.ts';
import type { Sentence } from './sentence.ts';
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

/** Faults of a file as a whole: there are no places to count. */
const WHOLE = new Set(['not-utf-8', 'empty', 'no-rows']);

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
  'header-repeated': [
    'one header, and one table below it',
    'the header once more, further down',
    'remove it, or make a file of each table: what stands in it is read as a row.',
  ],
  'header-spaces': [
    'names of columns without spaces around them',
    'a space before or behind one',
    'remove it: programs look for a column by its name, spaces and all.',
  ],
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
  'spreadsheet-file': [
    'an open format that every program reads',
    'a spreadsheet (Excel or LibreOffice), whatever its name says',
    'open it, choose Save as, and take CSV UTF-8; sheets become one file each.',
  ],
  'pdf-file': [
    'an open format that programs can read',
    'a PDF, which is made for paper',
    'ask for the table that the PDF was made from, and export it as CSV, UTF-8.',
  ],
  'zip-file': [
    'the data itself',
    'a ZIP archive, whatever its name says',
    'take the file out of the archive and put it into the folder.',
  ],
  'web-page': [
    'the data itself',
    'a web page (HTML or XML), whatever its name says',
    'open it in a browser: often it says why there was no file. Download the data again.',
  ],
  'json-file': [
    'a table',
    'JSON, whatever its name says',
    'let its name end in .json, .geojson or .jsonl if it is the data; a message of a server means that there was no file. Download the data again.',
  ],
  'separator-line': [
    'the header in the first line',
    'a line that tells one spreadsheet which separator to use',
    'remove it, and separate by commas.',
  ],
  'one-column': [
    'commas between the columns that metadata.yml describes',
    'one column',
    'export as CSV: spaces, fixed widths and rows that are quoted as a whole are not read as columns.',
  ],
  'doubled-separator': [
    'one separator between two cells',
    'two, and an empty column between them',
    'export with commas between the cells.',
  ],
  'header-characters': [
    'names of columns in one line of visible characters',
    'a line break or an invisible character in one',
    'write the name again, by hand.',
  ],
  'note-below': [
    'nothing but rows below the header',
    'a line of another kind at the end',
    'remove it, or complete it; sources and notes belong into metadata.yml.',
  ],
  'other-separator': [
    'commas between the cells, as text/csv has them',
    'another separator',
    'export with commas; programs that do not guess read one wide column.',
  ],
  'lfs-pointer': [
    'the data itself',
    'the pointer that Git Large File Storage leaves in its place',
    'put the file itself into the folder (up to 50 MB), or link it with url: and sha256:.',
  ],
  'compressed-file': [
    'the data itself',
    'a compressed file, whatever its name says',
    'decompress it and put the file itself into the folder.',
  ],
  'parquet-file': [
    'a text file',
    'a Parquet file, whatever its name says',
    "let its name end in .parquet and write 'media_type: application/vnd.apache.parquet' in metadata.yml.",
  ],
  'broken-parquet': [
    'a whole Parquet file',
    'one that is cut off, damaged or encrypted, or another file of that name',
    'export it again; if it is still not read, publish CSV.',
  ],
  'unsupported-parquet': [
    'a Parquet file with one value in every cell',
    'something rarer',
    'write it again with plain columns, Snappy compression and no encryption, or publish CSV.',
  ],
  'broken-json': [
    'a list of objects with names and values, each closed; of GeoJSON, a FeatureCollection',
    'something else, or the end of the file, from this line on',
    'export the file again; if it ends in the middle, the export or the upload was cut off.',
  ],
  'not-utf-8': [
    'UTF-8',
    'another encoding',
    'in Excel, save the source as "CSV UTF-8 (Comma delimited)"; from a database or a program, export as UTF-8. Then look at letters with accents, first in the place told here.',
  ],
  'broken-character': [
    'characters of UTF-8',
    'bytes that are none',
    'export the file again as UTF-8 (in Excel: "CSV UTF-8 (Comma delimited)"); letters with accents are where to look.',
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
  'carriage-returns': [
    'lines that end in a line feed',
    'carriage returns alone, which most programs read as one long line',
    'open it in a spreadsheet or an editor and save it again as CSV, UTF-8 (not "CSV (Macintosh)").',
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
