import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type ColumnData,
  type Compressors,
  type FileMetaData,
  parquetMetadata,
  parquetRead,
} from 'hyparquet';
import type { Profile } from '../../model/profile.ts';
import type { TableReader } from '../table-reader.ts';
import { cellOf, PARSERS } from './cells.ts';
import { indexRefusal, MOST_BYTES, type Refusal, refusalOf } from './limits.ts';
import { decompressWith } from './pages.ts';
import { snappy } from './snappy.ts';

/** Cells that are decoded at a time. */
const MOST_CELLS = 4_000_000;

/** A page never becomes larger than its header says. */
const COMPRESSORS: Compressors = {
  SNAPPY: snappy,
  GZIP: (input, size) => gunzipSync(input, { maxOutputLength: Math.max(1, size) }),
  ZSTD: (input, size) => zstdDecompressSync(input, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (input, size) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, size) }),
};

export function isParquet(file: string, mediaType = ''): boolean {
  return (
    /\.parquet$/i.test(file.replace(/[?#].*$/, '')) ||
    /^application\/(vnd\.apache\.|x-)?parquet$/.test(mediaType)
  );
}

/**
 * Feeds a table with the rows of a Parquet file: its header line is 1, its first row 2, as in a CSV. The index stands at
 * the end of the file, so that its bytes are held; rows are decoded a portion at a time.
 */
export class ParquetReading {
  readonly lineEnding: Profile['lineEnding'] = 'none';
  failed = false;
  readonly #table: TableReader;
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(table: TableReader) {
    this.#table = table;
    // What is no text is looked for in every cell: there was no text to look through before.
    table.suspicious = true;
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#bytes += chunk.length;
    if (this.#bytes <= MOST_BYTES) this.#pieces.push(chunk);
    else this.#pieces = [];
  }

  async end(): Promise<void> {
    const refusal = this.#bytes > MOST_BYTES ? TOO_LARGE : await this.#read(Buffer.concat(this.#pieces));
    if (refusal === null) return;
    this.failed = true;
    const { id, ...more } = refusal;
    this.#table.faults.add(id, this.#table.rows + 1, more);
  }

  async #read(bytes: Buffer): Promise<Refusal | null> {
    try {
      const distrust = indexRefusal(bytes);
      if (distrust !== null) return distrust;
      const metadata = parquetMetadata(bytes, { parsers: PARSERS });
      const refusal = refusalOf(bytes, metadata, decompressWith(COMPRESSORS));
      if (refusal === null) await this.#rows(bytes, metadata);
      return refusal;
    } catch {
      // What a damaged file makes of a reader is no news: it is damaged.
      return { id: 'broken-parquet' };
    }
  }

  async #rows(bytes: Buffer, metadata: FileMetaData): Promise<void> {
    const [, ...columns] = metadata.schema;
    this.#table.record(
      columns.map(({ name }) => name),
      1,
    );
    let before = 0;
    for (const { num_rows } of metadata.row_groups) {
      const end = before + Number(num_rows);
      const portion = Math.max(1, Math.floor(MOST_CELLS / columns.length));
      for (let start = before; start < end; start += portion)
        await this.#portion(bytes, metadata, start, Math.min(end, start + portion));
      before = end;
    }
  }

  /** Columns are decoded side by side, and rows made of them one at a time. */
  async #portion(bytes: Buffer, metadata: FileMetaData, rowStart: number, rowEnd: number): Promise<void> {
    const [, ...columns] = metadata.schema;
    const runs = await runsOf(bytes, metadata, rowStart, rowEnd);
    const places = columns.map(({ name }) => ({ runs: runs.get(name) ?? [], at: 0 }));
    for (let row = rowStart; row < rowEnd; row++) {
      const cells = columns.map((column, c) => {
        const place = places[c];
        if (place === undefined) return '';
        while ((place.runs[place.at]?.rowEnd ?? Number.POSITIVE_INFINITY) <= row) place.at += 1;
        const run = place.runs[place.at];
        return run === undefined ? '' : cellOf(run.columnData[row - run.rowStart], column);
      });
      this.#table.record(cells, row + 2);
    }
  }
}

const TOO_LARGE: Refusal = {
  id: 'too-large',
  expected: `a Parquet file of at most ${MOST_BYTES / 1024 / 1024} megabytes`,
  found: 'a larger one',
};

/** What each column holds from one row to another, in runs. */
async function runsOf(
  bytes: Buffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<Map<string, ColumnData[]>> {
  const found = new Map<string, ColumnData[]>();
  const onChunk = (run: ColumnData): void => {
    const runs = found.get(run.columnName);
    if (runs === undefined) found.set(run.columnName, [run]);
    else runs.push(run);
  };
  await parquetRead({
    file: bufferOf(bytes),
    metadata,
    rowStart,
    rowEnd,
    compressors: COMPRESSORS,
    parsers: PARSERS,
    onChunk,
  });
  return found;
}

function bufferOf(bytes: Buffer): AsyncBuffer {
  return {
    byteLength: bytes.length,
    slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer,
  };
}
