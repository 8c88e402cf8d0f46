import type { Row } from './row.ts';

/** Sums of columns that have a control total. */
export class Sums {
  readonly #columns: readonly number[];
  readonly #names: readonly string[];
  readonly #sums: number[];
  /** What rounding lost, to be added back (Kahan). */
  readonly #lost: number[];

  constructor(header: readonly string[], columns: readonly number[]) {
    this.#columns = columns;
    this.#names = columns.map((i) => header[i] ?? '');
    this.#sums = columns.map(() => 0);
    this.#lost = columns.map(() => 0);
  }

  add(row: Row): void {
    for (const [i, column] of this.#columns.entries()) {
      const value = column < row.count ? Number(row.text(column)) : 0;
      if (!Number.isFinite(value)) continue;
      const before = this.#sums[i] ?? 0;
      const exact = value - (this.#lost[i] ?? 0);
      const after = before + exact;
      this.#lost[i] = after - before - exact;
      this.#sums[i] = after;
    }
  }

  finish(): { column: string; sum: number }[] {
    return this.#names.map((column, i) => ({ column, sum: this.#sums[i] ?? 0 }));
  }
}
