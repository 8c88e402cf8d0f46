import { TextDecoder } from 'node:util';
import type { LineEndings } from './line-endings.ts';
import { RecordStream } from './record-stream.ts';
import type { TableReader } from './table-reader.ts';

/** UTF-8 to text to records, piece by piece: the careful way, for what byte-reader.ts leaves. */
export class TextStream {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #endings: LineEndings;
  readonly #records: RecordStream;
  readonly #table: TableReader;

  constructor(table: TableReader, delimiter: string, endings: LineEndings, line: number) {
    this.#table = table;
    this.#endings = endings;
    this.#records = new RecordStream(table, delimiter, line);
  }

  write(piece: Uint8Array): Promise<void> {
    return this.#push(this.#decoder.decode(piece, { stream: true }));
  }

  async end(): Promise<void> {
    await this.#push(this.#decoder.decode());
    await this.#records.write(this.#endings.end());
    await this.#records.end();
  }

  get failed(): boolean {
    return this.#records.failed;
  }

  #push(text: string): Promise<void> {
    if (isSuspicious(text)) this.#table.suspicious = true;
    return this.#records.write(this.#endings.add(text));
  }
}

/** One look at all of a text spares one at every cell: sound files have neither. */
export function isSuspicious(text: string): boolean {
  return text.includes('\0') || text.includes('\ufffd');
}
