import type { Fingerprint } from '../../model/profile.ts';
import { isEmpty, lowOf, type Row } from './row.ts';

/** Codes of a column are told apart up to this number; a column with more has no list of codes. */
const MOST_CODES = 60;
/** So few bits tell sixty codes apart, and fit thousands of social security numbers. */
const BITS_OF_A_CODE = 0xffff;
/** Smallest digests of keys that are kept: enough to tell the share of keys that went to a few per cent. */
const SKETCH = 512;

/**
 * What tells two versions of a table apart without holding a value: 16 bits of the codes in each column of few values,
 * and the smallest digests of the keys (a bottom-k sketch: Beyer and others, SIGMOD 2007).
 */
export class Prints {
  readonly #header: readonly string[];
  readonly #key: readonly number[];
  readonly #codes: (Set<number> | null)[];
  #keys: number[] = [];
  /** No larger digest can be among the smallest any more. */
  #limit = 0xffffffff;

  constructor(header: readonly string[], key: readonly number[]) {
    this.#header = header;
    this.#key = key;
    this.#codes = header.map(() => new Set());
  }

  add(row: Row): void {
    for (let i = 0; i < this.#codes.length; i++) {
      const codes = this.#codes[i];
      if (codes === null || codes === undefined || isEmpty(row, i)) continue;
      codes.add(lowOf(row, i) & BITS_OF_A_CODE);
      if (codes.size > MOST_CODES) this.#codes[i] = null;
    }
    if (this.#key.length === 0) return;
    let digest = 0x811c9dc5;
    for (const i of this.#key)
      digest = Math.imul((digest ^ lowOf(row, i)) >>> 0, 0x85ebca6b) ^ (digest >>> 15);
    digest >>>= 0;
    if (digest > this.#limit) return;
    this.#keys.push(digest);
    if (this.#keys.length > 8 * SKETCH) {
      this.#keys = smallest(this.#keys);
      if (this.#keys.length === SKETCH) this.#limit = this.#keys.at(-1) ?? this.#limit;
    }
  }

  /** `personal`: columns of which not even a digest is kept. */
  finish(personal: ReadonlySet<string>): Fingerprint {
    const codes: Record<string, number[]> = {};
    for (const [i, values] of this.#codes.entries())
      if (values !== null && values.size > 0 && !personal.has(this.#header[i] ?? ''))
        codes[this.#header[i] ?? ''] = [...values].sort((a, b) => a - b);
    const named = this.#key.some((i) => personal.has(this.#header[i] ?? ''));
    return { keys: named ? [] : smallest(this.#keys), codes };
  }
}

function smallest(digests: readonly number[]): number[] {
  return [...new Set(digests)].sort((a, b) => a - b).slice(0, SKETCH);
}
