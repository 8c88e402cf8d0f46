import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

export const activeContent: Check = {
  id: 'active-content',
  why: 'A cell that begins with = is a program to a spreadsheet (CWE-1236), and markup is one to a browser. Data is inert.',
  waivedBy: 'ciso',
  run: ({ head }) => detectionFindings(head, 'injection', 'active-content'),
  examples: {
    passes: [{ title: 'inert cells' }],
    fails: [
      {
        title: 'a formula',
        profile: { columns: [detected('site', 'formula', 'injection')] },
        params: { column: 'site', kind: 'formula' },
      },
    ],
  },
};
