import type { Check } from './check.ts';
import { at } from './report.ts';

/** Sums of decimals differ in their last digits. */
const TOLERANCE = 1e-9;

export const controlTotal: Check = {
  id: 'control-total',
  why: 'A sum that the source knows too tells whether every row arrived, and arrived once.',
  waivedBy: 'cdo',
  run: ({ head }) =>
    (head.metadata.value?.columns ?? []).flatMap(({ name, total }, i) => {
      const sum = head.profile?.sums?.find(({ column }) => column === name)?.sum;
      if (total === undefined || sum === undefined || head.profile?.truncated === true) return [];
      if (Math.abs(sum - total) <= Math.max(Math.abs(total) * TOLERANCE, 0.005)) return [];
      const params = { column: name, total, sum: Math.round(sum * 1e6) / 1e6 };
      return [at(head.metadata, `/columns/${i}/total`, 'control-total', params)];
    }),
  examples: {
    passes: [
      { title: 'no control total' },
      {
        title: 'the same sum',
        metadata: declared(100),
        profile: { sums: [{ column: 'value', sum: 100.0000001 }] },
      },
    ],
    fails: [
      {
        title: 'ten missing',
        metadata: declared(100),
        profile: { sums: [{ column: 'value', sum: 90 }] },
        params: { column: 'value', total: 100, sum: 90 },
      },
    ],
  },
};

function declared(total: number): object {
  return { columns: [{ name: 'value', type: 'number', total, description: 'Rain that fell on the day.' }] };
}
