import { DigestTable } from './digest-table.ts';

/** Beyond, duplicates are no longer looked for. */
export const MOST_REMEMBERED = 2_000_000;

/** Counts values, or rows, that were there before. Remembers 64 bits of each: two million differ in them. */
export class Duplicates {
  count = 0;
  firstLine: number | undefined;
  readonly #seen = new DigestTable(2);

  /** See DigestTable. */
  expect(lows: Int32Array, count: number): void {
    this.#seen.expect(lows, count);
  }

  /** By a digest that is never 0 and 0 (cell-digest.ts). */
  add(high: number, low: number, line: number): void {
    if (this.#seen.size >= MOST_REMEMBERED) return;
    const place = this.#seen.find(high, low);
    if (this.#seen.isFree(place)) this.#seen.put(place, high, low);
    else {
      this.count += 1;
      this.firstLine ??= line;
    }
  }
}
