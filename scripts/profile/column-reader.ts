import { ColumnJudge } from '../detect/column.ts';
import type { Occurrence } from '../detect/detector.ts';
import { cellPattern } from '../model/cell-pattern.ts';
import type { ColumnProfile, DeclaredColumn, Violation } from '../model/profile.ts';
import type { ByteRecord } from './byte-record.ts';
import { digestOf } from './cell-digest.ts';
import { type Measure, measureIn } from './cell-measure.ts';
import { CellMemory } from './cell-memory.ts';
import { type CellType, cellType, columnType, countType, fitsType, noneOfEach } from './cell-type.ts';
import { detailsOf } from './column-details.ts';
import { DistinctCount } from './distinct-count.ts';
import { Duplicates } from './duplicates.ts';
import { placeOf } from './instant.ts';
import { days, numbers } from './range.ts';

/** Distinct values kept per column; beyond, `distinct` is an estimate and every cell is judged for itself. */
const MOST_DISTINCT = 20_000;

/** Ways to write "nothing", seen in the exports of real systems. */
const SENTINELS = new Set([
  'na',
  'n/a',
  'null',
  'none',
  'nan',
  '-',
  '--',
  '?',
  'unknown',
  '#n/a',
  '9999',
  '-9999',
  '1900-01-01',
]);

/** Those of them that measure something (cell-measure.ts): their text tells. */
const MEASURED_SENTINELS = new Set([9999, -9999, placeOf(1900, 1, 1, 0, 0, 0)]);

/** Serves all cells. */
const MEASURE: Measure = { type: 'integer', value: 0 };

const BEGINS_SENTINEL = 'nN-?uU#91';

/** So many unknown values in less than twice as many lines, once a column is full: the next will be unknown too. */
const TRIAL = 4_096;

/** Cells longer than this are remembered by their beginning only. */
const LONGEST_KEPT = 2_000;

/** What a remembered value takes besides its letters. */
const ENTRY = 100;

/** Cells longer than this are not held against a pattern: it is one for codes. */
const LONGEST_CODE = 256;

/** Integers from this many digits on are numbers of something or somebody; their smallest says nothing but itself. */
const DIGITS_OF_A_NUMBER = 9;

/** Room for remembered values, in characters, that all columns of a table share. */
export interface Room {
  left: number;
}

/** Collects what one column holds, cell by cell; works on distinct values, so that repeated ones cost one look-up. */
export class ColumnReader {
  readonly #name: string;
  readonly #declared: DeclaredColumn | undefined;
  readonly #pattern: RegExp | null;
  readonly #allowed: ReadonlySet<string> | null;
  readonly #repeats: Duplicates | null;
  readonly #room: Room;
  readonly #judge: ColumnJudge;
  /** Header or declaration ask more of a cell than what it measures. */
  readonly #wantsText: boolean;
  readonly #seen = new Map<string, Occurrence>();
  readonly #violations: Violation[] = [];
  readonly #types = noneOfEach();
  readonly #cells = noneOfEach();
  readonly #sentinels: Record<string, number> = {};
  readonly #numbers = numbers();
  readonly #dates = days();
  #nulls = 0;
  #memoryOf: CellMemory | null = null;
  /** Hardly a value of this column comes again: each cell is looked at without asking whether it is known. */
  #forgets = false;
  #unknown = 0;
  #fullAt = 0;
  /** Of all values, once there are too many to remember. */
  #count: DistinctCount | null = null;
  #minLength = Number.POSITIVE_INFINITY;
  #maxLength = 0;

  constructor(name: string, declared: DeclaredColumn | undefined, room: Room) {
    const { pattern, enum: allowed, unique } = declared?.constraints ?? {};
    this.#name = name;
    this.#declared = declared;
    this.#room = room;
    this.#judge = new ColumnJudge(name);
    this.#pattern = pattern === undefined ? null : cellPattern(pattern);
    this.#allowed = allowed === undefined ? null : new Set(allowed.map(String));
    this.#repeats = unique === true ? new Duplicates() : null;
    this.#wantsText = this.#judge.looksAtMeasures || (declared !== undefined && readsText(declared));
  }

  add(value: string, line: number): void {
    if (value === '') {
      this.#nulls += 1;
      if (this.#declared?.constraints?.required === true) this.#violate('required', 1, line);
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
    const known = this.#forgets ? undefined : this.#memory.find(high, low);
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
        this.#overflow.add(high, low);
        this.#take(kept, { cells: 1, line });
      }
    }
  }

