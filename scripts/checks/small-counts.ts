import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

export const smallCounts: Check = {
  id: 'small-counts',
  why: 'One case in a small town is somebody. Counts of people from 1 to 10 are hidden, and a second one with them where a total would give the first away (CalHHS guidelines, 4.4).',
  waivedBy: 'policy',
  run: ({ head }) => {
    const { profile, metadata, checklist } = head;
    const small = profile?.smallCells;
    if (profile === null || small === undefined) return [];
    const isDeclared = (name: string): boolean =>
      metadata.value?.columns.some((column) => column.name === name && column.privacy === 'count') === true;
    const isSummed = checklist.value?.answers.privacy?.['personal-data']?.value === 'summed';
    const severityOf = (column: string): Finding['severity'] | null =>
      isDeclared(column) ? 'error' : isSummed ? 'warning' : null;
    const shown = small.columns.flatMap(({ column, cells, line }) => {
      const severity = severityOf(column);
      return severity === null
        ? []
        : [inData(profile.file, line, 'small-counts', { column, cells }, severity)];
    });
    const anyDeclared = metadata.value?.columns.some(({ privacy }) => privacy === 'count') === true;
    return small.alone === 0 || !(anyDeclared || isSummed)
      ? shown
      : [...shown, inData(profile.file, undefined, 'small-counts', { alone: small.alone }, 'warning')];
  },
  examples: {
    passes: [
      { title: 'counts nobody said are of people', profile: { smallCells: cells(4) } },
      { title: 'no small count' },
    ],
    fails: [
      {
        title: 'a column declared as a count of people',
        metadata: {
          columns: [{ name: 'cases', type: 'integer', privacy: 'count', description: 'Cases a week.' }],
        },
        profile: { smallCells: cells(4) },
        params: { column: 'cases', cells: 4 },
      },
      {
        title: 'one hidden cell in a row whose total is shown',
        checklist: { answers: { privacy: { 'personal-data': { value: 'summed' } } } },
        profile: { smallCells: { columns: [], hidden: 3, alone: 3 } },
        params: { alone: 3 },
      },
    ],
  },
};

function cells(count: number) {
  return { columns: [{ column: 'cases', cells: count, line: 2 }], hidden: 0, alone: 0 };
}
