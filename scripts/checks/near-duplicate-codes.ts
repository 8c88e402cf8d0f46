import type { Check } from './check.ts';
import { damageWarnings, detected } from './detection.ts';

export const nearDuplicateCodes: Check = {
  id: 'near-duplicate-codes',
  why: 'Whoever counts by code counts "Open" and "OPEN " as two things.',
  waivedBy: 'cdo',
  run: ({ head }) => damageWarnings(head, 'near-duplicate-codes', ['near-duplicate']),
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
