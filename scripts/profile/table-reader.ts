import { isDataOfAPerson } from '../detect/cell.ts';
import { inContext } from '../detect/table.ts';
import type { ColumnProfile, DeclaredColumn, ProfileRequest, RowsProfile } from '../model/profile.ts';
import type { ByteRecord } from './byte-record.ts';
import { digestOf, digestOfAll, finish, START_A, START_B, STEP_A, STEP_B } from './cell-digest.ts';
import { cellType } from './cell-type.ts';
import { ColumnReader, type Room } from './column-reader.ts';
import { Combinations } from './combinations.ts';
import { Duplicates } from './duplicates.ts';
import { Faults } from './faults.ts';
import { ownText } from './own-text.ts';
import { CellsRow } from './rows/row.ts';

/** More columns than this are no table that people made. */
const MOST_COLUMNS = 2_000;

/** Characters of distinct values that are remembered, over all columns. */
const MOST_KEPT = 50_000_000;

const TOTALS = /^(grand )?(sub)?totals?:?$/i;
/** What such a line can begin with. */
const BEGINS_TOTALS = Buffer.from('gstGST');

/** A cell that a short row does not have. */
const NOTHING = digestOf('');

/** Takes the records of a table one by one; the first one is its header. */
export class TableReader {
  readonly faults = new Faults();
  header: string[] = [];
  rows = 0;
  readonly #request: ProfileRequest;
  readonly #columns: ColumnReader[] = [];
  readonly #rows = new Duplicates();
  readonly #keys = new Duplicates();
  readonly #room: Room = { left: MOST_KEPT };
  readonly #digest = { high: 0, low: 0 };
  #combinations: Combinations | undefined;
  #key: number[] = [];
  #width = 0;
  #headerLine = 1;
  /** Cells may hold what a look at the whole text found: zero bytes, broken characters. */
  suspicious = false;

  constructor(request: ProfileRequest) {
    this.#request = request;
  }

  /** `line` is where the record begins in the file. */
  record(cells: string[], line: number): void {
    if (this.suspicious) this.#inspect(cells, line);
    if (isBlank(cells) && this.header.length !== 1) this.faults.add('blank-row', line);
    else if (this.header.length === 0) this.#begin(cells, line);
    else this.#row(cells, line);
  }

  /** As `record`, of a record that lies in its bytes. */
  byteRecord(record: ByteRecord, line: number): void {
    if (record.isBlank && this.header.length !== 1) this.faults.add('blank-row', line);
    else if (this.header.length === 0) this.#begin(record.texts(), line);
    else this.#byteRow(record, line);
  }

