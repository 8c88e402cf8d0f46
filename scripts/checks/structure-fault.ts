import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Faults that a reader of the data notices but that lose nothing. */
const MILD = new Set(['blank-row', 'totals-row', 'title-row']);

export const structureFault: Check = {
  id: 'structure-fault',
  why: 'One header row, one table, every row as wide as the header: otherwise programs read the file wrong, or not at all.',
  run: ({ head }) => {
    const { profile } = head;
    if (profile === null) return [];
    const faults = profile.faults.map((fault) =>
      inData(
        profile.file,
        fault.line,
        'structure-fault',
        { fault: fault.id, count: fault.count, expected: fault.expected ?? '', found: fault.found ?? '' },
        MILD.has(fault.id) ? 'warning' : 'error',
      ),
    );
    const coded =
      profile.encoding === 'utf-8' || profile.encoding === 'binary'
        ? []
        : [
            inData(profile.file, 1, 'structure-fault', {
              fault: 'not-utf-8',
              count: 1,
              expected: 'UTF-8',
              found: profile.encoding,
            }),
          ];
    return [...coded, ...faults];
  },
  examples: {
    passes: [{ title: 'a clean table' }],
    fails: [
      {
        title: 'rows of different width',
        profile: { faults: [{ id: 'ragged-row', line: 7, count: 2, expected: '3 cells', found: '4' }] },
        params: { fault: 'ragged-row' },
      },
    ],
  },
};
