import type { Check } from './check.ts';
import { at } from './report.ts';

export const coverageOutside: Check = {
  id: 'coverage-outside',
  why: 'The period on the page must be the period in the file.',
  run: ({ head }) => {
    const metadata = head.metadata.value;
    const column = head.profile?.columns.find((candidate) => candidate.name === metadata?.date_column);
    const [min, max] = [column?.min?.slice(0, 10), column?.max?.slice(0, 10)];
    if (metadata === null || min === undefined || max === undefined || column?.type === 'string') return [];
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
    passes: [{ title: 'rows within the period' }],
    fails: [
      {
        title: 'rows before the period',
        metadata: { coverage: { temporal: { start: '2026-06-01' } } },
        params: { declared: 'from 2026-06-01' },
      },
    ],
  },
};
