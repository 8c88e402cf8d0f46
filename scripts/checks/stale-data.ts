import type { Check } from './check.ts';
import { at } from './report.ts';

const DAY_MS = 86_400_000;

export const staleData: Check = {
  id: 'stale-data',
  why: 'Residents rely on the promised frequency. The newest row tells, not the day the file was saved.',
  waivedBy: 'cdo',
  run: ({ head, policy, today }) => {
    const metadata = head.metadata.value;
    if (metadata === null || metadata.retired !== undefined || metadata.coverage.temporal.end !== 'current')
      return [];
    const newest = head.profile?.columns
      .find((column) => column.name === metadata.date_column)
      ?.max?.slice(0, 10);
    const term = policy.vocabularies.frequencies?.find((candidate) => candidate.id === metadata.frequency);
    const [onTime, late] = [Number(term?.on_time_days), Number(term?.late_days)];
    if (newest === undefined || !Number.isFinite(onTime) || !Number.isFinite(late)) return [];
    const age = Math.floor((Date.parse(today) - Date.parse(newest)) / DAY_MS);
    return age <= late
      ? []
      : [
          at(
            head.metadata,
            '/frequency',
            'stale-data',
            { newest, age, late, frequency: metadata.frequency },
            'warning',
          ),
        ];
  },
  examples: {
    passes: [{ title: 'a newest row of this month' }],
    fails: [
      {
        title: 'monthly data without a row for two years',
        metadata: { frequency: 'monthly' },
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
              min: '2020-01-01',
              max: '2024-11-01',
              minLength: 10,
              maxLength: 10,
              violations: [],
              detections: [],
            },
          ],
        },
        params: { newest: '2024-11-01' },
      },
    ],
  },
};
