import type { Check } from './check.ts';
import { at } from './report.ts';

/** Public toolkits look again at a loss of more than a tenth. */
const MOST_LOST = 0.1;

export const rowsLost: Check = {
  id: 'rows-lost',
  why: 'What was published stays published. A file that shrinks is more often a cut-off export than a correction.',
  run: ({ head, base }) => {
    const [before, now] = [base?.profile?.rows, head.profile];
    if (before === undefined || now === null || now.truncated) return [];
    const lost = before - now.rows;
    if (lost <= before * MOST_LOST) return [];
    const params = { before, now: now.rows, lost: `${Math.round((lost / before) * 100)} %` };
    return [at(head.metadata, '/distribution', 'rows-lost', params, 'warning')];
  },
  examples: {
    passes: [
      { title: 'a new dataset' },
      { title: 'a few rows corrected away', context: { base: { profile: { rows: 125 } } } },
    ],
    fails: [
      {
        title: 'half of the rows gone',
        context: { base: { profile: { rows: 240 } } },
        params: { lost: '50 %' },
      },
    ],
  },
};
