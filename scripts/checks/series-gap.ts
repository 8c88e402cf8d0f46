import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Share of steps that are alike, from which days are a series. */
const REGULAR = 0.7;

/** Weekends and holidays are no gap: so many steps are, and so many days at least. */
const STEPS = 4;
const DAYS = 7;

export const seriesGap: Check = {
  id: 'series-gap',
  why: 'A month that is missing in the middle is seen by nobody who looks at the first and the last day.',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const { profile } = head;
    const calendar = profile?.calendar;
    if (profile === null || calendar === undefined || calendar.days < 10) return [];
    const { column, usual, regular, longest } = calendar;
    if (regular < REGULAR || longest.days <= Math.max(usual * STEPS, DAYS)) return [];
    const params = { column, usual, from: longest.from, to: longest.to, days: longest.days };
    return [inData(profile.file, undefined, 'series-gap', params, 'warning')];
  },
  examples: {
    passes: [
      { title: 'weekends', profile: { calendar: series(3) } },
      { title: 'days of events', profile: { calendar: series(31, 0.3) } },
    ],
    fails: [
      {
        title: 'a month without a day',
        profile: { calendar: series(31) },
        params: { column: 'date', from: '2026-02-01', days: 31 },
      },
    ],
  },
};

function series(days: number, regular = 0.9) {
  return {
    column: 'date',
    days: 200,
    usual: 1,
    regular,
    longest: { from: '2026-02-01', to: '2026-03-04', days },
  };
}
