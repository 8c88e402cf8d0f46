import type { Finding } from '../model/finding.ts';
import type { Profile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Faults that a reader of the data notices but that lose nothing. */
const MILD = new Set(['blank-row', 'totals-row', 'title-row', 'mixed-line-ends']);

export const structureFault: Check = {
  id: 'structure-fault',
  why: 'One header row, one table, every row as wide as the header: otherwise programs read the file wrong, or not at all.',
  run: ({ head }) => {
    return head.profile === null ? [] : structureFaults(head.profile);
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
        profile: { encoding: 'latin-1' },
        params: { fault: 'not-utf-8', found: 'latin-1' },
      },
      {
        title: 'two kinds of line ends',
        profile: { lineEnding: 'mixed' },
        params: { fault: 'mixed-line-ends' },
      },
    ],
  },
};

/** Also of a file that is in no folder yet. */
export function structureFaults(profile: Profile): Finding[] {
  return [...profile.faults, ...wholeFileFaults(profile)].map(
    ({ id, line, count, expected = '', found = '' }) =>
      inData(
        profile.file,
        line,
        'structure-fault',
        { fault: id, count, expected, found },
        MILD.has(id) ? 'warning' : 'error',
      ),
  );
}

interface Fault {
  id: string;
  line: number;
  count: number;
  expected?: string;
  found?: string;
}

/** What no line is to blame for. */
function wholeFileFaults({ encoding, lineEnding, rows, header, faults, truncated }: Profile): Fault[] {
  const told = new Set<string>(faults.map(({ id }) => id));
  const found: Fault[] = [];
  if (encoding !== 'utf-8' && encoding !== 'binary')
    found.push({ id: 'not-utf-8', line: 1, count: 1, expected: 'UTF-8', found: encoding });
  if (lineEnding === 'mixed') found.push({ id: 'mixed-line-ends', line: 1, count: 1 });
  if (rows === 0 && header.length > 0 && !truncated && !told.has('empty'))
    found.push({ id: 'no-rows', line: 1, count: 1 });
  return found;
}
