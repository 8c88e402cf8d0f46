import type { Occurrence } from '../detect/detector.ts';

const SMALLEST = 16;
const GROWTH = 4;
/** Both halves of a digest, and the place of what is known: side by side, so that a look-up is one reach into memory. */
const WIDTH = 4;

/** Finds what is known of a value by its digest, without the value: open addressing, at most half full. */
export class CellMemory {
  #slots = new Int32Array(SMALLEST * WIDTH);
  #mask = SMALLEST - 1;
  readonly #known: Occurrence[] = [];

  find(high: number, low: number): Occurrence | undefined {
    const slots = this.#slots;
    for (let place = low & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * WIDTH;
      // Counted from one: nothing stands at a free place.
      const known = slots[at + 2] ?? 0;
      if (known === 0) return undefined;
      if (slots[at + 1] === low && slots[at] === high) return this.#known[known - 1];
    }
  }

  /** Of a value that is not there yet. */
  keep(high: number, low: number, occurrence: Occurrence): void {
    this.#known.push(occurrence);
    this.#put(high, low, this.#known.length);
    if (this.#known.length * 2 > this.#mask) this.#grow();
  }

  #put(high: number, low: number, known: number): void {
    let place = low & this.#mask;
    while (this.#slots[place * WIDTH + 2] !== 0) place = (place + 1) & this.#mask;
    this.#slots[place * WIDTH] = high;
    this.#slots[place * WIDTH + 1] = low;
    this.#slots[place * WIDTH + 2] = known;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * GROWTH);
    this.#mask = this.#slots.length / WIDTH - 1;
    for (let at = 0; at < slots.length; at += WIDTH) {
      const known = slots[at + 2] ?? 0;
      if (known !== 0) this.#put(slots[at] ?? 0, slots[at + 1] ?? 0, known);
    }
  }
}
