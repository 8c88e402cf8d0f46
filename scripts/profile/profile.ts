import { createHash } from 'node:crypto';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { Profile, ProfileRequest } from '../model/profile.ts';
import { decoder, sniffDelimiter, sniffEncoding } from './decode.ts';
import { LineEndings } from './line-endings.ts';
import { TableReader } from './table-reader.ts';

/** One record longer than this is a quote that was never closed, or an attack. */
const LONGEST_RECORD = 1024 * 1024;

/** Looked at to tell encoding and separator. */
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
  const hash = createHash('sha256');
  const endings = new LineEndings();
  const table = new TableReader(request);
  let bytes = 0;
  let reading: Reading | null = null;
  let waiting: Uint8Array[] = [];

  for await (const chunk of stream) {
    hash.update(chunk);
    bytes += chunk.length;
    if (reading !== null) await reading.write(chunk);
    else {
      waiting.push(chunk);
      if (bytes < HEAD_BYTES) continue;
      reading = begin(Buffer.concat(waiting), table, endings);
      await reading.write(Buffer.concat(waiting));
      waiting = [];
    }
  }
  if (reading === null) {
    const whole = Buffer.concat(waiting);
    reading = begin(whole, table, endings);
    await reading.write(whole);
  }
  const truncated = await reading.end();
  if (table.header.length === 0 && reading.encoding !== 'binary') table.faults.add('empty', 1);
  const { header, rows } = table;
  return {
    file,
    bytes,
    sha256: hash.digest('hex'),
    encoding: reading.encoding,
    bom: reading.bom,
    delimiter: reading.delimiter,
    lineEnding: endings.kind,
    rows,
    header,
    ...table.finish(),
    faults: table.faults.list(),
    truncated,
  };
}

interface Reading {
  encoding: Profile['encoding'];
  bom: boolean;
  delimiter: string;
  write(chunk: Uint8Array): Promise<void>;
  /** True where the file could not be read to its end. */
  end(): Promise<boolean>;
}

function begin(head: Uint8Array, table: TableReader, endings: LineEndings): Reading {
  const { encoding, bom } = sniffEncoding(head.subarray(0, HEAD_BYTES));
  const decode = decoder(encoding);
  const delimiter = sniffDelimiter(decoder(encoding).decode(head.subarray(0, HEAD_BYTES)));
  if (encoding === 'binary') {
    table.faults.add('not-text', 1);
    return { encoding, bom, delimiter, write: async () => {}, end: async () => true };
  }
  const parser = parse({
    delimiter,
    relax_column_count: true,
    bom: true,
    info: true,
    max_record_size: LONGEST_RECORD,
  });
  let failed = false;
  let line = 1;
  const drain = (): void => {
    for (let item = parser.read(); item !== null; item = parser.read()) {
      table.record(item.record, line);
      line = item.info.lines + 1;
    }
  };
  parser.on('readable', drain);
  const finished = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('error', (error) => {
      failed = true;
      addFault(table, error, line);
      resolve();
    });
  });
  const push = async (text: string): Promise<void> => {
    if (failed || text === '') return;
    endings.add(text);
    if (text.includes('\0')) table.faults.add('nul-byte', line);
    await written(parser, text, finished);
  };
  return {
    encoding,
    bom,
    delimiter,
    write: (chunk) => push(decode.decode(chunk, { stream: true })),
    async end() {
      await push(decode.decode());
      if (!failed) parser.end();
      await finished;
      return failed;
    },
  };
}

function written(parser: Parser, text: string, finished: Promise<void>): Promise<void> {
  if (parser.write(text)) return Promise.resolve();
  return Promise.race([new Promise<void>((resolve) => parser.once('drain', resolve)), finished]);
}

function addFault(table: TableReader, error: Error, line: number): void {
  const code = error instanceof CsvError ? error.code : '';
  if (code === 'CSV_QUOTE_NOT_CLOSED') table.faults.add('unclosed-quote', line);
  else if (code === 'CSV_MAX_RECORD_SIZE')
    table.faults.add('too-large', line, { expected: `records of at most ${LONGEST_RECORD} characters` });
  else table.faults.add('stray-quote', line);
}
