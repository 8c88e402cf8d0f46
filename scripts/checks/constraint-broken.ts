import type { Check } from './check.ts';
import { inData } from './report.ts';

export const constraintBroken: Check = {
  id: 'constraint-broken',
  why: 'What the dictionary promises of a column must hold for every cell of it.',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const { profile } = head;
    if (profile === null) return [];
    const broken = profile.columns.filter(({ violations }) => violations.length > 0);
    return broken.flatMap((column) =>
      column.violations.map((violation) => {
        const declared = head.metadata.value?.columns.find((candidate) => candidate.name === column.name);
        const limit =
          violation.constraint === 'type' ? declared?.type : declared?.constraints?.[violation.constraint];
        return inData(profile.file, violation.line, 'constraint-broken', {
          column: column.name,
          constraint: violation.constraint,
          limit: String(limit ?? ''),
          count: violation.count,
        });
      }),
    );
  },
  examples: {
    passes: [{ title: 'every cell as declared' }],
    fails: [
      {
        title: 'cells below the minimum',
        profile: {
          columns: [
            {
              name: 'value',
              position: 3,
              type: 'number',
              typeShare: 1,
              nulls: 0,
              sentinels: {},
              distinct: 9,
              distinctExact: true,
              minLength: 1,
              maxLength: 4,
              violations: [{ constraint: 'minimum', count: 2, line: 9 }],
              detections: [],
            },
          ],
        },
        params: { column: 'value', constraint: 'minimum' },
      },
    ],
  },
};
