import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './io.ts';

/** A data file that a person named, to be read from its beginning. */
export function openData(folder: string, name: string): ReadStream {
  const path = resolve(folder, name);
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) throw new UsageError(`there is no file ${name}`);
  if (!entry.isFile()) throw new UsageError(`${name} is no file`);
  return createReadStream(path);
}
