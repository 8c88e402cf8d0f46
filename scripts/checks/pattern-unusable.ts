import { cellPattern } from '../model/cell-pattern.ts';
import type { Check } from './check.ts';
import { at } from './report.ts';

export const patternUnusable: Check = {
  id: 'pattern-unusable',
  why: 'A pattern that does not compile, or that one long cell keeps busy for hours, checks nothing.',
  run: ({ head }) =>
    (head.metadata.value?.columns ?? []).flatMap(({ name, constraints }, i) =>
      constraints?.pattern === undefined || cellPattern(constraints.pattern) !== null
        ? []
        : [at(head.metadata, `/columns/${i}/constraints/pattern`, 'pattern-unusable', { column: name })],
    ),
  examples: {
    passes: [
      {
        title: 'a plain pattern',
        metadata: {
          columns: [
            {
              name: 'site',
              type: 'string',
              description: 'Code of the station.',
              constraints: { pattern: '[A-Z]\\d+' },
            },
          ],
        },
      },
    ],
    fails: [
      {
        title: 'a repeat inside a repeat',
        metadata: {
          columns: [
            {
              name: 'site',
              type: 'string',
              description: 'Code of the station.',
              constraints: { pattern: '(a+)+b' },
            },
          ],
        },
        params: { column: 'site' },
      },
    ],
  },
};
