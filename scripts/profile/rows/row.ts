import { type Digest, NOTHING } from '../cell-digest.ts';
import type { RecordBlock } from '../record-block.ts';

/** A row as those who watch rows see it: half of a cell's digest, and the text of the few that are needed. */
export interface Row {
  /** Cells that it has; a short row has fewer than the header. */
  count: number;
  low(i: number): number;
  text(i: number): string;
}

export class CellsRow implements Row {
  readonly #cells: readonly string[];
  readonly #digests: readonly Digest[];

  constructor(cells: readonly string[], digests: readonly Digest[]) {
    this.#cells = cells;
    this.#digests = digests;
  }

  get count(): number {
    return this.#cells.length;
  }

  low(i: number): number {
    return this.#digests[i]?.low ?? NOTHING.low;
  }

  text(i: number): string {
    return this.#cells[i] ?? '';
  }
}

/** A record of a block; one object goes from each to the next. */
export class BlockRow implements Row {
  count = 0;
  readonly #block: RecordBlock;
  #first = 0;

  constructor(block: RecordBlock) {
    this.#block = block;
  }

  goTo(record: number): void {
    this.#first = this.#block.firsts[record] ?? 0;
    this.count = this.#block.width(record);
  }

  low(i: number): number {
    return this.#block.lows[this.#first + i] ?? 0;
  }

  text(i: number): string {
    return this.#block.text(this.#first + i);
  }
}

/** Half of a cell's digest; that of an empty cell where the row is short. */
export function lowOf(row: Row, i: number): number {
  return i < row.count ? row.low(i) : NOTHING.low;
}

export function isEmpty(row: Row, i: number): boolean {
  return lowOf(row, i) === NOTHING.low;
}
