import { ownText } from './own-text.ts';

/** The smallest and the largest of some values, as they are written. */
export class Range<T extends number | string> {
  readonly #measure: (value: string) => T;
  #least: T | undefined;
  #most: T | undefined;
  #min = '';
  #max = '';

  constructor(measure: (value: string) => T) {
    this.#measure = measure;
  }

  add(value: string): void {
    const measured = this.#measure(value);
    if (this.#least === undefined || measured < this.#least) {
      this.#least = measured;
      this.#min = value;
    }
    if (this.#most === undefined || measured > this.#most) {
      this.#most = measured;
      this.#max = value;
    }
  }

  ends(): { min?: string; max?: string } {
    return this.#least === undefined ? {} : { min: ownText(this.#min), max: ownText(this.#max) };
  }
}
