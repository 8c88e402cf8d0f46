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
  #high = new Uint32Array(SMALLEST);
  #low = new Uint32Array(SMALLEST);

  add(cells: readonly string[], line: number): void {
    if (this.#remembered >= MOST_ROWS) return;
    const [high, low] = digest(cells);
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
    this.#high = new Uint32Array(highs.length * GROWTH);
    this.#low = new Uint32Array(lows.length * GROWTH);
    for (const [i, low] of lows.entries()) {
      const high = highs[i] ?? 0;
      if (high === 0 && low === 0) continue;
      const place = this.#find(high, low);
      this.#high[place] = high;
      this.#low[place] = low;
    }
  }
}

/** Stands between two cells, so that `x`, `yz` is not `xy`, `z`; no character of a cell has this code. */
const SEPARATOR = 0x1_0000;

/** Two halves of 32 bits, mixed by multiplication (cyrb53, with all its bits); never 0 and 0. */
function digest(cells: readonly string[]): [high: number, low: number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    for (let j = 0; j < cell.length; j++) {
      const code = cell.charCodeAt(j);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ SEPARATOR, 2654435761);
    b = Math.imul(b ^ SEPARATOR, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, (a === 0 ? b | 1 : b) >>> 0];
}
