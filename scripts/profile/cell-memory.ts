import type { Occurrence } from '../detect/detector.ts';

const SMALLEST = 16;
const GROWTH = 4;

/** Finds what is known of a value by its digest, without the value: open addressing, at most half full. */
export class CellMemory {
  #high = new Int32Array(SMALLEST);
  #low = new Int32Array(SMALLEST);
  #known: (Occurrence | undefined)[] = new Array(SMALLEST).fill(undefined);
  #size = 0;

  find(high: number, low: number): Occurrence | undefined {
    const mask = this.#low.length - 1;
    let place = low & mask;
    for (;;) {
      const known = this.#known[place];
      if (known === undefined || (this.#low[place] === low && this.#high[place] === high)) return known;
      place = (place + 1) & mask;
    }
  }

  /** Of a value that is not there yet. */
  keep(high: number, low: number, occurrence: Occurrence): void {
    this.#put(high, low, occurrence);
    this.#size += 1;
    if (this.#size * 2 > this.#low.length) this.#grow();
  }

  #put(high: number, low: number, occurrence: Occurrence): void {
    const mask = this.#low.length - 1;
    let place = low & mask;
    while (this.#known[place] !== undefined) place = (place + 1) & mask;
    this.#high[place] = high;
    this.#low[place] = low;
    this.#known[place] = occurrence;
  }

  #grow(): void {
    const [highs, lows, known] = [this.#high, this.#low, this.#known];
    const size = lows.length * GROWTH;
    this.#high = new Int32Array(size);
    this.#low = new Int32Array(size);
    this.#known = new Array(size).fill(undefined);
    for (const [i, occurrence] of known.entries())
      if (occurrence !== undefined) this.#put(highs[i] ?? 0, lows[i] ?? 0, occurrence);
  }
}
