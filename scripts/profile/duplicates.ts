/** Rows remembered; beyond, duplicates are no longer looked for. Eight bytes each, in a table at most half full. */
const MOST_ROWS = 2_000_000;

/** Most files are small, and each has a few of these. V8 keeps arrays of up to 64 bytes among its own objects: larger ones cost a call to the system. */
const SMALLEST = 16;
/** Few steps from there to the size of a large file, and none beyond what it needs. */
const GROWTH = 4;
const LARGE = 2 ** 20;

/** Counts rows, or keys, that were there before. Remembers 64 bits of each: two million rows differ in them. */
export class Duplicates {
  count = 0;
  firstLine: number | undefined;
  #remembered = 0;
  /** Open addressing: both halves of a digest side by side, 0 and 0 where the place is free. */
  #halves = new Int32Array(SMALLEST);

  /** By a digest that is never 0 and 0 (cell-digest.ts). */
  add(high: number, low: number, line: number): void {
    if (this.#remembered >= MOST_ROWS) return;
    const place = this.#find(high, low);
    if (this.#halves[place] !== 0 || this.#halves[place + 1] !== 0) {
      this.count += 1;
      this.firstLine ??= line;
      return;
    }
    this.#halves[place] = high;
    this.#halves[place + 1] = low;
    this.#remembered += 1;
    if (this.#remembered * 4 > this.#halves.length) this.#grow();
  }

  /** Where a digest stands, or would stand. */
  #find(high: number, low: number): number {
    const halves = this.#halves;
    const mask = halves.length - 1;
    let place = (low * 2) & mask;
    while (
      (halves[place] !== 0 || halves[place + 1] !== 0) &&
      (halves[place] !== high || halves[place + 1] !== low)
    )
      place = (place + 2) & mask;
    return place;
  }

  #grow(): void {
    const halves = this.#halves;
    this.#halves = new Int32Array(halves.length * (halves.length < LARGE ? GROWTH : 2));
    for (let i = 0; i < halves.length; i += 2) {
      const [high = 0, low = 0] = [halves[i], halves[i + 1]];
      if (high === 0 && low === 0) continue;
      const place = this.#find(high, low);
      this.#halves[place] = high;
      this.#halves[place + 1] = low;
    }
  }
}
