import { placeOf } from './instant.ts';

/** Ways to write "nothing", seen in the exports of real systems. */
const SENTINELS = new Set([
  'na',
  'n/a',
  'null',
  'none',
  'nan',
  '-',
  '--',
  '?',
  'unknown',
  '#n/a',
  '9999',
  '-9999',
  '1900-01-01',
]);
const LONGEST = 10;
const BEGINNINGS = 'nN-?uU#91';

export function isSentinel(value: string): boolean {
  return value.length <= LONGEST && BEGINNINGS.includes(value[0] ?? '') && SENTINELS.has(value.toLowerCase());
}

const LARGE = 9999;
const LONG_AGO = placeOf(1900, 1, 1, 0, 0, 0);

/** By what it measures (cell-measure.ts), a cell may be one: its text tells. */
export function maybeSentinel(measured: number): boolean {
  return measured === LARGE || measured === -LARGE || measured === LONG_AGO;
}
