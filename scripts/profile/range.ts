import { placeOfText } from './instant.ts';
import { ownText } from './own-text.ts';
import { Spread } from './spread.ts';

/** Parts of a distribution: as many as a line of text and a small chart can show. */
const PARTS = 16;

/** Longer values are no numbers and no dates. */
const LONGEST = 64;

/** The smallest and the largest of some values, as they are written, and how they lie between. */
export class Range {
  readonly #measure: (value: string) => number;
  readonly #spread = new Spread();
  #any = false;
  #least = 0;
  #most = 0;
  readonly #min = new Written();
  readonly #max = new Written();

  constructor(measure: (value: string) => number) {
    this.#measure = measure;
  }

  add(value: string, cells: number): void {
    const measured = this.#measure(value);
    if (!this.#any || measured < this.#least) this.#min.text(value);
    if (!this.#any || measured > this.#most) this.#max.text(value);
    this.#count(measured, cells);
  }

  /** One cell, by its place and what it measures (cell-measure.ts). */
  addFrom(bytes: Uint8Array, start: number, end: number, measured: number): void {
    if (!this.#any || measured < this.#least) this.#min.bytes(bytes, start, end);
    if (!this.#any || measured > this.#most) this.#max.bytes(bytes, start, end);
    this.#count(measured, 1);
  }

  #count(measured: number, cells: number): void {
    if (!this.#any || measured < this.#least) this.#least = measured;
    if (!this.#any || measured > this.#most) this.#most = measured;
    this.#any = true;
    this.#spread.add(measured, cells);
  }

  ends(): { min?: string; max?: string } {
    return this.#any ? { min: this.#min.toString(), max: this.#max.toString() } : {};
  }

  /**
   * Cells in parts of equal width from the smallest to the largest; null where there is one value, or none. Whole numbers
   * get a part each while there are few.
   */
  distribution(whole: boolean): number[] | null {
    if (!this.#any) return null;
    const [min, max] = [this.#least, this.#most];
    if (!whole || max - min >= PARTS) return this.#spread.parts(PARTS, min, max);
    return this.#spread.parts(max - min + 1, min - 0.5, max + 0.5);
  }
}

/** A value as it is written. In a sorted column every cell is a new end: a few bytes are copied, no text is made. */
class Written {
  #text = '';
  #bytes: Buffer | null = null;
  #length = 0;

  text(value: string): void {
    this.#text = value;
    this.#length = 0;
  }

  bytes(from: Uint8Array, start: number, end: number): void {
    this.#bytes ??= Buffer.alloc(LONGEST);
    this.#length = Math.min(LONGEST, end - start);
    for (let i = 0; i < this.#length; i++) this.#bytes[i] = from[start + i] ?? 0;
  }

  toString(): string {
    return this.#bytes === null || this.#length === 0
      ? ownText(this.#text)
      : this.#bytes.toString('latin1', 0, this.#length);
  }
}

export function numbers(): Range {
  return new Range(Number);
}

export function days(): Range {
  return new Range(placeOfText);
}
