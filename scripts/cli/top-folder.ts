import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import type { Input } from './command.ts';
import { type Io, UsageError } from './io.ts';

/** What lies in the top folder of every city's repository. */
const MARK = 'governance.yml';

/**
 * Top of the city's repository, looked for upwards as git and npm do. Throws `UsageError` where this is none: another Git
 * repository is no city's.
 */
export function topFolder({ io }: Pick<Input, 'io'>): string {
  return upwards(startOf(io), MARK) ?? nowhere(io);
}

/** As `topFolder`, for commands that read commits of a clone: what is checked out there is nothing to them. */
export function cloneFolder({ io }: Pick<Input, 'io'>): string {
  const start = startOf(io);
  return upwards(start, MARK) ?? upwards(start, '.git') ?? nowhere(io);
}

function nowhere(io: Io): never {
  throw new UsageError(
    `this is no city's repository: neither ${startOf(io)} nor a folder above it has a ${MARK}. Change into the repository with cd, and run it there`,
  );
}

/** What a person named, from where the person stands. */
export function pathFrom({ cwd }: Io, named: string): string {
  return resolve(cwd, named);
}

/** What a person named in the repository, from where the person stands or from its top; it need not be there. */
export function pathInTop(input: Input, named: string): string {
  const top = topFolder(input);
  const plain = named.replaceAll('\\', '/');
  const here = fromTop(top, pathFrom(input.io, plain));
  const [first = ''] = plain.split('/');
  // `datasets/…` means the same everywhere.
  const isFromTop = !existsSync(join(top, here)) && existsSync(join(top, first)) && !/^\.{1,2}$/.test(first);
  const path = isFromTop ? posix.normalize(plain) : here;
  if (path.startsWith('..')) throw new UsageError(`${named} is not in ${top}`);
  return path;
}

function startOf({ cwd, ranIn }: Io): string {
  return resolve(ranIn ?? cwd);
}

function upwards(folder: string, mark: string): string | null {
  if (existsSync(join(folder, mark))) return folder;
  const above = dirname(folder);
  return above === folder ? null : upwards(above, mark);
}

/** With slashes, as Git writes it. One of the two may be written with a link where the other is not. */
export function fromTop(top: string, path: string): string {
  const plain = relative(top, path);
  const inside = plain.startsWith('..') ? relative(real(top), real(path)) : plain;
  return inside.replaceAll('\\', '/');
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
