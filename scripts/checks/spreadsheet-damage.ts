import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

const KINDS = ['scientific-number', 'month-code', 'spreadsheet-error'];

export const spreadsheetDamage: Check = {
  id: 'spreadsheet-damage',
  why: 'Spreadsheets turn long numbers into 5.5E+15 and "1-20" into "Jan-20" when a file is opened and saved. What was there is lost.',
  waivedBy: 'cdo',
  run: ({ head }) => detectionFindings(head, 'damage', 'spreadsheet-damage', KINDS),
  examples: {
    passes: [{ title: 'whole numbers' }],
    fails: [
      {
        title: 'an account number in powers of ten',
        profile: { columns: [detected('site', 'scientific-number', 'damage')] },
        params: { column: 'site', kind: 'scientific-number' },
      },
    ],
  },
};
