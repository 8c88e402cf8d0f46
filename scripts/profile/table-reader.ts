import { inContext } from '../detect/table.ts';
import type { ColumnProfile, DeclaredColumn, ProfileRequest } from '../model/profile.ts';
import { ColumnReader } from './column-reader.ts';
import { Duplicates } from './duplicates.ts';
import { Faults } from './faults.ts';
import { ownText } from './own-text.ts';

/** More columns than this are no table that people made. */
const MOST_COLUMNS = 2_000;

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
  #key: number[] = [];

  constructor(request: ProfileRequest) {
    this.#request = request;
  }

  /** `line` is where the record begins in the file. */
  record(cells: string[], line: number): void {
    if (cells.some((cell) => cell.includes('\0'))) this.faults.add('nul-byte', line);
    if (this.header.length === 0) this.#begin(cells, line);
    else if (cells.length === 1 && cells[0] === '' && this.header.length > 1)
      this.faults.add('blank-row', line);
    else this.#row(cells, line);
  }

  #begin(cells: string[], line: number): void {
    if (cells.length > MOST_COLUMNS)
      this.faults.add('too-large', line, {
        expected: `at most ${MOST_COLUMNS} columns`,
        found: `${cells.length}`,
      });
    this.header = cells.slice(0, MOST_COLUMNS).map((name) => ownText(name.trim()));
    const seen = new Set<string>();
    for (const [i, name] of this.header.entries()) {
      if (name === '') this.faults.add('blank-header', line, { found: `column ${i + 1}` });
      else if (seen.has(name.toLowerCase())) this.faults.add('duplicate-header', line, { found: name });
      seen.add(name.toLowerCase());
      this.#columns.push(new ColumnReader(name, this.#declared(name)));
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
    if (cells.length !== this.header.length) {
      this.faults.add('ragged-row', line, {
        expected: `${this.header.length} cells`,
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