  #byteRow(record: ByteRecord, line: number): void {
    this.#widthOf(record.count, line);
    if (maybeTotals(record.bytes[record.starts[0] ?? 0]) && TOTALS.test(record.text(0)))
      this.faults.add('totals-row', line);
    const columns = this.#columns;
    for (let i = 0; i < columns.length; i++) columns[i]?.addFrom(record, i, line);
    this.#combinations?.add(record, line);
    const { highs, lows } = record;
    let a = START_A;
    let b = START_B;
    for (let i = 0; i < record.count; i++) {
      a = Math.imul(a ^ (highs[i] ?? 0), STEP_A);
      b = Math.imul(b ^ (lows[i] ?? 0), STEP_B);
    }
    finish(this.#digest, a, b);
    this.#rows.add(this.#digest.high, this.#digest.low, line);
    if (this.#key.length === 0) return;
    a = START_A;
    b = START_B;
    for (const i of this.#key) {
      const isThere = i < record.count;
      a = Math.imul(a ^ (isThere ? (highs[i] ?? 0) : NOTHING.high), STEP_A);
      b = Math.imul(b ^ (isThere ? (lows[i] ?? 0) : NOTHING.low), STEP_B);
    }
    finish(this.#digest, a, b);
    this.#keys.add(this.#digest.high, this.#digest.low, line);
  }

  #inspect(cells: readonly string[], line: number): void {
    if (cells.some((cell) => cell.includes('\0'))) this.faults.add('nul-byte', line);
    if (cells.some((cell) => cell.includes('\ufffd'))) this.faults.add('broken-character', line);
  }

  #begin(cells: string[], line: number): void {
    if (cells.length > MOST_COLUMNS)
      this.faults.add('too-large', line, {
        expected: `at most ${MOST_COLUMNS} columns`,
        found: `${cells.length}`,
      });
    this.#width = cells.length;
    this.#headerLine = line;
    const isData = isNoHeader(cells);
    if (isData) this.faults.add('header-missing', line);
    // A first row of data is not repeated anywhere: it may be somebody's.
    this.header = cells
      .slice(0, MOST_COLUMNS)
      .map((name, i) => (isData ? `column ${i + 1}` : ownText(name.trim())));
    const seen = new Set<string>();
    for (const [i, name] of this.header.entries()) {
      if (name === '') this.faults.add('blank-header', line, { found: `column ${i + 1}` });
      else if (seen.has(name.toLowerCase())) this.faults.add('duplicate-header', line, { found: name });
      seen.add(name.toLowerCase());
      this.#columns.push(new ColumnReader(name, this.#declared(name), this.#room));
    }
    const filled = this.header.filter((name) => name !== '').length;
    if (filled === 1 && this.header.length > 2) this.faults.add('title-row', line);
    this.#combinations = new Combinations(this.header, this.#request);
    this.#key = this.#request.key.map((name) => this.header.indexOf(name)).filter((i) => i >= 0);
  }

  #declared(name: string): DeclaredColumn | undefined {
    return this.#request.columns.find((column) => column.name === name);
  }

  #widthOf(count: number, line: number): void {
    this.rows += 1;
    if (this.rows === 1 && this.#width === 1 && count > 1) this.faults.add('title-row', this.#headerLine);
    if (count !== this.#width)
      this.faults.add('ragged-row', line, { expected: `${this.#width} cells`, found: `${count}` });
  }

  #row(cells: string[], line: number): void {
    this.#widthOf(cells.length, line);
    if (TOTALS.test(cells[0] ?? '')) this.faults.add('totals-row', line);
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i]?.add(cells[i] ?? '', line);
    this.#combinations?.add(new CellsRow(cells), line);
    this.#duplicate(this.#rows, cells, line);
    if (this.#key.length > 0)
      this.#duplicate(
        this.#keys,
        this.#key.map((i) => cells[i] ?? ''),
        line,
      );
  }

  #duplicate(among: Duplicates, cells: readonly string[], line: number): void {
    const { high, low } = digestOfAll(cells);
    among.add(high, low, line);
  }

  finish(): RowsProfile & {
    columns: ColumnProfile[];
    duplicateRows: number;
    duplicateKeys: number;
    duplicateKeyLine?: number;
  } {
    const judged = inContext(this.#columns.map((column, i) => column.finish(i + 1)));
    const columns = judged.map((column, i) => this.#columns[i]?.describe(column) ?? column);
    return {
      columns,
      ...this.#combinations?.finish(columns),
      duplicateRows: this.#rows.count,
      duplicateKeys: this.#keys.count,
      ...(this.#keys.firstLine === undefined ? {} : { duplicateKeyLine: this.#keys.firstLine }),
    };
  }
}

function maybeTotals(first: number | undefined): boolean {
  return first !== undefined && BEGINS_TOTALS.includes(first);
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

/** Names of columns are words: a day, or something that only a person has, is data. Years may head a wide table. */
function isNoHeader(cells: readonly string[]): boolean {
  const types = cells.map((cell) => cellType(cell.trim()));
  // Days may head a wide table as years may, but not beside a number that is none of them.
  const isMixed = types.includes('date') && types.some((type) => type === 'integer' || type === 'number');
  return isMixed || types.includes('datetime') || cells.some((cell) => isDataOfAPerson(cell.trim()));
}
