import type { Check } from './check.ts';
import { firstDay } from './day-of.ts';
import { inData } from './report.ts';

export const futureDate: Check = {
  id: 'future-date',
  why: 'An event that has not happened yet is a typing error, or a plan that was exported as a fact.',
  waivedBy: 'cdo',
  run: ({ head, today }) => {
    const { profile } = head;
    const name = head.metadata.value?.date_column;
    const max = profile?.columns.find((column) => column.name === name)?.max;
    const newest = max === undefined ? undefined : firstDay(max);
    return profile === null || newest === undefined || newest <= today
      ? []
      : [inData(profile.file, 1, 'future-date', { column: name ?? '', newest, today })];
  },
  examples: {
    passes: [{ title: 'the newest row is of the past' }],
    fails: [
      {
        title: 'a row of next year',
        profile: {
          columns: [
            {
              name: 'date',
              position: 1,
              type: 'date',
              typeShare: 1,
              nulls: 0,
              sentinels: {},
              distinct: 9,
              distinctExact: true,
              min: '2026-01-01',
              max: '2062-01-01',
              minLength: 10,
              maxLength: 10,
              violations: [],
              detections: [],
            },
          ],
        },
        params: { newest: '2062-01-01' },
      },
    ],
  },
};
