import type { Check } from './check.ts';
import { firstDay, lastDay } from './day-of.ts';
import { at } from './report.ts';

export const coverageOutside: Check = {
  id: 'coverage-outside',
  why: 'The period on the page must be the period in the file.',
  run: ({ head }) => {
    const metadata = head.metadata.value;
    const column = head.profile?.columns.find((candidate) => candidate.name === metadata?.date_column);
    if (metadata === null || column?.min === undefined || column.max === undefined) return [];
    if (column.type === 'string') return [];
    const [min, max] = [lastDay(column.min), firstDay(column.max)];
    const { start, end } = metadata.coverage.temporal;
    return [
      ...(min < start
        ? [
            at(head.metadata, '/coverage/temporal/start', 'coverage-outside', {
              declared: `from ${start}`,
              found: `a row of ${min}`,
            }),
          ]
        : []),
      ...(end !== 'current' && max > end
        ? [
            at(head.metadata, '/coverage/temporal/end', 'coverage-outside', {
              declared: `until ${end}`,
              found: `a row of ${max}`,
            }),
          ]
        : []),
    ];
  },
  examples: {
    passes: [
      { title: 'rows within the period' },
      {
        title: 'a year that the period begins in',
        metadata: { coverage: { temporal: { start: '2026-06-01' } } },
        profile: { columns: [years('2026', '2026')] },
      },
    ],
    fails: [
      {
        title: 'rows before the period',
        metadata: { coverage: { temporal: { start: '2026-06-01' } } },
        params: { declared: 'from 2026-06-01' },
      },
    ],
  },
};

function years(min: string, max: string) {
  return {
    ...{ name: 'date', position: 1, type: 'integer', typeShare: 1, nulls: 0, sentinels: {}, distinct: 1 },
    ...{ distinctExact: true, min, max, minLength: 4, maxLength: 4, violations: [], detections: [] },
  };
}
