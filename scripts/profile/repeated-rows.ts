import { type Digest, digestOfAll, finish, NOTHING, START_A, START_B, stepA, stepB } from './cell-digest.ts';
import { DigestTable } from './digest-table.ts';
import { Duplicates, MOST_REMEMBERED } from './duplicates.ts';
import type { RecordBlock } from './record-block.ts';

/**
 * Counts rows that were there before, and keys. A row that stands twice has a key that stands twice: where keys are what
 * they should be, it is enough to remember the row beside its key.
 */
export class RepeatedRows {
  readonly keys: Pick<Duplicates, 'count' | 'firstLine'> = { count: 0, firstLine: undefined };
  readonly #key: readonly number[];
  readonly #seen = new DigestTable(4);
  /** Rows whose key belongs to another row too; all rows where there is no key. */
  readonly #others = new Duplicates();
  #same = 0;
  readonly #digest: Digest = { high: 0, low: 0 };
  #keyHighs = new Int32Array(0);
  #keyLows = new Int32Array(0);

  /** `key`: places of its columns. */
  constructor(key: readonly number[]) {
    this.#key = key;
  }

  get rows(): number {
    return this.#same + this.#others.count;
  }

  /** By the digests of the row and of its cells. */
  add(row: Digest, cells: readonly Digest[], line: number): void {
    if (this.#key.length === 0) {
      this.#others.add(row.high, row.low, line);
      return;
    }
    const key = digestOfAll(this.#key.map((i) => cells[i] ?? NOTHING));
    this.#addKeyed(key.high, key.low, row.high, row.low, line);
  }

  /** `rows`: the records that are rows of the table. */
  addBlock(records: RecordBlock, rows: readonly number[]): void {
    const { lines, rowHighs, rowLows } = records;
    if (this.#key.length === 0) {
      this.#others.expect(rowLows, records.count);
      for (const r of rows) this.#others.add(rowHighs[r] ?? 0, rowLows[r] ?? 0, lines[r] ?? 0);
      return;
    }
    this.#readKeys(records, rows);
    this.#seen.expect(this.#keyLows, records.count);
    for (const r of rows)
      this.#addKeyed(
        this.#keyHighs[r] ?? 0,
        this.#keyLows[r] ?? 0,
        rowHighs[r] ?? 0,
        rowLows[r] ?? 0,
        lines[r] ?? 0,
      );
  }

  #readKeys(records: RecordBlock, rows: readonly number[]): void {
    if (this.#keyLows.length < records.count) {
      this.#keyHighs = new Int32Array(records.lines.length);
      this.#keyLows = new Int32Array(records.lines.length);
    }
    const { firsts, highs, lows } = records;
    for (const r of rows) {
      const first = firsts[r] ?? 0;
      const width = records.width(r);
      let a = START_A;
      let b = START_B;
      for (const i of this.#key) {
        a = stepA(a, i < width ? (highs[first + i] ?? 0) : NOTHING.high);
        b = stepB(b, i < width ? (lows[first + i] ?? 0) : NOTHING.low);
      }
      finish(this.#digest, a, b);
      this.#keyHighs[r] = this.#digest.high;
      this.#keyLows[r] = this.#digest.low;
    }
  }

  #addKeyed(keyHigh: number, keyLow: number, rowHigh: number, rowLow: number, line: number): void {
    if (this.#seen.size >= MOST_REMEMBERED) return;
    const place = this.#seen.find(keyHigh, keyLow);
    if (this.#seen.isFree(place)) {
      this.#seen.put(place, keyHigh, keyLow, rowHigh, rowLow);
      return;
    }
    this.keys.count += 1;
    this.keys.firstLine ??= line;
    const { slots } = this.#seen;
    if (slots[place + 2] === rowHigh && slots[place + 3] === rowLow) this.#same += 1;
    else this.#others.add(rowHigh, rowLow, line);
  }
}
