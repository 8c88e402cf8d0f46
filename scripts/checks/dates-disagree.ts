import type { Check } from './check.ts';
import { at } from './report.ts';

export const datesDisagree: Check = {
  id: 'dates-disagree',
  why: 'A period that ends before it begins, or a change from the future, makes every statement about currency worthless.',
  run: ({ head, today }) => {
    const metadata = head.metadata.value;
    if (metadata === null) return [];
    const { start, end } = metadata.coverage.temporal;
    const wrong = (pointer: string, earlier: string, later: string) =>
      at(head.metadata, pointer, 'dates-disagree', { earlier, later });
    return [
      ...(end !== 'current' && end < start
        ? [wrong('/coverage/temporal/end', `the start ${start}`, `the end ${end}`)]
        : []),
      ...(metadata.issued !== undefined && metadata.modified < metadata.issued
        ? [wrong('/modified', `issued ${metadata.issued}`, `modified ${metadata.modified}`)]
        : []),
      ...(metadata.modified > today
        ? [wrong('/modified', `modified ${metadata.modified}`, `today, ${today}`)]
        : []),
    ];
  },
  examples: {
    passes: [{ title: 'start before end' }],
    fails: [
      {
        title: 'the period ends before it begins',
        metadata: { coverage: { temporal: { start: '2026-01-01', end: '2020-01-01' } } },
        params: { later: 'the end 2020-01-01' },
      },
    ],
  },
};
