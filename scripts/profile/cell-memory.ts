import type { Digest } from './cell-digest.ts';
import { DigestTable } from './digest-table.ts';

/** So few are looked through one by one: most columns of most files hold no more, and need no table. */
const FEW = 8;

/** Finds what is known of a value by its digest, without the value. */
export class CellMemory<Known> {
  readonly known: Known[] = [];
  /** Of what is known, in its order, while there are few. */
  readonly #digests: Digest[] = [];
  #places: DigestTable | null = null;
  #isClosed = false;

  find(high: number, low: number): Known | undefined {
    if (this.#isClosed) return undefined;
    if (this.#places === null) return this.#among(high, low);
    const place = this.#places.find(high, low);
    // Counted from one: nothing stands at a free place.
    return this.known[(this.#places.slots[place + 2] ?? 0) - 1];
  }

  #among(high: number, low: number): Known | undefined {
    for (let i = 0; i < this.#digests.length; i++)
      if (this.#digests[i]?.low === low && this.#digests[i]?.high === high) return this.known[i];
    return undefined;
  }

  /** Of a value that is not there yet. */
  keep(digest: Digest, known: Known): void {
    this.known.push(known);
    if (this.#places !== null) this.#put(this.#places, digest, this.known.length);
    else if (this.#digests.push({ ...digest }) > FEW) {
      this.#places = new DigestTable(4);
      for (const [i, each] of this.#digests.entries()) this.#put(this.#places, each, i + 1);
    }
  }

  #put(places: DigestTable, { high, low }: Digest, number: number): void {
    places.put(places.find(high, low), high, low, number);
  }

  /** From now on nothing is found. What is known stays. */
  close(): void {
    this.#isClosed = true;
    this.#places = null;
  }
}
