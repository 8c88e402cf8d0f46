import type { Check } from './check.ts';
import { lastDay } from './day-of.ts';
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
    const max = head.profile?.columns.find((column) => column.name === metadata.date_column)?.max;
    const newest = max === undefined ? undefined : lastDay(max);
    const term = policy.vocabularies.frequencies?.find((candidate) => candidate.id === metadata.frequency);
    const [onTime, late] = [Number(term?.on_time_days), Number(term?.late_days)];
    if (newest === undefined || !Number.isFinite(onTime) || !Number.isFinite(late)) return [];
    const age = Math.floor((Date.parse(today) - Date.parse(newest)) / DAY_MS);
    if (age <= onTime) return [];
    // On time, late, stale: the three steps of DataSF's monitoring.
    const isStale = age > late;
    const params = { newest, age, late: isStale ? late : onTime, frequency: metadata.frequency };
    return [at(head.metadata, '/frequency', 'stale-data', params, isStale ? 'warning' : 'notice')];
  },
  examples: {
    passes: [
      { title: 'a newest row of this month' },
      {
        title: 'the year that ended last',
        metadata: { frequency: 'monthly' },
        profile: { columns: [until('2026')] },
      },
    ],
    fails: [
      {
        title: 'monthly data without a row for two years',
        metadata: { frequency: 'monthly' },
        profile: { columns: [until('2024-11-01')] },
        params: { newest: '2024-11-01', late: 90 },
      },
      {
        title: 'late, and not stale yet: a notice',
        metadata: { frequency: 'monthly' },
        profile: { columns: [until('2026-10-01')] },
        params: { age: 53, late: 32 },
      },
    ],
  },
};

function until(max: string) {
  return {
    ...{ name: 'date', position: 1, type: 'date', typeShare: 1, nulls: 0, sentinels: {}, distinct: 9 },
    ...{
      distinctExact: true,
      min: '2020-01-01',
      max,
      minLength: 10,
      maxLength: 10,
      violations: [],
      detections: [],
    },
  };
}
