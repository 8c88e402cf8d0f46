import { digestOf } from './cell-digest.ts';
import type { Remembered } from './column-details.ts';

/** A column with more different values has no list of codes. */
const MOST_CODES = 60;
/** So few bits tell sixty codes apart, and fit thousands of social security numbers. */
const BITS_OF_A_CODE = 0xffff;

/** What tells the codes of two versions of a column apart without holding one; null where they are too many, or none. */
export function codesOf(values: readonly Remembered[]): number[] | null {
  if (values.length === 0 || values.length > MOST_CODES) return null;
  const codes = new Set(values.map(({ value }) => digestOf(value).low & BITS_OF_A_CODE));
  return [...codes].sort((a, b) => a - b);
}
