import type { Check } from './check.ts';
import { damageWarnings, detected } from './detection.ts';

const KINDS = ['garbled-text', 'invisible-character'];

/** A warning: people read over it, and programs do not. */
export const garbledText: Check = {
  id: 'garbled-text',
  why: 'A file that was read in the wrong encoding and saved keeps what went wrong: "CafÃ©" is found by nobody who looks for "Café".',
  waivedBy: 'cdo',
  run: ({ head }) => damageWarnings(head, 'garbled-text', KINDS),
  examples: {
    passes: [{ title: 'letters with accents' }],
    fails: [
      {
        title: 'two letters in place of one',
        profile: { columns: [detected('site', 'garbled-text', 'damage')] },
        params: { column: 'site', kind: 'garbled-text' },
      },
    ],
  },
};
