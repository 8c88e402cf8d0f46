import { isDataOfAPerson } from '../detect/cell.ts';
import { inContext } from '../detect/table.ts';
import type { ColumnProfile, DeclaredColumn, ProfileRequest } from '../model/profile.ts';
import { cellType } from './cell-type.ts';
import { ColumnReader, type Room } from './column-reader.ts';
import { Duplicates } from './duplicates.ts';
import { Faults } from './faults.ts';
import { ownText } from './own-text.ts';

/** More columns than this are no table that people made. */
const MOST_COLUMNS = 2_000;

/** Characters of distinct values that are remembered, over all columns. */
const MOST_KEPT = 50_000_000;

const TOTALS = /^(grand )?(sub)?totals?:?$/i;

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
    this.#key = this.#request.key.map((name) => this.header.indexOf(name)).filter((i) => i >= 0);
  }

  #declared(name: string): DeclaredColumn | undefined {
    return this.#request.columns.find((column) => column.name === name);
  }

  #row(cells: string[], line: number): void {
    this.rows += 1;
    if (this.rows === 1 && this.#width === 1 && cells.length > 1)
      this.faults.add('title-row', this.#headerLine);
    if (cells.length !== this.#width) {
      this.faults.add('ragged-row', line, {
        expected: `${this.#width} cells`,
        found: `${cells.length}`,
      });
    }
    if (TOTALS.test(cells[0] ?? '')) this.faults.add('totals-row', line);
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i]?.add(cells[i] ?? '', line);
    this.#rows.add(cells, line);
    if (this.#key.length > 0)
      this.#keys.add(
        this.#key.map((i) => cells[i] ?? ''),
        line,
      );
  }

  finish(): {
    columns: ColumnProfile[];
    duplicateRows: number;
    duplicateKeys: number;
    duplicateKeyLine?: number;
  } {
    return {
      columns: inContext(this.#columns.map((column, i) => column.finish(i + 1))),
      duplicateRows: this.#rows.count,
      duplicateKeys: this.#keys.count,
      ...(this.#keys.firstLine === undefined ? {} : { duplicateKeyLine: this.#keys.firstLine }),
    };
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

/** Names of columns are words: a day, or something that only a person has, is data. Years may head a wide table. */
function isNoHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const type = cellType(cell.trim());
    return type === 'datetime' || isDataOfAPerson(cell.trim());
  });
}
