import { ownText } from './own-text.ts';
import { Spread } from './spread.ts';

/** Parts of a distribution: as many as a line of text and a small chart can show. */
const PARTS = 16;

/** The smallest and the largest of some values, as they are written, and how they lie between. */
export class Range<T extends number | string> {
  readonly #measure: (value: string) => T;
  readonly #scale: (measured: T) => number;
  readonly #spread = new Spread();
  #least: T | undefined;
  #most: T | undefined;
  #min = '';
  #max = '';

  /** `scale` gives distances to what `measure` orders. */
  constructor(measure: (value: string) => T, scale: (measured: T) => number) {
    this.#measure = measure;
    this.#scale = scale;
  }

  add(value: string, cells: number): void {
    const measured = this.#measure(value);
    if (this.#least === undefined || measured < this.#least) {
      this.#least = measured;
      this.#min = value;
    }
    if (this.#most === undefined || measured > this.#most) {
      this.#most = measured;
      this.#max = value;
    }
    this.#spread.add(this.#scale(measured), cells);
  }

  ends(): { min?: string; max?: string } {
    return this.#least === undefined ? {} : { min: ownText(this.#min), max: ownText(this.#max) };
  }

  /**
   * Cells in parts of equal width from the smallest to the largest; null where there is one value, or none. Whole numbers
   * get a part each while there are few.
   */
  distribution(whole: boolean): number[] | null {
    if (this.#least === undefined || this.#most === undefined) return null;
    const [min, max] = [this.#scale(this.#least), this.#scale(this.#most)];
    if (!whole || max - min >= PARTS) return this.#spread.parts(PARTS, min, max);
    return this.#spread.parts(max - min + 1, min - 0.5, max + 0.5);
  }
}

export function numbers(): Range<number> {
  return new Range(Number, (measured) => measured);
}

/** Days as they are written order themselves; for distances a month of 31 days is near enough. */
export function days(): Range<string> {
  return new Range(String, (day) => {
    const hour = day.length > 12 ? two(day, 11) / 24 : 0;
    return two(day, 0) * 37_200 + two(day, 2) * 372 + two(day, 5) * 31 + two(day, 8) + hour;
  });
}

function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
