import type { ColumnJudge, Likeness } from '../detect/column.ts';
import { type Digest, outlineIn } from './cell-digest.ts';
import { CellMemory } from './cell-memory.ts';
import { cellType } from './cell-type.ts';
import type { RecordBlock } from './record-block.ts';
import { isSentinel } from './sentinel.ts';

/** Outlines kept of a column. */
const MOST = 4_096;

/** If fewer than half of so many cells had a known outline, the next will hardly have one. */
const TRIAL = 4_096;

/** Two letters side by side are in no number, day or time. */
const WORD = /\p{L}\p{L}/u;
const BEGINS_NUMBER = /^[\d.+-]/;

/** What is the same of all texts that differ in digits only: `SR-4000123`, or `pole 17 is down`. */
export interface Outline {
  /** In characters. */
  length: number;
  likeness: Likeness;
}

/** Outlines of a column that has too many values to remember: of most such columns there are few. */
export class Outlines {
  readonly #known = new CellMemory<Outline | 'whole'>();
  readonly #digest: Digest = { high: 0, low: 0 };
  #looks = 0;
  #found = 0;
  #isHopeless = false;

  /** null: not seen yet, and worth keeping; undefined: the cell is to be looked at for itself. */
  find({ view, starts, ends, mended }: RecordBlock, cell: number): Outline | null | undefined {
    if (this.#isHopeless || mended[cell] === 1) return undefined;
    outlineIn(view, starts[cell] ?? 0, ends[cell] ?? 0, this.#digest);
    const known = this.#known.find(this.#digest.high, this.#digest.low);
    this.#looks += 1;
    if (known !== undefined && known !== 'whole') this.#found += 1;
    if (this.#looks === TRIAL) this.#isHopeless = this.#found * 2 < TRIAL;
    if (known === 'whole') return undefined;
    return known ?? (this.#known.known.length < MOST ? null : undefined);
  }

  /** Of the cell that was looked for last. */
  keep(value: string, judge: ColumnJudge): void {
    this.#known.keep(this.#digest, outlineOf(value, judge) ?? 'whole');
  }
}

function outlineOf(value: string, judge: ColumnJudge): Outline | null {
  const isText = !BEGINS_NUMBER.test(value) || WORD.test(value);
  if (!isText || isSentinel(value) || cellType(value) !== 'string') return null;
  const likeness = judge.likenessOf(value);
  return likeness === null ? null : { length: value.length, likeness };
}
