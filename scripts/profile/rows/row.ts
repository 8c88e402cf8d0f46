import { digestOf } from '../cell-digest.ts';

/** A row as those who watch rows see it: half of each cell's digest, and the text of the few that are needed. */
export interface Row {
  count: number;
  lows: ArrayLike<number>;
  text(i: number): string;
}

/** As long as nobody asks, nothing is worked out. */
export class CellsRow implements Row {
  readonly #cells: readonly string[];
  #lows: number[] | undefined;

  constructor(cells: readonly string[]) {
    this.#cells = cells;
  }

  get count(): number {
    return this.#cells.length;
  }

  get lows(): number[] {
    this.#lows ??= this.#cells.map((cell) => digestOf(cell).low);
    return this.#lows;
  }

  text(i: number): string {
    return this.#cells[i] ?? '';
  }
}

const NOTHING = digestOf('').low;

/** Half of a cell's digest; that of an empty cell where the row is short. */
export function lowOf(row: Row, i: number): number {
  return i < row.count ? (row.lows[i] ?? NOTHING) : NOTHING;
}

export function isEmpty(row: Row, i: number): boolean {
  return lowOf(row, i) === NOTHING;
}
