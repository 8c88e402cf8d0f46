import { ColumnJudge } from '../detect/column.ts';
import type { Occurrence } from '../detect/detector.ts';
import type { ColumnProfile, DeclaredColumn } from '../model/profile.ts';
import type { Digest } from './cell-digest.ts';
import { type Measure, measureIn } from './cell-measure.ts';
import { CellMemory } from './cell-memory.ts';
import { cellType } from './cell-type.ts';
import { codesOf } from './codes.ts';
import { detailsOf, type Remembered } from './column-details.ts';
import { ColumnMeasures } from './column-measures.ts';
import { Declaration } from './declaration.ts';
import { Duplicates } from './duplicates.ts';
import { type Outline, Outlines } from './outlines.ts';
import { Overflow } from './overflow.ts';
import type { RecordBlock } from './record-block.ts';
import { maybeSentinel } from './sentinel.ts';

/** Distinct values kept per column; beyond, `distinct` is an estimate and every cell is judged for itself. */
const MOST_DISTINCT = 20_000;

/** Serves all cells. */
const MEASURE: Measure = { type: 'integer', value: 0 };

/** Cells longer than this are looked at, and remembered, by their beginning only. */
const LONGEST_KEPT = 2_000;

/** What a remembered value takes besides its letters. */
const ENTRY = 100;

/** Room for remembered values, in characters, that all columns of a table share. */
export interface Room {
  left: number;
}

/** Collects what one column holds, cell by cell; works on distinct values, so that repeated ones cost one look-up. */
export class ColumnReader {
  readonly #name: string;
  readonly #declaration: Declaration | null;
  readonly #repeats: Duplicates | null;
  readonly #room: Room;
  readonly #judge: ColumnJudge;
  /** Header or declaration ask more of a cell than what it measures. */
  readonly #wantsText: boolean;
  readonly #memory = new CellMemory<Remembered>();
  readonly #measures = new ColumnMeasures();
  #nulls = 0;
  #overflow: Overflow | null = null;
  #outlines: Outlines | null = null;

  constructor(name: string, declared: DeclaredColumn | undefined, room: Room) {
    this.#name = name;
    this.#declaration = declared === undefined ? null : new Declaration(declared);
    this.#room = room;
    this.#judge = new ColumnJudge(name);
    this.#repeats = this.#declaration?.isUnique === true ? new Duplicates() : null;
    this.#wantsText = this.#judge.looksAtMeasures || this.#declaration?.readsText === true;
  }

  add(value: string, digest: Digest, line: number): void {
    if (value === '') {
      this.#holdNothing(line);
      return;
    }
    this.#repeats?.add(digest.high, digest.low, line);
    const known = this.#memory.find(digest.high, digest.low);
    if (known !== undefined) known.cells += 1;
    else if (this.#hasRoom) this.#remember(value, digest, line);
    else {
      this.#overflowAt(digest.high, digest.low, line);
      this.#takeOne(value, line);
    }
  }

  #holdNothing(line: number): void {
    this.#nulls += 1;
    this.#declaration?.holdNothing(line);
  }

  /** Its cells in some records of a block: as `add`, without a text for what is known. `column` counts from 0. */
  addColumn(records: RecordBlock, rows: readonly number[], column: number): void {
    const { firsts, starts, ends, lines } = records;
    for (const r of rows) {
      const cell = (firsts[r] ?? 0) + column;
      const line = lines[r] ?? 0;
      if (cell >= (firsts[r + 1] ?? 0) || starts[cell] === ends[cell]) this.#holdNothing(line);
      else this.#addCell(records, cell, line);
    }
  }

  #addCell(records: RecordBlock, cell: number, line: number): void {
    const high = records.highs[cell] ?? 0;
    const low = records.lows[cell] ?? 0;
    this.#repeats?.add(high, low, line);
    const known = this.#memory.find(high, low);
    if (known !== undefined) known.cells += 1;
    else if (this.#hasRoom) this.#remember(records.text(cell), { high, low }, line);
    else {
      this.#overflowAt(high, low, line);
      this.#overflowFrom(records, cell, line);
    }
  }

