import { hash } from 'node:crypto';

/** Rows remembered; beyond, duplicates are no longer looked for. */
const MOST_ROWS = 2_000_000;

/** So many are remembered as they are; of more, 64 bits of a digest take less room. */
const FEW = 1_000;
const SHORT = 200;

/** Counts rows, or keys, that were there before. */
export class Duplicates {
  readonly #seen = new Set<string | bigint>();
  count = 0;
  firstLine: number | undefined;
  #remembered = 0;

  add(cells: readonly string[], line: number): void {
    if (this.#remembered >= MOST_ROWS) return;
    const row = cells.join('\u001f');
    const asIs = this.#remembered < FEW && row.length <= SHORT;
    const mark = asIs ? row : hash('sha1', row, 'buffer').readBigUInt64LE();
    if (this.#seen.has(mark) || this.#seen.has(row)) {
      this.count += 1;
      this.firstLine ??= line;
    } else {
      this.#seen.add(mark);
      this.#remembered += 1;
    }
  }
}
