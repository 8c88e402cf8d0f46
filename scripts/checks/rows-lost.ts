import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { at } from './report.ts';

/** Public toolkits look again at a loss of more than a tenth. */
const MOST_LOST = 0.1;

export const rowsLost: Check = {
  id: 'rows-lost',
  why: 'What was published stays published. A file that shrinks is more often a cut-off export than a correction.',
  run: ({ head, base, signed }) => {
    const now = head.profile;
    // Nine per cent, five times, is a third: the version that all roles signed is held against it too.
    const lossSince = (before: number | undefined, since: object): Finding[] => {
      if (before === undefined || now === null || now.truncated) return [];
      const lost = before - now.rows;
      if (lost <= before * MOST_LOST) return [];
      const params = { before, now: now.rows, lost: `${Math.round((lost / before) * 100)} %`, ...since };
      return [at(head.metadata, '/distribution', 'rows-lost', params, 'warning')];
    };
    const found = lossSince(base?.profile?.rows, {});
    return found.length > 0 || signed === undefined
      ? found
      : lossSince(signed.profile.rows, { since: signed.pullRequest });
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
      {
        title: 'little by little, a third of what all roles signed',
        context: { base: { profile: { rows: 125 } }, signed: { pullRequest: 4, profile: { rows: 180 } } },
        params: { lost: '33 %', since: 4 },
      },
    ],
  },
};