  #overflowFrom(record: ByteRecord, i: number, line: number): void {
    this.#overflow.add(record.highs[i] ?? 0, record.lows[i] ?? 0);
    this.#unknown += 1;
    if (this.#unknown === 1) this.#fullAt = line;
    if (this.#unknown === TRIAL && line - this.#fullAt < 2 * TRIAL) {
      this.#forgets = true;
      this.#memoryOf = null;
    }
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
      !MEASURED_SENTINELS.has(MEASURE.value)
    );
  }

  #takeMeasure(record: ByteRecord, i: number, line: number): void {
    const { type, value } = MEASURE;
    const start = record.starts[i] ?? 0;
    const end = record.ends[i] ?? 0;
    this.#measureLength(end - start);
    countType(this.#types, type, 1);
    countType(this.#cells, type, 1);
    const range = type === 'integer' || type === 'number' ? this.#numbers : this.#dates;
    range.addFrom(record.bytes, start, end, value);
    if (this.#declared !== undefined) this.#holdMeasureAgainst(this.#declared, type, value, line);
  }

  #holdMeasureAgainst(
    { type: declared, constraints }: DeclaredColumn,
    type: CellType,
    value: number,
    line: number,
  ): void {
    if (declared !== undefined && !fitsType('', type, declared)) {
      this.#violate('type', 1, line);
      return;
    }
    const { minimum, maximum } = constraints ?? {};
    if (minimum !== undefined && value < Number(minimum)) this.#violate('minimum', 1, line);
    if (maximum !== undefined && value > Number(maximum)) this.#violate('maximum', 1, line);
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

  get #overflow(): DistinctCount {
    if (this.#count !== null) return this.#count;
    const count = new DistinctCount();
    for (const value of this.#seen.keys()) {
      const { high, low } = digestOf(value);
      count.add(high, low);
    }
    this.#count = count;
    return count;
  }

  finish(position: number): ColumnProfile {
    for (const [value, occurrence] of this.#seen) this.#take(value, occurrence);
    if (this.#repeats !== null && this.#repeats.firstLine !== undefined)
      this.#violate('unique', this.#repeats.count, this.#repeats.firstLine);
    const { type, share } = columnType(this.#types, this.#cells);
    const { min, max } = this.#range(type);
    const found: ColumnProfile = {
      name: this.#name,
      position,
      type,
      typeShare: Math.floor(share * 1000) / 1000,
      nulls: this.#nulls,
      sentinels: this.#sentinels,
      distinct: Math.max(this.#count?.estimate() ?? 0, this.#seen.size),
      distinctExact: this.#count === null,
      minLength: this.#maxLength === 0 ? 0 : this.#minLength,
      maxLength: this.#maxLength,
      violations: this.#violations,
      detections: this.#judge.verdict(),
    };
    // Added last: a spread in the middle of the literal would take V8 off its fast path, for every column.
    return min === undefined || max === undefined ? found : { ...found, min, max };
  }

  /** What more there is to say of a column, once its table has judged it. */
  describe(column: ColumnProfile): ColumnProfile {
    const details = detailsOf(this.#seen, column);
    const isDate = column.type === 'date' || column.type === 'datetime';
    const distribution =
      column.min === undefined
        ? null
        : (isDate ? this.#dates : this.#numbers).distribution(
            column.type === 'integer' || column.type === 'date',
          );
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
      if (type === 'integer' || type === 'number') this.#numbers.add(value, occurrence.cells);
      else if (type === 'date' || type === 'datetime') this.#dates.add(value, occurrence.cells);
    }
    this.#holdAgainstDeclaration(value, type, occurrence);
  }

  #holdAgainstDeclaration(value: string, type: CellType, { cells, line }: Occurrence): void {
    const declared = this.#declared;
    if (declared === undefined) return;
    const { minimum, maximum } = declared.constraints ?? {};
    if (declared.type !== undefined && !fitsType(value, type, declared.type))
      this.#violate('type', cells, line);
    else {
      if (minimum !== undefined && compare(value, minimum) < 0) this.#violate('minimum', cells, line);
      if (maximum !== undefined && compare(value, maximum) > 0) this.#violate('maximum', cells, line);
    }
    if (this.#pattern !== null && value.length <= LONGEST_CODE && !this.#pattern.test(value))
      this.#violate('pattern', cells, line);
    if (this.#allowed !== null && !this.#allowed.has(value)) this.#violate('enum', cells, line);
  }

  #violate(constraint: Violation['constraint'], cells: number, line: number): void {
    const known = this.#violations.find((violation) => violation.constraint === constraint);
    if (known === undefined) this.#violations.push({ constraint, count: cells, line });
    else {
      known.count += cells;
      known.line = Math.min(known.line, line);
    }
  }

  /** Numbers and dates only: the smallest name of a person is a name of a person, and so is the smallest telephone number. */
  #range(type: ColumnProfile['type']): { min?: string; max?: string } {
    if (type === 'date' || type === 'datetime') return this.#dates.ends();
    const measures = type === 'number' || (type === 'integer' && this.#minLength < DIGITS_OF_A_NUMBER);
    return measures ? this.#numbers.ends() : {};
  }
}

/** Types and bounds of numbers are held against what a cell measures, all else against how it is written. */
function readsText({ type, constraints }: DeclaredColumn): boolean {
  const { pattern, enum: allowed, minimum, maximum } = constraints ?? {};
  if (pattern !== undefined || allowed !== undefined) return true;
  if (typeof minimum === 'string' || typeof maximum === 'string') return true;
  return type === 'boolean' || type === 'year' || type === 'geopoint';
}

function isSentinel(value: string): boolean {
  return value.length <= 10 && BEGINS_SENTINEL.includes(value[0] ?? '') && SENTINELS.has(value.toLowerCase());
}

/** A bound in quotes is a number too where the cell and it both read as one; dates compare as they are written. */
function compare(value: string, bound: number | string): number {
  const cell = Number(value);
  const limit = Number(bound);
  if (!Number.isNaN(cell) && !Number.isNaN(limit)) return cell - limit;
  return value < String(bound) ? -1 : value > String(bound) ? 1 : 0;
}
