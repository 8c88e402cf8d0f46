/** Most tables are small, and a file has a few for each column. V8 keeps arrays of up to 64 bytes among its own objects: larger ones cost a call to the system. */
const SMALLEST = 16;
/** Few steps from there to the size of a large file, and none beyond what it needs. */
const GROWTH = 4;
const LARGE = 2 ** 20;

/** Digests (cell-digest.ts: never 0 and 0), each side by side with what is kept of it: open addressing, at most half full. */
export class DigestTable {
  /** Both halves of a digest and what is kept of it, at a place that `find` gives. */
  slots: Int32Array<ArrayBuffer>;
  size = 0;
  readonly #width: number;
  #mask: number;
  /** Nobody asks for it: without it the reading would be left out. */
  fetched = 0;

  /** `width`: numbers a digest takes, its two halves among them; a power of two. */
  constructor(width: number) {
    this.#width = width;
    this.slots = new Int32Array(SMALLEST);
    this.#mask = SMALLEST / width - 1;
  }

  /** The place of a digest, or the free one where it would stand: there is 0 and 0. */
  find(high: number, low: number): number {
    const slots = this.slots;
    for (let i = low & this.#mask; ; i = (i + 1) & this.#mask) {
      const at = i * this.#width;
      if (slots[at + 1] === low && slots[at] === high) return at;
      if (slots[at] === 0 && slots[at + 1] === 0) return at;
    }
  }

  /**
   * Digests that `find` will be asked for next, by their lower halves. A large table lies far from the processor, which
   * fetches many places at once, but where one look-up waits for the other only one at a time.
   */
  expect(lows: Int32Array, count: number): void {
    let fetched = 0;
    for (let i = 0; i < count; i++) fetched ^= this.slots[((lows[i] ?? 0) & this.#mask) * this.#width] ?? 0;
    this.fetched = fetched;
  }

  isFree(place: number): boolean {
    return this.slots[place] === 0 && this.slots[place + 1] === 0;
  }

  /** At the free place that `find` gave; the places of all others may change. */
  put(place: number, high: number, low: number, third = 0, fourth = 0): void {
    this.#write(place, high, low, third, fourth);
    this.size += 1;
    if (this.size * 2 * this.#width > this.slots.length) this.#grow();
  }

  #write(place: number, high: number, low: number, third: number, fourth: number): void {
    this.slots[place] = high;
    this.slots[place + 1] = low;
    if (this.#width === 2) return;
    this.slots[place + 2] = third;
    this.slots[place + 3] = fourth;
  }

  #grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * (before.length < LARGE ? GROWTH : 2));
    this.#mask = this.slots.length / this.#width - 1;
    for (let at = 0; at < before.length; at += this.#width) {
      const high = before[at] ?? 0;
      const low = before[at + 1] ?? 0;
      if (high === 0 && low === 0) continue;
      this.#write(this.find(high, low), high, low, before[at + 2] ?? 0, before[at + 3] ?? 0);
    }
  }
}
