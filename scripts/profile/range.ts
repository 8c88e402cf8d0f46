import { ownText } from './own-text.ts';

/** The smallest and the largest of some values, as they are written. */
export class Range<T extends number | string> {
  readonly #measure: (value: string) => T;
  #least: { of: T; value: string } | undefined;
  #most: { of: T; value: string } | undefined;

  constructor(measure: (value: string) => T) {
    this.#measure = measure;
  }

  add(value: string): void {
    const of = this.#measure(value);
    if (this.#least === undefined || of < this.#least.of) this.#least = { of, value };
    if (this.#most === undefined || of > this.#most.of) this.#most = { of, value };
  }

  ends(): { min?: string; max?: string } {
    if (this.#least === undefined || this.#most === undefined) return {};
    return { min: ownText(this.#least.value), max: ownText(this.#most.value) };
  }
}
