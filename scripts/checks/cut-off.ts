import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Rows that spreadsheets have, header included; the old format and the new one. */
const ROWS = [65_536, 1_048_576];
/** Characters that cells, database columns and spreadsheets hold at most. */
const LENGTHS = [255, 256, 4_000, 32_767, 65_535];
/** Largest integers of 8, 16 and 32 bits, where a number that did not fit ends. */
const INTEGERS = ['32767', '65535', '2147483647', '4294967295'];

export const cutOff: Check = {
  id: 'cut-off',
  why: 'Programs cut what does not fit: texts at 255 characters, tables at 65,536 rows, numbers at 2,147,483,647. Nothing says so (frictionless, truncated-value).',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const { profile } = head;
    if (profile === null) return [];
    const table = ROWS.includes(profile.rows + 1) || ROWS.includes(profile.rows);
    return [
      ...(table
        ? [inData(profile.file, undefined, 'cut-off', { what: 'rows', limit: profile.rows + 1 })]
        : []),
      ...profile.columns.flatMap((column) => {
        const limit = limitOf(column);
        const params = { column: column.name, what: column.type === 'string' ? 'characters' : 'number' };
        return limit === null ? [] : [inData(profile.file, 1, 'cut-off', { ...params, limit }, 'warning')];
      }),
    ];
  },
  examples: {
    passes: [{ title: 'a table of any other size' }],
    fails: [
      {
        title: '65,535 rows and a header',
        profile: { rows: 65_535 },
        params: { what: 'rows', limit: 65_536 },
      },
      {
        title: 'texts of 255 characters',
        profile: { columns: [text(255)] },
        params: { column: 'site', what: 'characters', limit: 255 },
      },
    ],
  },
};

function limitOf({ type, maxLength, max, distinct }: ColumnProfile): number | null {
  if (type === 'string') return distinct > 1 && LENGTHS.includes(maxLength) ? maxLength : null;
  return max !== undefined && INTEGERS.includes(max) ? Number(max) : null;
}

function text(maxLength: number) {
  return {
    ...{ name: 'site', position: 1, type: 'string', typeShare: 1, nulls: 0, sentinels: {}, distinct: 9 },
    ...{ distinctExact: true, minLength: 3, maxLength, violations: [], detections: [] },
  };
}
