import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

const KINDS = ['unit-in-cell', 'currency-in-cell', 'thousands-comma'];

/** A warning: what is written so can be read, by people. */
export const cellFormat: Check = {
  id: 'cell-format',
  why: 'A number with its unit or with commas is text to a program. The unit belongs into metadata.yml (DataSF, publishing standards).',
  waivedBy: 'cdo',
  run: ({ head }) =>
    detectionFindings(head, 'damage', 'cell-format', KINDS).map((finding) => ({
      ...finding,
      severity: 'warning',
    })),
  examples: {
    passes: [{ title: 'plain numbers' }],
    fails: [
      {
        title: 'kilometres in the cells',
        profile: { columns: [detected('site', 'unit-in-cell', 'damage')] },
        params: { column: 'site', kind: 'unit-in-cell' },
      },
    ],
  },
};
