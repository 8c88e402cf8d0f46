import type { Check } from './check.ts';
import { at } from './report.ts';

/** Two weeks, the notice that public toolkits ask for. */
const FEWEST_DAYS = 14;
const DAY_MS = 86_400_000;

export const retirementNotice: Check = {
  id: 'retirement-notice',
  why: 'People build on published data. They are told, with the reason and what replaces it, before it goes.',
  run: ({ head }) => {
    const retired = head.metadata.value?.retired;
    if (retired === undefined) return [];
    const days = Math.floor((Date.parse(retired.date) - Date.parse(retired.notice)) / DAY_MS);
    return days >= FEWEST_DAYS
      ? []
      : [at(head.metadata, '/retired/notice', 'retirement-notice', { days, fewest: FEWEST_DAYS })];
  },
  examples: {
    passes: [
      {
        title: 'four weeks of notice',
        metadata: {
          retired: {
            date: '2026-12-01',
            notice: '2026-11-01',
            reason: 'Replaced by traffic-counts',
            users: 'Two teams, told by mail',
          },
        },
      },
    ],
    fails: [
      {
        title: 'two days of notice',
        metadata: {
          retired: { date: '2026-11-03', notice: '2026-11-01', reason: 'Replaced', users: 'None known' },
        },
        params: { days: 2 },
      },
    ],
  },
};
