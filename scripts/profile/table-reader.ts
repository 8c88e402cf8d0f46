import { isDataOfAPerson } from '../detect/cell.ts';
import { inContext } from '../detect/table.ts';
import type { ColumnProfile, DeclaredColumn, ProfileRequest, RowsProfile } from '../model/profile.ts';
import { type Digest, digestOf, digestOfAll, NOTHING } from './cell-digest.ts';
import { cellType } from './cell-type.ts';
import { ColumnReader, type Room } from './column-reader.ts';
import { Combinations } from './combinations.ts';
import { Faults } from './faults.ts';
import { ownText } from './own-text.ts';
import type { RecordBlock } from './record-block.ts';
import { RepeatedRows } from './repeated-rows.ts';
import { BlockRow, CellsRow } from './rows/row.ts';

/** More columns than this are no table that people made. */
const MOST_COLUMNS = 2_000;

/** Characters of distinct values that are remembered, over all columns. */
const MOST_KEPT = 50_000_000;

const TOTALS = /^(grand )?(sub)?totals?:?$/i;
/** What such a line can begin with, in small letters. */
const BEGINS_TOTALS = ['gr', 'su', 'to'].map((letters) => Buffer.from(letters).readUInt16LE());
const SMALL_LETTERS = 0x2020;

/** Takes the records of a table one by one; the first one is its header. */
export class TableReader {
  readonly faults = new Faults();
  header: string[] = [];
  rows = 0;
  readonly #request: ProfileRequest;
  readonly #columns: ColumnReader[] = [];
  readonly #room: Room = { left: MOST_KEPT };
  #combinations: Combinations | undefined;
  #repeated: RepeatedRows | undefined;
  #width = 0;
  #headerLine = 1;
  /** null where the first row is none. */
  #headerDigest: Digest | null = null;
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

  /** As `record`, of records that lie in their bytes: first row by row, then column by column. */
  block(records: RecordBlock): void {
    const rows: number[] = [];
    for (let r = 0; r < records.count; r++) {
      const line = records.lines[r] ?? 0;
      if (this.header.length !== 1 && records.isBlank(r)) this.faults.add('blank-row', line);
      else if (this.header.length === 0) this.#begin(records.texts(r), line);
      else rows.push(r);
    }
    const row = new BlockRow(records);
    for (const r of rows) this.#blockRow(records, r, row);
    this.#repeated?.addBlock(records, rows);
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i]?.addColumn(records, rows, i);
  }

  #blockRow(records: RecordBlock, r: number, row: BlockRow): void {
    const line = records.lines[r] ?? 0;
    const first = records.firsts[r] ?? 0;
    row.goTo(r);
    this.#shapeOf(row.count, records.rowHighs[r] ?? 0, records.rowLows[r] ?? 0, line);
    if (maybeTotals(records, first) && TOTALS.test(records.text(first))) this.faults.add('totals-row', line);
    this.#combinations?.add(row, line);
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
    else this.#headerDigest = digestOfAll(cells.map(digestOf));
    if (!isData && cells.some((name) => name !== name.trim())) this.faults.add('header-spaces', line);
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
    const key = this.#request.key.map((name) => this.header.indexOf(name)).filter((i) => i >= 0);
    this.#repeated = new RepeatedRows(key);
  }

  #declared(name: string): DeclaredColumn | undefined {
    return this.#request.columns.find((column) => column.name === name);
  }

  #shapeOf(count: number, high: number, low: number, line: number): void {
    this.rows += 1;
    if (this.rows === 1 && this.#width === 1 && count > 1) this.faults.add('title-row', this.#headerLine);
    if (count !== this.#width)
      this.faults.add('ragged-row', line, { expected: cellsOf(this.#width), found: cellsOf(count) });
    if (low === this.#headerDigest?.low && high === this.#headerDigest.high)
      this.faults.add('header-repeated', line);
  }

  #row(cells: string[], line: number): void {
    const digests = cells.map(digestOf);
    const whole = digestOfAll(digests);
    this.#shapeOf(cells.length, whole.high, whole.low, line);
    if (TOTALS.test(cells[0] ?? '')) this.faults.add('totals-row', line);
    for (let i = 0; i < this.#columns.length; i++)
      this.#columns[i]?.add(cells[i] ?? '', digests[i] ?? NOTHING, line);
    this.#combinations?.add(new CellsRow(cells, digests), line);
    this.#repeated?.add(whole, digests, line);
  }

  finish(): RowsProfile & {
    columns: ColumnProfile[];
    duplicateRows: number;
    duplicateKeys: number;
    duplicateKeyLine?: number;
  } {
    const repeated = this.#repeated;
    const judged = inContext(
      this.#columns.map((column, i) => column.finish(i + 1)),
      this.rows,
      (position) => this.#columns[position - 1]?.values() ?? [],
    );
    const columns = judged.map((column, i) => this.#columns[i]?.describe(column) ?? column);
    return {
      columns,
      ...this.#combinations?.finish(
        columns,
        this.#columns.map((column) => column.codes()),
      ),
      duplicateRows: repeated?.rows ?? 0,
      duplicateKeys: repeated?.keys.count ?? 0,
      ...(repeated?.keys.firstLine === undefined ? {} : { duplicateKeyLine: repeated.keys.firstLine }),
    };
  }
}

function maybeTotals({ view, starts, ends }: RecordBlock, cell: number): boolean {
  const start = starts[cell] ?? 0;
  if ((ends[cell] ?? 0) - start < 5) return false;
  return BEGINS_TOTALS.includes(view.getUint16(start, true) | SMALL_LETTERS);
}

function cellsOf(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
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
