import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

export const secretFound: Check = {
  id: 'secret-found',
  why: 'A password or key in a data file opens a system to whoever reads it. It must also be changed: Git remembers.',
  run: ({ head }) => detectionFindings(head, 'secret', 'secret-found'),
  examples: {
    passes: [{ title: 'no secret' }],
    fails: [
      {
        title: 'a token in a comment',
        profile: { columns: [detected('site', 'secret', 'secret')] },
        params: { column: 'site' },
      },
    ],
  },
};
