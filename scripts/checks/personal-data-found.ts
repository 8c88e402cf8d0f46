import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

export const personalDataFound: Check = {
  id: 'personal-data-found',
  why: 'Publishing cannot be undone. What looks like people in the data is settled before, whatever the checklist says.',
  waivedBy: 'policy',
  run: ({ head }) => detectionFindings(head, 'personal', 'personal-data-found'),
  examples: {
    passes: [{ title: 'no person in sight' }],
    fails: [
      {
        title: 'social security numbers under a harmless name',
        profile: { columns: [detected('site', 'social-security-number', 'personal')] },
        params: { column: 'site', kind: 'social-security-number' },
      },
    ],
  },
};
