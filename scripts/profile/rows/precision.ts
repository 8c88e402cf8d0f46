import type { Precision } from '../../model/profile.ts';
import { isEmpty, type Row } from './row.ts';

/** Three decimals are about 110 metres: more of them is a house. */
const COARSE = 3;
/** Rows looked at: all coordinates of a file are written alike. */
const MOST_ROWS = 50_000;

/** How many decimals a column of degrees has, in most of its cells. */
export class Decimals {
  readonly #column: number;
  readonly #name: string;
  readonly #counts: number[] = [];
  #rows = 0;

  constructor(name: string, column: number) {
    this.#column = column;
    this.#name = name;
  }

  add(row: Row): void {
    if (this.#rows === MOST_ROWS || isEmpty(row, this.#column)) return;
    this.#rows += 1;
    const value = row.text(this.#column);
    const point = value.indexOf('.');
    if (value.length > 30) return;
    const decimals = point < 0 ? 0 : value.length - point - 1;
    this.#counts[decimals] = (this.#counts[decimals] ?? 0) + 1;
  }

  finish(): Precision | undefined {
    const fine = this.#counts.reduce((sum, count, decimals) => (decimals > COARSE ? sum + count : sum), 0);
    const most = this.#counts.reduce((best, count, i) => (count > (this.#counts[best] ?? 0) ? i : best), 0);
    return fine === 0 ? undefined : { column: this.#name, decimals: most, fine };
  }
}
