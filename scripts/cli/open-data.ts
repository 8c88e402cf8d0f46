import { createReadStream, statSync } from 'node:fs';
import { type Io, UsageError } from './io.ts';
import { pathFrom } from './top-folder.ts';

/** A data file that a person named, to be read from its beginning; it is opened when its first byte is asked for. */
export function openData(io: Io, name: string): AsyncIterable<Uint8Array> {
  const path = pathFrom(io, name);
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) throw new UsageError(`there is no file ${name}`);
  if (!entry.isFile()) throw new UsageError(`${name} is no file`);
  return bytesOf(path);
}

/** A stream that nobody reads would tell its failure to nobody, and end the program. */
async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path);
}
