import type { Position } from '../model/document.ts';

/** Finds line and column of an offset; offsets that come in rising order are found in one pass. */
export class Lines {
  readonly #text: string;
  #line = 1;
  #start = 0;
  #next: number;

  constructor(text: string) {
    this.#text = text;
    this.#next = text.indexOf('\n');
  }

  at(offset: number): Position {
    if (offset < this.#start) {
      this.#line = 1;
      this.#start = 0;
      this.#next = this.#text.indexOf('\n');
    }
    while (this.#next >= 0 && this.#next < offset) {
      this.#line += 1;
      this.#start = this.#next + 1;
      this.#next = this.#text.indexOf('\n', this.#start);
    }
    return { line: this.#line, column: offset - this.#start + 1 };
  }
}
