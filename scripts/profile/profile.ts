import { createHash, hash } from 'node:crypto';
import type { Profile, ProfileRequest } from '../model/profile.ts';
import { containerFault, textFault } from './container.ts';
import { type Decoding, decodeWhole, sniffDelimiter, sniffEncoding } from './decode.ts';
import { type JsonKind, JsonReading, jsonKindOf } from './json-reading.ts';
import { LineEndings } from './line-endings.ts';
import { isParquet, ParquetReading } from './parquet/parquet-reading.ts';
import { plainLines } from './plain-lines.ts';
import { Reading } from './reading.ts';
import { TableReader } from './table-reader.ts';
import { isSuspicious } from './text-stream.ts';

/** Looked at to tell encoding and separator. A file that is smaller is read whole. */
const HEAD_BYTES = 65_536;

/**
 * Reads a CSV once, as a stream, and says what it holds. Never throws for what the file contains: broken files have
 * faults. Nothing that could be personal is kept beyond the reading.
 */
export async function profile(
  stream: AsyncIterable<Uint8Array>,
  request: ProfileRequest,
  file: string,
): Promise<Profile> {
  const chunks = stream[Symbol.asyncIterator]();
  const waiting: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done === true) return profileWhole(joined(waiting), request, file);
    waiting.push(next.value);
    bytes += next.value.length;
  }
  return profileInPieces(joined(waiting), { [Symbol.asyncIterator]: () => chunks }, request, file);
}

/** As `profileInPieces`, of bytes that are all at hand. */
export async function profileWhole(
  bytes: Uint8Array,
  request: ProfileRequest,
  file: string,
): Promise<Profile> {
  return profilePlain(bytes, request, file) ?? profileInPieces(bytes, [], request, file);
}

/** At once and without the cost of a stream, where the text is plain; null where it is not. */
export function profilePlain(bytes: Uint8Array, request: ProfileRequest, file: string): Profile | null {
  if (formatOf(file, request.mediaType) !== 'separated') return null;
  const decoding = sniffEncoding(bytes);
  const text = decodeWhole(bytes, decoding.encoding);
  const endings = new LineEndings();
  const unified = endings.add(text) + endings.end();
  const lines = decoding.encoding === 'binary' ? null : plainLines(unified);
  if (lines === null) return null;

  const table = new TableReader(request);
  table.suspicious = isSuspicious(unified);
  tellOfAnother(table, text);
  const delimiter = sniffDelimiter(text);
  for (const [i, line] of lines.entries()) table.record(line.split(delimiter), i + 1);
  const read = { bytes: bytes.length, sha256: hash('sha256', bytes, 'hex'), truncated: false };
  return profileOf(file, { ...read, ...decoding, delimiter, lineEnding: endings.kind }, table);
}

/** `head` tells encoding and separator; `rest` is what follows it. */
export async function profileInPieces(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  request: ProfileRequest,
  file: string,
): Promise<Profile> {
  const start = head.subarray(0, HEAD_BYTES);
  const format = formatOf(file, request.mediaType);
  // Texts in Parquet are UTF-8, whatever the bytes around them look like.
  const decoding = format === 'parquet' ? UTF_8 : sniffEncoding(start);
  const delimiter = format === 'separated' ? sniffDelimiter(decodeWhole(start, decoding.encoding)) : '';
  const table = new TableReader(request);
  const reading = readingOf(decoding, format, delimiter, table);
  if (reading === null) table.faults.add(containerFault(start), 1);
  else if (format === 'separated') tellOfAnother(table, decodeWhole(start, decoding.encoding));

  const digest = createHash('sha256').update(head);
  let bytes = head.length;
  await reading?.write(head);
  for await (const chunk of rest) {
    digest.update(chunk);
    bytes += chunk.length;
    await reading?.write(chunk);
  }
  await reading?.end();
  const read = { bytes, sha256: digest.digest('hex'), truncated: reading?.failed ?? true };
  const lineEnding = reading?.lineEnding ?? 'none';
  return profileOf(file, { ...read, ...decoding, delimiter, lineEnding }, table);
}

/** What is no table, although it is text. */
function tellOfAnother(table: TableReader, text: string): void {
  const fault = textFault(text);
  if (fault !== null) table.faults.add(fault, 1);
}

type Format = JsonKind | 'separated' | 'parquet';

const UTF_8: Decoding = { encoding: 'utf-8', bom: false };

function formatOf(file: string, mediaType: string | undefined): Format {
  return isParquet(file, mediaType) ? 'parquet' : (jsonKindOf(file, mediaType) ?? 'separated');
}

function readingOf(
  decoding: Decoding,
  format: Format,
  delimiter: string,
  table: TableReader,
): Reading | JsonReading | ParquetReading | null {
  if (format === 'parquet') return new ParquetReading(table);
  if (decoding.encoding === 'binary') return null;
  return format === 'separated'
    ? new Reading(decoding, delimiter, table)
    : new JsonReading(decoding, format, table);
}

type Shape = Pick<
  Profile,
  'bytes' | 'sha256' | 'encoding' | 'notUtf8' | 'bom' | 'delimiter' | 'lineEnding' | 'truncated'
>;

function profileOf(file: string, shape: Shape, table: TableReader): Profile {
  if (table.header.length === 0 && !shape.truncated) table.faults.add('empty', 1);
  if (shape.lineEnding === 'cr') table.faults.add('carriage-returns', 1);
  const { bytes, sha256, encoding, notUtf8, bom, delimiter, lineEnding, truncated } = shape;
  const { header, rows } = table;
  return {
    file,
    bytes,
    sha256,
    encoding,
    ...(notUtf8 === undefined ? {} : { notUtf8 }),
    bom,
    delimiter,
    lineEnding,
    rows,
    header,
    ...table.finish(),
    faults: table.faults.list(),
    truncated,
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
}
