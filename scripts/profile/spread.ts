const BINS = 128;
/** Numbers beyond are no measures, and their differences no numbers. */
const LARGEST = 1e300;

/** How numbers are spread, in one pass and without knowing their range: bins that double their width when one falls outside. */
export class Spread {
  #bins: number[] | null = null;
  #low = 0;
  #width = 0;
  #waiting = 0;
  #any = false;

  add(measure: number, cells: number): void {
    if (!(Math.abs(measure) < LARGEST)) return;
    if (!this.#any) {
      this.#any = true;
      this.#low = measure;
    }
    if (this.#bins === null && measure === this.#low) this.#waiting += cells;
    else this.#put(measure, cells);
  }

  #put(measure: number, cells: number): void {
    this.#bins ??= this.#begin(measure);
    while (measure < this.#low) this.#widen(BINS / 2);
    while (measure >= this.#low + this.#width * BINS) this.#widen(0);
    const place = Math.min(BINS - 1, Math.floor((measure - this.#low) / this.#width));
    this.#bins[place] = (this.#bins[place] ?? 0) + cells;
  }

  /** The second value tells the order of magnitude. */
  #begin(second: number): number[] {
    const first = this.#low;
    this.#width = Math.abs(second - first) / (BINS / 4) || Number.MIN_VALUE;
    const bins = new Array<number>(BINS).fill(0);
    bins[0] = this.#waiting;
    return bins;
  }

  /** Two bins become one; what was there fills the half that begins at `from`. */
  #widen(from: number): void {
    const before = this.#bins ?? [];
    const bins = new Array<number>(BINS).fill(0);
    for (let i = 0; i < before.length; i++) {
      const place = from + (i >> 1);
      bins[place] = (bins[place] ?? 0) + (before[i] ?? 0);
    }
    if (from > 0) this.#low -= this.#width * BINS;
    this.#width *= 2;
    this.#bins = bins;
  }

  /** So many parts of equal width between two ends; null where everything is one value. */
  parts(count: number, min: number, max: number): number[] | null {
    if (this.#bins === null || !(max > min)) return null;
    const parts = new Array<number>(count).fill(0);
    for (let i = 0; i < BINS; i++) {
      const cells = this.#bins[i] ?? 0;
      if (cells === 0) continue;
      const middle = this.#low + (i + 0.5) * this.#width;
      const part = Math.min(count - 1, Math.max(0, Math.floor(((middle - min) / (max - min)) * count)));
      parts[part] = (parts[part] ?? 0) + cells;
    }
    return parts;
  }
}
