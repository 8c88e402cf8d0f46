import type { Check } from './check.ts';
import { inData } from './report.ts';

export const duplicateRows: Check = {
  id: 'duplicate-rows',
  why: 'A row that stands twice is counted twice by everybody who adds things up.',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const { profile } = head;
    return profile === null || profile.duplicateRows === 0
      ? []
      : [
          inData(
            profile.file,
            undefined,
            'duplicate-rows',
            { count: profile.duplicateRows, rows: profile.rows },
            'warning',
          ),
        ];
  },
  examples: {
    passes: [{ title: 'no row twice' }],
    fails: [{ title: 'three rows twice', profile: { duplicateRows: 3 }, params: { count: 3 } }],
  },
};
