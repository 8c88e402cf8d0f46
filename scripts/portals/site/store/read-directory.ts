import { createHash } from 'node:crypto';
import { type BigIntStats, createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type BlobId, blobId, PLAIN_FILE, type TreeFile, type TreeSnapshot } from './tree-store.ts';

/** What a store has read already in this run: a file that the file system says is the same is not read again. */
export type KnownFiles = Map<string, { stats: BigIntStats; blob: BlobId }>;

/** Two changes within this time may bear the same time, as coarse as file systems keep it. */
const COARSEST_TIME_NS = 2_000_000_000n;
/** Thousands of small files are read fastest one after the other; in between, others have their turn. */
const FILES_IN_A_ROW = 100;
const LARGE = 1_000_000n;

export async function readDirectory(directory: string, known: KnownFiles): Promise<TreeSnapshot> {
  const paths = await pathsIn(directory);
  const found = new Map<string, BigIntStats>();
  for await (const path of inTurns(paths)) {
    const stats = statSync(join(directory, path), { bigint: true, throwIfNoEntry: false });
    if (stats !== undefined) found.set(path, stats);
  }
  const files = new Map<string, TreeFile>();
  const settled = newest(found) - COARSEST_TIME_NS;
  for await (const [path, stats] of inTurns(found)) {
    const before = known.get(path);
    const isKnown = before !== undefined && stats.ctimeNs < settled && isSame(before.stats, stats);
    const blob = isKnown ? before.blob : await blobOf(join(directory, path), stats.size);
    if (blob === null) continue;
    if (!isKnown) known.set(path, { stats, blob });
    files.set(path, { blob, mode: PLAIN_FILE });
  }
  const listing = [...files].map(([path, { blob }]) => `${path} ${blob}`).join('\n');
  return { revision: files.size === 0 ? '' : blobId(Buffer.from(listing)), files };
}

export async function* inTurns<T>(all: Iterable<T>): AsyncIterable<T> {
  let count = 0;
  for (const one of all) {
    yield one;
    count += 1;
    if (count % FILES_IN_A_ROW === 0) await breathe();
  }
}

/** Sorted, with forward slashes, without what a run that broke off left half placed. */
async function pathsIn(directory: string): Promise<string[]> {
  const paths: string[] = [];
  const folders = [''];
  for await (const folder of inTurns(folders)) {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      if (entry.isDirectory()) folders.push(`${folder}${entry.name}/`);
      else if (entry.isFile() && !entry.name.endsWith('.new')) paths.push(`${folder}${entry.name}`);
    }
  }
  return paths.sort();
}

/** null: another publisher has just taken it away. */
async function blobOf(file: string, size: bigint): Promise<BlobId | null> {
  try {
    if (size < LARGE) return blobId(readFileSync(file));
    const hash = createHash('sha1').update(`blob ${size}\0`);
    for await (const chunk of createReadStream(file)) hash.update(chunk);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function newest(found: ReadonlyMap<string, BigIntStats>): bigint {
  let time = 0n;
  for (const { ctimeNs } of found.values()) if (ctimeNs > time) time = ctimeNs;
  return time;
}

/** The time of the last change of a file cannot be set by hand. */
function isSame(a: BigIntStats, b: BigIntStats): boolean {
  return a.ctimeNs === b.ctimeNs && a.size === b.size && a.ino === b.ino;
}
