import { CsvError, type Parser, parse } from 'csv-parse';
import type { TableReader } from './table-reader.ts';

/** One record longer than this is a quote that was never closed, or an attack. */
export const LONGEST_RECORD = 1024 * 1024;

/** Feeds a table with the records of a text that arrives in pieces. */
export class RecordStream {
  readonly #table: TableReader;
  readonly #parser: Parser;
  readonly #finished: Promise<void>;
  /** The file could not be read to its end. */
  failed = false;
  /** Where the next record begins. */
  #line: number;

  /** `line` is where in the file the text begins. */
  constructor(table: TableReader, delimiter: string, line: number) {
    this.#table = table;
    this.#line = line;
    this.#parser = parse({
      delimiter,
      relax_column_count: true,
      bom: line === 1,
      // Further down, the records above have told how they end.
      ...(line === 1 ? {} : { record_delimiter: '\n' }),
      max_record_size: LONGEST_RECORD,
      // Records are taken where they are found: those before a fault count, and none waits in a queue.
      on_record: (cells: string[], { lines }) => {
        table.record(cells, this.#line);
        this.#line = line + lines;
        return null;
      },
    });
    this.#finished = new Promise((resolve, reject) => {
      this.#parser.resume().on('end', resolve);
      this.#parser.on('error', (error) => {
        this.failed = true;
        if (!(error instanceof CsvError)) return reject(error);
        this.#addFault(error);
        resolve();
      });
    });
  }

  async write(text: string): Promise<void> {
    if (this.failed || text === '' || this.#parser.write(text)) return;
    const drained = new Promise<void>((resolve) => this.#parser.once('drain', resolve));
    await Promise.race([drained, this.#finished]);
  }

  async end(): Promise<void> {
    if (!this.failed) this.#parser.end();
    await this.#finished;
  }

  #addFault({ code }: CsvError): void {
    const { faults } = this.#table;
    if (code === 'CSV_QUOTE_NOT_CLOSED') faults.add('unclosed-quote', this.#line);
    else if (code === 'CSV_MAX_RECORD_SIZE')
      faults.add('too-large', this.#line, { expected: `records of at most ${LONGEST_RECORD} characters` });
    else faults.add('stray-quote', this.#line);
  }
}
