import { randomUUID } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PortalOutage } from '../../types.ts';
import { withLock } from './directory-lock.ts';
import { inTurns, type KnownFiles, readDirectory } from './read-directory.ts';
import {
  type BlobId,
  blobId,
  type NextFile,
  type TreeFile,
  TreeMoved,
  type TreeSnapshot,
  type TreeStore,
} from './tree-store.ts';

/**
 * A folder on this machine, for trying things out and for a web server of the city's own. Files are replaced one by one,
 * in the order given; a run that breaks off half-way is completed by the next. Beside it `<folder>.incoming` holds what has
 * been received, and `<folder>.lock` keeps a second publisher out.
 */
export function directoryStore(directory: string): TreeStore {
  const incoming = `${directory}.incoming`;
  const known: KnownFiles = new Map();
  const read = async (): Promise<TreeSnapshot> => {
    await mkdir(directory, { recursive: true });
    return readDirectory(directory, known);
  };
  return {
    snapshot: () => orOutage(directory, read()),
    readTexts: (snapshot, paths) => {
      const there = paths.filter((path) => snapshot.files.has(path));
      return orOutage(directory, readTexts(directory, there));
    },
    open: (snapshot, path) => (snapshot.files.has(path) ? createReadStream(join(directory, path)) : null),
    receive: (bytes) => orOutage(directory, receive(incoming, bytes)),
    publish: (base, next) =>
      orOutage(
        directory,
        withLock(`${directory}.lock`, async (refuseIfLost) => {
          const now = await read();
          if (now.revision !== base.revision)
            throw new TreeMoved(`${directory} was published by somebody else`);
          for (const [path, file] of next) {
            refuseIfLost();
            await place(file, now.files.get(path), join(directory, path), incoming);
          }
          for (const path of now.files.keys()) {
            if (!next.has(path)) await remove(directory, path);
          }
          await rm(incoming, { recursive: true, force: true });
        }),
      ),
  };
}

/** A disk that is full or not ours to write is an outage, not a bug. */
async function orOutage<T>(directory: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    throw new PortalOutage(
      `The folder ${directory} could not be used (${error.code}). Mend that, then run again.`,
    );
  }
}

async function readTexts(directory: string, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const path of inTurns(paths)) texts.set(path, readFileSync(join(directory, path), 'utf8'));
  return texts;
}

async function receive(incoming: string, bytes: AsyncIterable<Uint8Array>): Promise<BlobId> {
  await mkdir(incoming, { recursive: true });
  const partial = join(incoming, randomUUID());
  await writeFile(partial, bytes);
  const blob = blobId(await readFile(partial));
  await rename(partial, join(incoming, blob));
  return blob;
}

async function place(
  file: NextFile,
  now: TreeFile | undefined,
  target: string,
  incoming: string,
): Promise<void> {
  if ('blob' in file && file.blob === now?.blob) return;
  if ('text' in file && blobId(Buffer.from(file.text)) === now?.blob) return;
  await mkdir(dirname(target), { recursive: true });
  if ('blob' in file) await copyFile(join(incoming, file.blob), `${target}.new`);
  else await writeFile(`${target}.new`, file.text);
  await rename(`${target}.new`, target);
}

/** Also the folders that become empty, so that an address that is gone answers as one. */
async function remove(directory: string, path: string): Promise<void> {
  await rm(join(directory, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if ((await readdir(join(directory, folder))).length > 0) return;
    await rm(join(directory, folder), { recursive: true });
  }
}
