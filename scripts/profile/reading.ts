import type { Profile } from '../model/profile.ts';
import { ByteReader } from './byte-reader.ts';
import { type Decoding, decoder } from './decode.ts';
import { LineEndings } from './line-endings.ts';
import type { TableReader } from './table-reader.ts';
import { TextStream } from './text-stream.ts';

/** Bytes in UTF-8 begin so where they are marked. */
const MARK = 3;

/** Feeds a table with the records of a file, piece by piece: fast while the file is clean, with care from there on. */
export class Reading {
  readonly #toText: ReturnType<typeof decoder> | null;
  readonly #endings = new LineEndings();
  readonly #bytes: ByteReader;
  readonly #table: TableReader;
  readonly #delimiter: string;
  #text: TextStream | null = null;
  /** Bytes of a mark that are still to be left out. */
  #mark: number;

  constructor({ encoding, bom }: Decoding, delimiter: string, table: TableReader) {
    this.#toText = encoding === 'utf-8' ? null : decoder(encoding);
    this.#mark = encoding === 'utf-8' && bom ? MARK : 0;
    this.#table = table;
    this.#delimiter = delimiter;
    this.#bytes = new ByteReader(delimiter, this.#endings, table);
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.#take(this.#utf8(chunk));
  }

  async end(): Promise<void> {
    if (this.#toText !== null) await this.#take(Buffer.from(this.#toText.decode()));
    if (this.#text === null) await this.#handOver(this.#bytes.end());
    await this.#text?.end();
  }

  /** The file could not be read to its end. */
  get failed(): boolean {
    return this.#text?.failed ?? false;
  }

  get lineEnding(): Profile['lineEnding'] {
    return this.#endings.kind;
  }

  #utf8(chunk: Uint8Array): Uint8Array {
    if (this.#toText !== null) return Buffer.from(this.#toText.decode(chunk, { stream: true }));
    const mark = Math.min(this.#mark, chunk.length);
    this.#mark -= mark;
    return mark === 0 ? chunk : chunk.subarray(mark);
  }

  async #take(bytes: Uint8Array): Promise<void> {
    if (this.#text !== null) return this.#text.write(bytes);
    await this.#handOver(this.#bytes.write(bytes));
  }

  async #handOver(rest: Uint8Array | null): Promise<void> {
    if (rest === null) return;
    this.#text = new TextStream(this.#table, this.#delimiter, this.#endings, this.#bytes.line);
    await this.#text.write(rest);
  }
}
