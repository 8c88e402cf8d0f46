import { createHash } from 'node:crypto';

/** Rows remembered, as 64-bit digests; beyond, duplicates are no longer looked for. */
const MOST_ROWS = 2_000_000;

/** Counts rows, or keys, that were there before. */
export class Duplicates {
  readonly #seen = new Set<bigint>();
  count = 0;
  firstLine: number | undefined;

  add(cells: readonly string[], line: number): void {
    if (this.#seen.size >= MOST_ROWS) return;
    const digest = createHash('sha1').update(cells.join('\u001f')).digest().readBigUInt64LE();
    if (!this.#seen.has(digest)) this.#seen.add(digest);
    else {
      this.count += 1;
      this.firstLine ??= line;
    }
  }
}
