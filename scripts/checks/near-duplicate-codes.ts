import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

export const nearDuplicateCodes: Check = {
  id: 'near-duplicate-codes',
  why: 'Whoever counts by code counts "Open" and "OPEN " as two things.',
  waivedBy: 'cdo',
  run: ({ head }) =>
    detectionFindings(head, 'damage', 'near-duplicate-codes', ['near-duplicate']).map((finding) => ({
      ...finding,
      severity: 'warning',
    })),
  examples: {
    passes: [{ title: 'each code in one spelling' }],
    fails: [
      {
        title: 'codes that differ in capitals',
        profile: { columns: [detected('site', 'near-duplicate', 'damage')] },
        params: { column: 'site' },
      },
    ],
  },
};
