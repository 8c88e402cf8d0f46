/** Rows remembered; beyond, duplicates are no longer looked for. Eight bytes each, in a table at most half full. */
const MOST_ROWS = 2_000_000;

/** Most files are small, and each has a few of these. V8 keeps arrays of up to 64 bytes among its own objects: larger ones cost a call to the system. */
const SMALLEST = 16;
/** Few steps from there to the size of a large file. */
const GROWTH = 4;

/** Counts rows, or keys, that were there before. Remembers 64 bits of each: two million rows differ in them. */
export class Duplicates {
  count = 0;
  firstLine: number | undefined;
  #remembered = 0;
  /** Open addressing: both halves of a digest at one place, 0 and 0 where the place is free. */
  #high = new Int32Array(SMALLEST);
  #low = new Int32Array(SMALLEST);

  /** By a digest that is never 0 and 0 (cell-digest.ts). */
  add(high: number, low: number, line: number): void {
    if (this.#remembered >= MOST_ROWS) return;
    const place = this.#find(high, low);
    if (this.#high[place] !== 0 || this.#low[place] !== 0) {
      this.count += 1;
      this.firstLine ??= line;
      return;
    }
    this.#high[place] = high;
    this.#low[place] = low;
    this.#remembered += 1;
    if (this.#remembered * 2 > this.#low.length) this.#grow();
  }

  /** Where a digest stands, or would stand. */
  #find(high: number, low: number): number {
    const mask = this.#low.length - 1;
    let place = low & mask;
    while (
      (this.#high[place] !== 0 || this.#low[place] !== 0) &&
      (this.#high[place] !== high || this.#low[place] !== low)
    )
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [highs, lows] = [this.#high, this.#low];
    this.#high = new Int32Array(highs.length * GROWTH);
    this.#low = new Int32Array(lows.length * GROWTH);
    for (const [i, low] of lows.entries()) {
      const high = highs[i] ?? 0;
      if (high === 0 && low === 0) continue;
      const place = this.#find(high, low);
      this.#high[place] = high;
      this.#low[place] = low;
    }
  }
}
