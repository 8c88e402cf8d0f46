import type { Sha256 } from '../model/vocabulary.ts';

/** A file as Git sees it; a folder where a listing is not recursive. */
export interface TreeEntry {
  /** From the repository root, with forward slashes. */
  path: string;
  /** 100644, 100755, 120000 (symbolic link), 160000 (submodule), 040000 (folder). */
  mode: string;
  /** Git object id; '' where the file has not been given to Git yet. */
  oid: string;
  /** 0 for folders and submodules. */
  bytes: number;
}

/** Files of a repository as data, at one commit or as they lie in the working directory. Never a checkout. */
export interface Tree {
  /** Every file below the folders, at any depth; '' is the root. A folder that is not there has none. */
  entries(...folders: string[]): Promise<TreeEntry[]>;
  /** What lies directly in the folder. */
  children(folder: string): Promise<TreeEntry[]>;
  /** Those of the paths that are there, in no particular order. */
  find(...paths: string[]): Promise<TreeEntry[]>;
  /** Throws `RangeError` beyond MOST_BYTES: whoever reads more must stream. */
  read(entry: TreeEntry): Promise<Uint8Array>;
  stream(entry: TreeEntry): AsyncIterable<Uint8Array>;
  /** SHA-256 of a file's bytes. What is never read (links, submodules, oversized files) is told apart by what Git says of it. */
  digest(entry: TreeEntry): Promise<Sha256>;
}

/** Files in the repository beyond this size are refused (design §4: larger data is linked). */
export const MOST_BYTES = 50 * 1024 * 1024;

export const FOLDER = '040000';
export const SYMBOLIC_LINK = '120000';
export const SUBMODULE = '160000';

export function isFile(entry: TreeEntry): boolean {
  return entry.mode === '100644' || entry.mode === '100755';
}

/** Says what a file is as well, where it is not a plain one: the same bytes may be a link, or run. */
export function objectId({ mode, oid }: Pick<TreeEntry, 'mode' | 'oid'>): string {
  return mode === '100644' ? oid : `${mode} ${oid}`;
}

export function refuseLarge(entry: TreeEntry): void {
  if (entry.bytes > MOST_BYTES) throw new RangeError(`${entry.path}: ${entry.bytes} bytes`);
}