  /** Counted from the first value on that there was no room to remember. */
  #overflowAt(high: number, low: number, line: number): void {
    if (this.#overflow === null) {
      this.#overflow = new Overflow(this.#memory.known, line);
      if (this.#declaration?.asksOnlyType !== false) this.#outlines = new Outlines();
    }
    this.#overflow.add(high, low, line);
    if (this.#overflow.isHopeless) this.#memory.close();
  }

  #overflowFrom(records: RecordBlock, cell: number, line: number): void {
    if (this.#onlyMeasures(records, cell)) {
      this.#judge.pass();
      this.#takeMeasure(records, cell, line);
      return;
    }
    const outline = this.#outlines?.find(records, cell);
    if (outline != null) {
      this.#takeOutlined(outline, records, cell, line);
      return;
    }
    const value = records.text(cell);
    this.#takeOne(value, line);
    if (outline === null && value.length <= LONGEST_KEPT) this.#outlines?.keep(value, this.#judge);
  }

  #takeOne(value: string, line: number): void {
    this.#measures.addLength(value.length);
    this.#take(kept(value), { cells: 1, line });
  }

  /** A text that is like others but for its digits: nothing else about it is new. */
  #takeOutlined({ length, likeness }: Outline, records: RecordBlock, cell: number, line: number): void {
    this.#measures.addText(length);
    this.#declaration?.holdMeasure(Number.NaN, 'string', line);
    this.#judge.takeLike(likeness, line);
    if (likeness.ask.length > 0) this.#judge.askOf(records.text(cell), likeness, line);
  }

  /** Nobody asks for the text of this cell: what it measures is known without it. */
  #onlyMeasures(records: RecordBlock, cell: number): boolean {
    return (
      !this.#wantsText &&
      records.mended[cell] !== 1 &&
      measureIn(records.bytes, records.starts[cell] ?? 0, records.ends[cell] ?? 0, MEASURE) &&
      !maybeSentinel(MEASURE.value)
    );
  }

  #takeMeasure(records: RecordBlock, cell: number, line: number): void {
    this.#measures.addMeasure(MEASURE, records.bytes, records.starts[cell] ?? 0, records.ends[cell] ?? 0);
    this.#declaration?.holdMeasure(MEASURE.value, MEASURE.type, line);
  }

  get #hasRoom(): boolean {
    return this.#memory.known.length < MOST_DISTINCT && this.#room.left > 0;
  }

  #remember(value: string, digest: Digest, line: number): void {
    this.#measures.addLength(value.length);
    const remembered = { value: kept(value), cells: 1, line };
    this.#room.left -= remembered.value.length + ENTRY;
    this.#memory.keep(digest, remembered);
  }

  finish(position: number): ColumnProfile {
    for (const remembered of this.#memory.known) this.#take(remembered.value, remembered);
    if (this.#repeats !== null && this.#repeats.firstLine !== undefined)
      this.#declaration?.violate('unique', this.#repeats.count, this.#repeats.firstLine);
    const { type, typeShare, sentinels, minLength, maxLength, min, max } = this.#measures.finish();
    const found: ColumnProfile = {
      name: this.#name,
      position,
      type,
      typeShare,
      nulls: this.#nulls,
      sentinels,
      distinct: Math.max(this.#overflow?.estimate() ?? 0, this.#memory.known.length),
      distinctExact: this.#overflow === null,
      minLength,
      maxLength,
      violations: this.#declaration?.violations ?? [],
      detections: this.#judge.verdict(),
    };
    // Added last: a spread in the middle of the literal would take V8 off its fast path, for every column.
    return min === undefined || max === undefined ? found : { ...found, min, max };
  }

  /** Those that are remembered. */
  values(): string[] {
    return this.#memory.known.map(({ value }) => value);
  }

  /** See codes.ts. */
  codes(): number[] | null {
    return codesOf(this.#memory.known);
  }

  /** What more there is to say of a column, once its table has judged it. */
  describe(column: ColumnProfile): ColumnProfile {
    const details = detailsOf(this.#memory.known, column);
    const distribution = this.#measures.distribution(column);
    return { ...column, ...(distribution === null ? {} : { distribution }), ...details };
  }

  /** A value, once, with all its cells: or one cell of a value that there was no room to remember. */
  #take(value: string, occurrence: Occurrence): void {
    const type = cellType(value);
    this.#measures.add(value, type, occurrence.cells);
    this.#declaration?.hold(value, type, occurrence.cells, occurrence.line);
    this.#judge.take(value, occurrence);
  }
}

function kept(value: string): string {
  return value.length > LONGEST_KEPT ? value.slice(0, LONGEST_KEPT) : value;
}
