import type { ColumnMetaData, Compressors } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { runsOf } from './runs.ts';
import { thriftProblem } from './thrift.ts';

/** Of one page, decompressed: writers make pages of about one megabyte. */
const LARGEST_PAGE = 64 * 1024 * 1024;

/** Numbers of apache/parquet-format, parquet.thrift: PageType, Encoding. */
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
const PLAIN = 0;
const RLE = 3;
const PLAIN_DICTIONARY = 2;
const RLE_DICTIONARY = 8;

/** Bytes of a page, decompressed to a size that is known. */
export type Decompress = (codec: ColumnMetaData['codec'], input: Uint8Array, size: number) => Uint8Array;

export function decompressWith(compressors: Compressors): Decompress {
  return (codec, input, size) => {
    const decompress = compressors[codec];
    return decompress === undefined ? input : decompress(input, size);
  };
}

export interface Chunk {
  bytes: Uint8Array;
  meta: ColumnMetaData;
  /** May a cell be empty? */
  optional: boolean;
  rows: number;
}

/** Bytes of all pages of a column, decompressed, and cells of its largest page. */
export interface PageSizes {
  bytes: number;
  largest: number;
}

/**
 * How large the pages of a column are; 'unsupported' for an encoding that is not read; null where a page says
 * what cannot be. A reader that believes a damaged page may go on for ever: runs of values that do not add up, counts
 * below zero. So every page is looked through before it is read.
 */
export function sizeOfPages(chunk: Chunk, decompress: Decompress): PageSizes | 'unsupported' | null {
  const { bytes, rows } = chunk;
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  let values = 0;
  let size = 0;
  let largest = 0;
  while (reader.offset < bytes.length && values < rows) {
    if (thriftProblem(bytes, reader.offset) !== null) return null;
    const header = deserializeTCompactProtocol(reader);
    const { field_1: type, field_2: plain, field_3: compressed } = header;
    if (!isCount(plain, LARGEST_PAGE) || !isCount(compressed, bytes.length - reader.offset)) return null;
    const page = bytes.subarray(reader.offset, reader.offset + compressed);
    reader.offset += compressed;
    size += plain;
    if (type === DICTIONARY_PAGE) {
      if (!isCount(header.field_7?.field_1, plain)) return null;
      continue;
    }
    const version1 = type === DATA_PAGE ? header.field_5 : undefined;
    const version2 = type === DATA_PAGE_V2 ? header.field_8 : undefined;
    const count: unknown = (version1 ?? version2)?.field_1;
    if (!isCount(count, rows - values)) return null;
    values += count;
    largest = Math.max(largest, count);
    const encoding: unknown = version1 === undefined ? version2.field_4 : version1.field_2;
    if (!isRead(encoding, chunk.meta.type)) return 'unsupported';
    const isSound =
      version1 === undefined
        ? isSound2(chunk, page, { ...version2, count, encoding, plain }, decompress)
        : isSound1(chunk, decompress(chunk.meta.codec, page, plain), count, encoding);
    if (!isSound) return null;
  }
  return values === rows ? { bytes: size, largest } : null;
}

/** Levels and values in one piece: whether a cell is filled, behind its length, then what the filled ones hold. */
function isSound1({ meta, optional }: Chunk, page: Uint8Array, count: number, encoding: unknown): boolean {
  let at = 0;
  let filled = count;
  if (optional) {
    const end = endOfSized(page, 0);
    const levels = end === null ? null : runsOf(page.subarray(4, end), 1, count);
    if (end === null || levels === null) return false;
    filled = levels;
    at = end;
  }
  // Without bits there is one place in the dictionary, and no runs.
  const isOne = encoding !== PLAIN && meta.type !== 'BOOLEAN' && page[at] === 0;
  return isOne || areSound(page.subarray(at), filled, encoding, meta);
}

/** The same, with the levels apart and never compressed. */
function isSound2(
  { meta, optional }: Chunk,
  page: Uint8Array,
  header: Record<string, unknown> & { count: number; encoding: unknown; plain: number },
  decompress: Decompress,
): boolean {
  const { field_2: nulls, field_5: levels, field_6: repeats, field_7: isCompressed, count, plain } = header;
  if (!isCount(nulls, count) || !isCount(levels, page.length) || repeats !== 0) return false;
  if (!isCount(header.field_3, count) || plain < levels) return false;
  if (optional && runsOf(page.subarray(0, levels), 1, count) === null) return false;
  const values = page.subarray(levels);
  const held = isCompressed === false ? values : decompress(meta.codec, values, plain - levels);
  return areSound(held, count - nulls, header.encoding, meta);
}

/** Of truth values runs, of all else places in a dictionary, or either as it is. */
function isRead(encoding: unknown, type: ColumnMetaData['type']): boolean {
  if (encoding === PLAIN) return true;
  return type === 'BOOLEAN' ? encoding === RLE : encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY;
}

function areSound(values: Uint8Array, count: number, encoding: unknown, { type }: ColumnMetaData): boolean {
  // Plain values are read as far as there are bytes.
  if (encoding === PLAIN) return true;
  if (type === 'BOOLEAN') {
    const end = endOfSized(values, 0);
    return end !== null && runsOf(values.subarray(4, end), 1, count) !== null;
  }
  const width = values[0] ?? 0;
  return width <= 32 && runsOf(values.subarray(1), width, count) !== null;
}

/** Where a part ends that begins with its length. */
function endOfSized(bytes: Uint8Array, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  const end = at + 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
  return end <= bytes.length ? end : null;
}

function isCount(found: unknown, most: number): found is number {
  return Number.isInteger(found) && Number(found) >= 0 && Number(found) <= most;
}
