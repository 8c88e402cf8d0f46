import type { Combination } from '../../model/profile.ts';
import { lowOf, type Row } from './row.ts';

/** Different combinations that are remembered; beyond, groups are not computed, and the profile says so. */
const MOST_GROUPS = 100_000;
/** Groups of fewer rows than this are small, by the strictest rule (CalHHS, counts under 11). */
const SMALL = 11;

interface Group {
  /** Digests of the values. */
  values: readonly number[];
  rows: number;
  /** Digest of each sensitive column's value in the group's rows; null once there are two. */
  sensitive: (number | null)[];
}

/** How many rows share each combination of some columns: k-anonymity, and l-diversity of the sensitive ones. */
export class Groups {
  readonly #header: readonly string[];
  readonly #columns: readonly number[];
  readonly #sensitive: readonly number[];
  readonly #groups = new Map<number, Group>();
  #rows = 0;
  #full = false;

  constructor(header: readonly string[], columns: readonly number[], sensitive: readonly number[]) {
    this.#header = header;
    this.#columns = columns;
    this.#sensitive = sensitive;
  }

  add(row: Row): void {
    if (this.#full) return;
    const key = keyOf(this.#columns.length, (i) => lowOf(row, this.#columns[i] ?? 0));
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#full = this.#groups.size === MOST_GROUPS;
      if (this.#full) return;
      const values = this.#columns.map((column) => lowOf(row, column));
      this.#groups.set(key, {
        values,
        rows: 1,
        sensitive: this.#sensitive.map((column) => lowOf(row, column)),
      });
    } else {
      group.rows += 1;
      for (let i = 0; i < this.#sensitive.length; i++)
        if (group.sensitive[i] !== lowOf(row, this.#sensitive[i] ?? 0)) group.sensitive[i] = null;
    }
    this.#rows += 1;
  }

  /** All columns together, and the pair and the three of them that single out most rows. */
  finish(): Combination[] {
    const count = this.#columns.length;
    if (count < 2 || this.#rows === 0) return [];
    const worst = [2, 3].flatMap((size) => {
      const found = size < count ? subsets(count, size).map((columns) => this.#judge(columns)) : [];
      return found.sort((a, b) => b.alone - a.alone || a.smallest - b.smallest).slice(0, 1);
    });
    return [this.#judge(subsets(count, count)[0] ?? []), ...worst];
  }

  #judge(columns: readonly number[]): Combination {
    const groups = [...this.#merged(columns).values()];
    const sizes: Record<string, number> = {};
    let smallest = Number.POSITIVE_INFINITY;
    for (const { rows } of groups) {
      smallest = Math.min(smallest, rows);
      if (rows < SMALL) sizes[rows] = (sizes[rows] ?? 0) + rows;
    }
    const uniform = this.#sensitive.flatMap((column, i) => {
      const same = groups.filter(({ rows, sensitive }) => rows > 1 && sensitive[i] !== null).length;
      return same === 0 ? [] : [{ column: this.#header[column] ?? '', groups: same }];
    });
    return {
      columns: columns.map((i) => this.#header[this.#columns[i] ?? 0] ?? ''),
      groups: groups.length,
      smallest,
      alone: sizes[1] ?? 0,
      sizes,
      uniform,
      complete: !this.#full,
      rows: this.#rows,
    };
  }

  /** Groups by some of the columns are made of those by all of them. */
  #merged(columns: readonly number[]): Map<number, Group> {
    const groups = new Map<number, Group>();
    for (const { values, rows, sensitive } of this.#groups.values()) {
      const key = keyOf(columns.length, (i) => values[columns[i] ?? 0] ?? 0);
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { values, rows, sensitive: [...sensitive] });
      else {
        known.rows += rows;
        for (const [i, value] of sensitive.entries())
          if (known.sensitive[i] !== value) known.sensitive[i] = null;
      }
    }
    return groups;
  }
}

/** 53 bits of some digests in their order: a hundred thousand groups differ in them. */
function keyOf(count: number, digest: (i: number) => number): number {
  let a = 0x9e3779b9;
  let b = 0x7f4a7c15;
  for (let i = 0; i < count; i++) {
    const value = digest(i);
    a = Math.imul(a ^ value, 0x85ebca6b);
    a ^= a >>> 15;
    b = Math.imul(b ^ value, 0xc2b2ae35);
    b ^= b >>> 13;
  }
  return (a >>> 0) * 2 ** 21 + (b >>> 11);
}

function subsets(count: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count }, (_, i) => i).flatMap((first) =>
    subsets(count - first - 1, size - 1).map((rest) => [first, ...rest.map((i) => i + first + 1)]),
  );
}
