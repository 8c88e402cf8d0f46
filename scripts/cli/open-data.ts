import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Io, UsageError } from './io.ts';
import { pathFrom } from './top-folder.ts';

/** A data file that a person named, to be read from its beginning; it is opened when its first byte is asked for. */
export function openData(io: Io, name: string): AsyncIterable<Uint8Array> {
  const path = pathFrom(io, name);
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) throw new UsageError(`there is no file ${name}`);
  if (entry.isDirectory()) throw new UsageError(`${name} is a folder; name the data file in it`);
  if (!entry.isFile()) throw new UsageError(`${name} is no file`);
  const [, opened] = /^(?:~\$|\.~lock\.)(.+?)#?$/.exec(basename(path)) ?? [];
  // It holds the name of whoever has the file open.
  if (opened !== undefined)
    throw new UsageError(
      `${name} is no data: a spreadsheet keeps it while ${opened} is open. Close the file there, and name the file itself`,
    );
  return bytesOf(path);
}

/** A stream that nobody reads would tell its failure to nobody, and end the program. */
async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path);
}
