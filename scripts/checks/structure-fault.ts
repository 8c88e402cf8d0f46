import type { Finding } from '../model/finding.ts';
import type { Profile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { causesOf, type Fault, isNoTable, unseenIn } from './misread-table.ts';
import { inData } from './report.ts';

/** Faults that a reader of the data notices but that lose nothing. */
const MILD = new Set(['blank-row', 'totals-row', 'title-row', 'header-spaces', 'mixed-line-ends']);

/** What a file that is not UTF-8 is told to be. */
const LIKELY = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'what looks like Windows-1252 or Latin-1',
  unknown: '',
};

/** Read well here, and by those who guess. */
const REMARKS = new Set(['other-separator']);

export const structureFault: Check = {
  id: 'structure-fault',
  why: 'One header row, one table, every row as wide as the header: otherwise programs read the file wrong, or not at all.',
  run: ({ head }) => {
    const described = head.metadata.value?.columns?.length ?? 0;
    return head.profile === null ? [] : structureFaults(head.profile, described);
  },
  examples: {
    passes: [{ title: 'a clean table' }],
    fails: [
      {
        title: 'rows of different width',
        profile: { faults: [{ id: 'ragged-row', line: 7, count: 2, expected: '3 cells', found: '4' }] },
        params: { fault: 'ragged-row' },
      },
      { title: 'a header and no row', profile: { rows: 0 }, params: { fault: 'no-rows' } },
      {
        title: 'Latin-1',
        profile: { encoding: 'windows-1252', notUtf8: { line: 7, column: 3 } },
        params: { fault: 'not-utf-8', found: 'what looks like Windows-1252 or Latin-1' },
      },
      {
        title: 'an encoding that cannot be told',
        profile: { encoding: 'unknown', notUtf8: { line: 7, column: 3 } },
        params: { fault: 'not-utf-8', found: '' },
      },
      {
        title: '"Unicode Text" of a spreadsheet',
        profile: { encoding: 'utf-16le' },
        params: { fault: 'not-utf-8', found: 'UTF-16' },
      },
      {
        title: 'a title above the header: one fault, not one a row',
        profile: {
          header: ['Rain in Arroyo'],
          rows: 100,
          faults: [
            { id: 'title-row', line: 1, count: 1 },
            { id: 'ragged-row', line: 2, count: 100, expected: '1 cells', found: '3' },
          ],
        },
        params: { fault: 'title-row' },
      },
      {
        title: 'two bars between two cells',
        profile: { header: ['date', '', 'site', '', 'value'] },
        params: { fault: 'doubled-separator' },
      },
      {
        title: 'a source below the table',
        profile: {
          rows: 9,
          faults: [{ id: 'ragged-row', line: 10, count: 1, expected: '3 cells', found: '1' }],
        },
        params: { fault: 'note-below' },
      },
      {
        title: 'JSON in a file of another name: that, and not what is wrong with it as a table',
        profile: {
          faults: [
            { id: 'stray-quote', line: 1, count: 1 },
            { id: 'json-file', line: 1, count: 1 },
          ],
        },
        params: { fault: 'json-file' },
      },
      { title: 'fixed widths', profile: { header: ['date site value'] }, params: { fault: 'one-column' } },
      {
        title: 'a name with a space that is none',
        profile: { header: ['date', 'si\u200bte', 'value'] },
        params: { fault: 'header-characters', found: 'column 2' },
      },
      { title: 'semicolons', profile: { delimiter: ';' }, params: { fault: 'other-separator' } },
      {
        title: 'two kinds of line ends',
        profile: { lineEnding: 'mixed' },
        params: { fault: 'mixed-line-ends' },
      },
    ],
  },
};

/** Also of a file that is in no folder yet; `described`: columns that its metadata describes. */
export function structureFaults(profile: Profile, described = 0): Finding[] {
  return [...causesOf(profile, described), ...wholeFileFaults(profile)].map(
    ({ id, line, column, count, expected = '', found = '' }) => ({
      ...inData(
        profile.file,
        line,
        'structure-fault',
        { fault: id, count, expected, found },
        REMARKS.has(id) ? 'notice' : MILD.has(id) ? 'warning' : 'error',
      ),
      ...(column === undefined ? {} : { column }),
    }),
  );
}

/** What no line is to blame for. */
function wholeFileFaults(profile: Profile): Fault[] {
  const { file, encoding, notUtf8, lineEnding, rows, header, faults, truncated, delimiter } = profile;
  const told = new Set<string>(faults.map(({ id }) => id));
  const isTable = !faults.some(isNoTable);
  const found: Fault[] = [];
  if (encoding !== 'utf-8' && encoding !== 'binary')
    found.push({ id: 'not-utf-8', line: 1, ...notUtf8, count: 1, found: LIKELY[encoding] });
  if (lineEnding === 'mixed') found.push({ id: 'mixed-line-ends', line: 1, count: 1 });
  if (rows === 0 && header.length > 0 && !truncated && isTable && !told.has('empty'))
    found.push({ id: 'no-rows', line: 1, count: 1 });
  if (isOther(delimiter, file)) found.push({ id: 'other-separator', line: 1, count: 1 });
  return [...found, ...unseenIn(header)];
}

/** Tabs are at home in a file that is named after them. */
function isOther(delimiter: string, file: string): boolean {
  return delimiter !== '' && delimiter !== ',' && !(delimiter === '\t' && /\.(tsv|tab)$/i.test(file));
}
