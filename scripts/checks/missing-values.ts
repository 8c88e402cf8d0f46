import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Numbers are suspicious only where they are many: 9999 may be a real one. */
const OFTEN = 0.01;

/** Among words these are answers of their own: "damage: none", "cause: unknown". Among numbers they are not. */
const MAY_BE_MEANT = /^(none|unknown)$/i;

export const missingValues: Check = {
  id: 'missing-values',
  why: 'A missing value is an empty cell. "N/A" is read as a word, and 9999 as a number that people average.',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const { profile } = head;
    if (profile === null) return [];
    return profile.columns.flatMap((column) => {
      const written = Object.keys(column.sentinels);
      if (written.length === 0) return [];
      const allowed = new Set(
        (head.metadata.value?.columns.find((c) => c.name === column.name)?.constraints?.enum ?? []).map(
          String,
        ),
      );
      const spellings = written.filter((spelling) => !allowed.has(spelling));
      const many = (spelling: string): boolean => (column.sentinels[spelling] ?? 0) > profile.rows * OFTEN;
      const told = spellings.filter((spelling) => {
        if (/\d/.test(spelling)) return column.type !== 'string' && many(spelling);
        return column.type !== 'string' || !MAY_BE_MEANT.test(spelling);
      });
      return told.length === 0
        ? []
        : [inData(profile.file, 1, 'missing-values', { column: column.name, spellings: told }, 'warning')];
    });
  },
  examples: {
    passes: [{ title: 'empty cells' }],
    fails: [
      {
        title: 'N/A written out',
        profile: {
          columns: [
            {
              name: 'site',
              position: 2,
              type: 'string',
              typeShare: 1,
              nulls: 0,
              sentinels: { 'N/A': 4 },
              distinct: 3,
              distinctExact: true,
              minLength: 1,
              maxLength: 9,
              violations: [],
              detections: [],
            },
          ],
        },
        params: { column: 'site' },
      },
    ],
  },
};
