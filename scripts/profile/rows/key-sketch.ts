import { lowOf, type Row } from './row.ts';

/** Smallest digests of keys that are kept: enough to tell the share of keys that went to a few per cent. */
const SKETCH = 512;

/** What tells the keys of two versions apart without holding one: their smallest digests (a bottom-k sketch: Beyer and others, SIGMOD 2007). */
export class KeySketch {
  readonly #key: readonly number[];
  #keys: number[] = [];
  /** No larger digest can be among the smallest any more. */
  #limit = 0xffffffff;

  /** `key`: places of its columns. */
  constructor(key: readonly number[]) {
    this.#key = key;
  }

  add(row: Row): void {
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

  finish(): number[] {
    return smallest(this.#keys);
  }
}

function smallest(digests: readonly number[]): number[] {
  return [...new Set(digests)].sort((a, b) => a - b).slice(0, SKETCH);
}
