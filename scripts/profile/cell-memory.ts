import type { Digest } from './cell-digest.ts';
import { DigestTable } from './digest-table.ts';

/** Finds what is known of a value by its digest, without the value. */
export class CellMemory<Known> {
  readonly known: Known[] = [];
  #places: DigestTable | null = new DigestTable(4);

  find(high: number, low: number): Known | undefined {
    if (this.#places === null) return undefined;
    const place = this.#places.find(high, low);
    // Counted from one: nothing stands at a free place.
    return this.known[(this.#places.slots[place + 2] ?? 0) - 1];
  }

  /** Of a value that is not there yet. */
  keep({ high, low }: Digest, known: Known): void {
    this.known.push(known);
    this.#places?.put(this.#places.find(high, low), high, low, this.known.length);
  }

  /** From now on nothing is found. What is known stays. */
  close(): void {
    this.#places = null;
  }
}
