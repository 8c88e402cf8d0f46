import type { SmallCells } from '../../model/profile.ts';
import type { Row } from './row.ts';

const SMALL = /^([1-9]|10)$/;
/** How a hidden number is written. */
const HIDDEN = /^(\*+|<\s?\d{1,2}|≤\s?\d{1,2}|s|ds|suppressed|masked|hidden|redacted|\.\.|x|1-10)$/i;

/** Counts of people from 1 to 10, and hidden ones that stand alone in their row, so that a total gives them away. */
export class CountCells {
  readonly #columns: readonly number[];
  readonly #names: readonly string[];
  readonly #small: { cells: number; line: number }[];
  #hidden = 0;
  #alone = 0;

  constructor(header: readonly string[], columns: readonly number[]) {
    this.#columns = columns;
    this.#names = columns.map((i) => header[i] ?? '');
    this.#small = columns.map(() => ({ cells: 0, line: 0 }));
  }

  add(row: Row, line: number): void {
    let hidden = 0;
    for (let i = 0; i < this.#columns.length; i++) {
      const column = this.#columns[i] ?? 0;
      const value = column < row.count ? row.text(column) : '';
      const small = this.#small[i];
      if (value.length > 12 || small === undefined) continue;
      if (SMALL.test(value)) {
        small.cells += 1;
        if (small.line === 0) small.line = line;
      } else if (HIDDEN.test(value)) hidden += 1;
    }
    this.#hidden += hidden;
    if (hidden === 1 && this.#columns.length > 2) this.#alone += 1;
  }

  finish(): SmallCells | undefined {
    const columns = this.#small.flatMap(({ cells, line }, i) =>
      cells === 0 ? [] : [{ column: this.#names[i] ?? '', cells, line }],
    );
    if (columns.length === 0 && this.#hidden === 0) return undefined;
    return { columns, hidden: this.#hidden, alone: this.#alone };
  }
}
