import type { Check } from './check.ts';
import { at } from './report.ts';

export const rowsOutOfBounds: Check = {
  id: 'rows-out-of-bounds',
  why: 'A cut-off export looks like a good file with fewer rows. The expected number of rows tells.',
  run: ({ head }) => {
    const bounds = head.metadata.value?.rows;
    const rows = head.profile?.rows;
    if (bounds === undefined || rows === undefined || head.profile?.header.length === 0) return [];
    // The fault that ended the reading is told already.
    if (head.profile?.truncated === true) return [];
    const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = bounds;
    return rows >= minimum && rows <= maximum
      ? []
      : [at(head.metadata, '/rows', 'rows-out-of-bounds', { rows, minimum, maximum: String(maximum) })];
  },
  examples: {
    passes: [{ title: 'rows within bounds', metadata: { rows: { minimum: 10, maximum: 1000 } } }],
    fails: [{ title: 'too few rows', metadata: { rows: { minimum: 1000 } }, params: { minimum: 1000 } }],
  },
};
