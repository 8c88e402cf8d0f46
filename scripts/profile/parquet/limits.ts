import type { ColumnMetaData, FileMetaData, RowGroup, SchemaElement } from 'hyparquet';
import { type Decompress, sizeOfPages } from './pages.ts';
import { MOST_PARTS, thriftProblem } from './thrift.ts';

/** Of the file, which is read from its end and therefore held. */
export const MOST_BYTES = 64 * 1024 * 1024;
const MOST_COLUMNS = 2_000;
const MOST_ROWS = 10_000_000;
/** One value for a million rows takes a few bytes, and as long to look at as a million values. */
const MOST_CELLS = 100_000_000;
/** Pages are decoded whole, those of all columns that stand side by side at a time. */
const MOST_SIDE_BY_SIDE = 20_000_000;
/** Of all pages together, decompressed. */
const MOST_DECOMPRESSED = 2 * 1024 * 1024 * 1024;

/** Why a Parquet file is not read; `found` says what of it. */
export interface Refusal {
  id: 'broken-parquet' | 'unsupported-parquet' | 'too-large';
  expected?: string;
  found?: string;
}

const BROKEN: Refusal = { id: 'broken-parquet' };
export const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI']);

/** Magic and length, behind the index. */
const ENDING = 8;

/** What speaks against reading the index at the end of the file. */
export function indexRefusal(bytes: Uint8Array): Refusal | null {
  const end = bytes.length - ENDING;
  if (end < 0) return BROKEN;
  const start = end - new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  const problem = start < 0 ? 'broken' : thriftProblem(bytes.subarray(0, end), start);
  if (problem !== 'too-large') return problem === null ? null : BROKEN;
  return { id: problem, expected: `an index of at most ${MOST_PARTS} entries`, found: 'more' };
}

/**
 * What speaks against reading the file, before a single page is decoded: a few bytes of Parquet can claim any number of
 * rows, and any size, and a reader that believes them runs out of memory. null: it is safe to read.
 */
export function refusalOf(bytes: Uint8Array, metadata: FileMetaData, decompress: Decompress): Refusal | null {
  const [, ...elements] = metadata.schema;
  if (elements.length > MOST_COLUMNS)
    return { id: 'too-large', expected: `at most ${MOST_COLUMNS} columns`, found: `${elements.length}` };
  const nested = elements.find(
    (element) => element.type === undefined || element.repetition_type === 'REPEATED',
  );
  if (nested !== undefined)
    return { id: 'unsupported-parquet', expected: 'one value in every cell', found: 'lists or groups' };
  const names = new Set(elements.map(({ name }) => name));
  if (names.size < elements.length)
    return {
      id: 'unsupported-parquet',
      expected: 'another name for every column',
      found: 'one that stands twice',
    };
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (rows > MOST_ROWS)
    return { id: 'too-large', expected: `at most ${MOST_ROWS} rows in a Parquet file`, found: `${rows}` };
  const cells = rows * elements.length;
  if (cells > MOST_CELLS)
    return { id: 'too-large', expected: `at most ${MOST_CELLS} cells in a Parquet file`, found: `${cells}` };
  if (rows !== Number(metadata.num_rows)) return BROKEN;
  let decompressed = 0;
  for (const group of metadata.row_groups) {
    if (group.columns.length !== elements.length) return BROKEN;
    const found = groupRefusal(bytes, group, elements, decompress);
    if (typeof found !== 'number') return found;
    decompressed += found;
  }
  return decompressed > MOST_DECOMPRESSED
    ? { id: 'too-large', expected: 'at most 2 gigabytes, decompressed', found: 'more' }
    : null;
}

/** Bytes of the group's pages, decompressed. */
function groupRefusal(
  bytes: Uint8Array,
  group: RowGroup,
  elements: readonly SchemaElement[],
  decompress: Decompress,
): Refusal | number {
  let size = 0;
  let sideBySide = 0;
  for (const [i, column] of group.columns.entries()) {
    const { meta_data: chunk } = column;
    if (column.crypto_metadata !== undefined)
      return { id: 'unsupported-parquet', expected: 'a file without encryption', found: 'encrypted columns' };
    if (chunk === undefined || !isOf(chunk, elements[i])) return BROKEN;
    if (!CODECS.has(chunk.codec))
      return {
        id: 'unsupported-parquet',
        expected: 'compression with Snappy, gzip, Zstandard or Brotli, or none',
        found: `${chunk.codec ?? 'another'}`,
      };
    const data = Number(chunk.data_page_offset);
    const dictionary = Number(chunk.dictionary_page_offset ?? 0);
    const start = dictionary > 0 && dictionary < data ? dictionary : data;
    const end = start + Number(chunk.total_compressed_size);
    if (!(start >= 4 && end <= bytes.length - 8)) return BROKEN;
    const optional = elements[i]?.repetition_type !== 'REQUIRED';
    const pages = sizeOfPages(
      { bytes: bytes.subarray(start, end), meta: chunk, optional, rows: Number(group.num_rows) },
      decompress,
    );
    if (pages === 'unsupported')
      return { id: 'unsupported-parquet', expected: 'plain or dictionary encoding', found: 'another' };
    if (pages === null) return BROKEN;
    size += pages.bytes;
    sideBySide += pages.largest;
  }
  if (sideBySide > MOST_SIDE_BY_SIDE)
    return {
      id: 'too-large',
      expected: 'smaller pages or groups of rows',
      found: `${sideBySide} cells in pages side by side`,
    };
  return size;
}

/** Is it the column that stands at this place of the schema? */
function isOf({ path_in_schema: path, type }: ColumnMetaData, element: SchemaElement | undefined): boolean {
  return element !== undefined && path.length === 1 && path[0] === element.name && type === element.type;
}
