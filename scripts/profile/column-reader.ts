import { ColumnJudge } from '../detect/column.ts';
import type { Occurrence } from '../detect/detector.ts';
import type { ColumnProfile, DeclaredColumn } from '../model/profile.ts';
import type { ByteRecord } from './byte-record.ts';
import { digestOf } from './cell-digest.ts';
import { type Measure, measureIn } from './cell-measure.ts';
import { CellMemory } from './cell-memory.ts';
import { type CellType, cellType, columnType, countType, noneOfEach } from './cell-type.ts';
import { detailsOf } from './column-details.ts';
import { Declaration } from './declaration.ts';
import { Duplicates } from './duplicates.ts';
import { Overflow } from './overflow.ts';
import { days, numbers, type Range } from './range.ts';
import { isSentinel, maybeSentinel } from './sentinel.ts';

/** Distinct values kept per column; beyond, `distinct` is an estimate and every cell is judged for itself. */
const MOST_DISTINCT = 20_000;

/** Serves all cells. */
const MEASURE: Measure = { type: 'integer', value: 0 };

/** Cells longer than this are remembered by their beginning only. */
const LONGEST_KEPT = 2_000;

/** What a remembered value takes besides its letters. */
const ENTRY = 100;

/** Integers from this many digits on are numbers of something or somebody; their smallest says nothing but itself. */
const DIGITS_OF_A_NUMBER = 9;

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
  readonly #seen = new Map<string, Occurrence>();
  readonly #types = noneOfEach();
  readonly #cells = noneOfEach();
  readonly #sentinels: Record<string, number> = {};
  /** Of each there is none in most columns. */
  #numbers: Range | null = null;
  #days: Range | null = null;
  #nulls = 0;
  #memoryOf: CellMemory | null = null;
  #overflow: Overflow | null = null;
  #minLength = Number.POSITIVE_INFINITY;
  #maxLength = 0;

  constructor(name: string, declared: DeclaredColumn | undefined, room: Room) {
    this.#name = name;
    this.#declaration = declared === undefined ? null : new Declaration(declared);
    this.#room = room;
    this.#judge = new ColumnJudge(name);
    this.#repeats = this.#declaration?.isUnique === true ? new Duplicates() : null;
    this.#wantsText = this.#judge.looksAtMeasures || this.#declaration?.readsText === true;
  }

  add(value: string, line: number): void {
    if (value === '') {
      this.#nulls += 1;
      this.#declaration?.holdNothing(line);
      return;
    }
    if (this.#repeats !== null) {
      const { high, low } = digestOf(value);
      this.#repeats.add(high, low, line);
    }
    this.#text(value, line);
  }

  /** A cell by its place in a record: as `add`, without a text for what is known. */
  addFrom(record: ByteRecord, i: number, line: number): void {
    const start = record.starts[i] ?? 0;
    const end = record.ends[i] ?? 0;
    if (start === end || i >= record.count) {
      this.add('', line);
      return;
    }
    const high = record.highs[i] ?? 0;
    const low = record.lows[i] ?? 0;
    this.#repeats?.add(high, low, line);
    const known = this.#overflow?.isHopeless === true ? undefined : this.#memory.find(high, low);
    if (known !== undefined) known.cells += 1;
    else if (end - start > LONGEST_KEPT) this.#text(record.text(i), line);
    else if (this.#hasRoom) this.#memory.keep(high, low, this.#meet(record.text(i), line));
    else this.#overflowFrom(record, i, line);
  }

  get #memory(): CellMemory {
    this.#memoryOf ??= new CellMemory();
    return this.#memoryOf;
  }

  #text(value: string, line: number): void {
    const kept = value.length > LONGEST_KEPT ? value.slice(0, LONGEST_KEPT) : value;
    const known = this.#seen.get(kept);
    if (known !== undefined) known.cells += 1;
    else {
      this.#measure(value);
      if (this.#hasRoom) this.#remember(kept, line);
      else {
        const { high, low } = digestOf(kept);
        this.#overflowAt(line).add(high, low, line);
        this.#take(kept, { cells: 1, line });
      }
    }
  }

  #overflowFrom(record: ByteRecord, i: number, line: number): void {
    const overflow = this.#overflowAt(line);
    overflow.add(record.highs[i] ?? 0, record.lows[i] ?? 0, line);
    if (overflow.isHopeless) this.#memoryOf = null;
    if (this.#onlyMeasures(record, i)) {
      this.#judge.pass();
      this.#takeMeasure(record, i, line);
      return;
    }
    const value = record.text(i);
    this.#measure(value);
    this.#take(value, { cells: 1, line });
  }

  /** Nobody asks for the text of this cell: what it measures is known without it. */
  #onlyMeasures(record: ByteRecord, i: number): boolean {
    return (
      !this.#wantsText &&
      record.mended[i] !== 1 &&
      measureIn(record.bytes, record.starts[i] ?? 0, record.ends[i] ?? 0, MEASURE) &&
      !maybeSentinel(MEASURE.value)
    );
  }

  #takeMeasure(record: ByteRecord, i: number, line: number): void {
    const { type, value } = MEASURE;
    const start = record.starts[i] ?? 0;
    const end = record.ends[i] ?? 0;
    this.#measureLength(end - start);
    countType(this.#types, type, 1);
    countType(this.#cells, type, 1);
    this.#rangeOf(type)?.addFrom(record.bytes, start, end, value);
    this.#declaration?.holdMeasure(value, type, line);
  }

  #rangeOf(type: CellType): Range | null {
    switch (type) {
      case 'integer':
      case 'number':
        this.#numbers ??= numbers();
        return this.#numbers;
      case 'date':
      case 'datetime':
        this.#days ??= days();
        return this.#days;
      default:
        return null;
    }
  }

  get #hasRoom(): boolean {
    return this.#seen.size < MOST_DISTINCT && this.#room.left > 0;
  }

  #meet(value: string, line: number): Occurrence {
    this.#measure(value);
    return this.#remember(value, line);
  }

  #remember(value: string, line: number): Occurrence {
    const occurrence = { cells: 1, line };
    this.#room.left -= value.length + ENTRY;
    this.#seen.set(value, occurrence);
    return occurrence;
  }

  #measure({ length }: string): void {
    this.#measureLength(length);
  }

  #measureLength(length: number): void {
    if (length < this.#minLength) this.#minLength = length;
    if (length > this.#maxLength) this.#maxLength = length;
  }

  #overflowAt(line: number): Overflow {
    this.#overflow ??= new Overflow(this.#seen.keys(), line);
    return this.#overflow;
  }

  finish(position: number): ColumnProfile {
    for (const [value, occurrence] of this.#seen) this.#take(value, occurrence);
    if (this.#repeats !== null && this.#repeats.firstLine !== undefined)
      this.#declaration?.violate('unique', this.#repeats.count, this.#repeats.firstLine);
    const { type, share } = columnType(this.#types, this.#cells);
    const { min, max } = this.#range(type);
    const found: ColumnProfile = {
      name: this.#name,
      position,
      type,
      typeShare: Math.floor(share * 1000) / 1000,
      nulls: this.#nulls,
      sentinels: this.#sentinels,
      distinct: Math.max(this.#overflow?.estimate() ?? 0, this.#seen.size),
      distinctExact: this.#overflow === null,
      minLength: this.#maxLength === 0 ? 0 : this.#minLength,
      maxLength: this.#maxLength,
      violations: this.#declaration?.violations ?? [],
      detections: this.#judge.verdict(),
    };
    // Added last: a spread in the middle of the literal would take V8 off its fast path, for every column.
    return min === undefined || max === undefined ? found : { ...found, min, max };
  }

  /** What more there is to say of a column, once its table has judged it. */
  describe(column: ColumnProfile): ColumnProfile {
    const details = detailsOf(this.#seen, column);
    const isDate = column.type === 'date' || column.type === 'datetime';
    const range = column.min === undefined ? null : isDate ? this.#days : this.#numbers;
    const distribution = range?.distribution(column.type === 'integer' || column.type === 'date') ?? null;
    return { ...column, ...(distribution === null ? {} : { distribution }), ...details };
  }

  /** A value, once, with all its cells: or one cell of a value that there was no room to remember. */
  #take(value: string, occurrence: Occurrence): void {
    this.#tally(value, cellType(value), occurrence);
    this.#judge.take(value, occurrence);
  }

  #tally(value: string, type: CellType, occurrence: Occurrence): void {
    if (isSentinel(value)) this.#sentinels[value] = (this.#sentinels[value] ?? 0) + occurrence.cells;
    else {
      countType(this.#types, type, 1);
      countType(this.#cells, type, occurrence.cells);
      this.#rangeOf(type)?.add(value, occurrence.cells);
    }
    this.#declaration?.hold(value, type, occurrence.cells, occurrence.line);
  }

  /** Numbers and dates only: the smallest name of a person is a name of a person, and so is the smallest telephone number. */
  #range(type: ColumnProfile['type']): { min?: string; max?: string } {
    if (type === 'date' || type === 'datetime') return this.#days?.ends() ?? {};
    const measures = type === 'number' || (type === 'integer' && this.#minLength < DIGITS_OF_A_NUMBER);
    return (measures ? this.#numbers?.ends() : null) ?? {};
  }
}
