import type { Sha256 } from '../model/vocabulary.ts';
import { contentDigest } from './content-digest.ts';
import { fields, git, spawnGit } from './git.ts';
import type { GitBlobs } from './git-blobs.ts';
import { isFile, refuseLarge, type Tree, type TreeEntry } from './tree.ts';

/** Below this a blob is read whole through the long-lived child; beyond it a process of its own streams it. */
const WHOLE = 1024 * 1024;

/** Paths in one call of git, well below the shortest limit of a command line. */
const PATHS_PER_CALL = 500;

/** The files of one commit (or tree object) of a local clone, read through git objects. `object` is a full object id. */
export function gitTree(directory: string, object: string, blobs: GitBlobs): Tree {
  return new GitTree(directory, object, blobs);
}

class GitTree implements Tree {
  readonly #directory: string;
  readonly #object: string;
  readonly #blobs: GitBlobs;

  constructor(directory: string, object: string, blobs: GitBlobs) {
    if (!/^[0-9a-f]{40,64}$/.test(object)) throw new TypeError('not an object id');
    this.#directory = directory;
    this.#object = object;
    this.#blobs = blobs;
  }

  entries(...folders: string[]): Promise<TreeEntry[]> {
    return this.#list(['-r'], folders.includes('') ? [] : folders.map(inside));
  }

  children(folder: string): Promise<TreeEntry[]> {
    return this.#list([], folder === '' ? [] : [inside(folder)]);
  }

  find(...paths: string[]): Promise<TreeEntry[]> {
    return paths.length === 0 ? Promise.resolve([]) : this.#list([], paths);
  }

  async read(entry: TreeEntry): Promise<Uint8Array> {
    refuseLarge(entry);
    return this.#blobs.read(entry.oid);
  }

  async *stream(entry: TreeEntry): AsyncIterable<Uint8Array> {
    if (entry.bytes <= WHOLE) {
      yield await this.#blobs.read(entry.oid);
      return;
    }
    const child = spawnGit(this.#directory, ['cat-file', 'blob', entry.oid], 'ignore');
    child.stderr?.resume();
    let bytes = 0;
    try {
      for await (const chunk of child.stdout ?? []) {
        bytes += chunk.length;
        yield chunk;
      }
      if (bytes !== entry.bytes)
        throw new RangeError(`${entry.path}: git gave ${bytes} of ${entry.bytes} bytes`);
    } finally {
      child.kill();
    }
  }

  /** The same object has the same digest at every commit: hashed once for all trees that share their blobs. */
  digest(entry: TreeEntry): Promise<Sha256> {
    const key = `${entry.mode} ${entry.oid}`;
    const known = this.#blobs.digests.get(key) ?? contentDigest(this, entry);
    this.#blobs.digests.set(key, known);
    return known;
  }

  async #list(options: string[], paths: string[]): Promise<TreeEntry[]> {
    const found: TreeEntry[] = [];
    for (let at = 0; at === 0 || at < paths.length; at += PATHS_PER_CALL) {
      const some = paths.slice(at, at + PATHS_PER_CALL);
      const out = await git(this.#directory, [
        'ls-tree',
        '-l',
        '-z',
        '--full-tree',
        ...options,
        this.#object,
        '--',
        ...some,
      ]);
      for (const line of fields(out)) found.push(entryOf(line));
    }
    return found;
  }
}

/** A trailing slash asks git for what is in the folder, and finds nothing where the path is a file. */
function inside(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** `<mode> <type> <oid> <bytes or ->\t<path>` */
function entryOf(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , oid = '', bytes = ''] = line.slice(0, tab).split(/ +/);
  const entry = { path: line.slice(tab + 1), mode, oid, bytes: 0 };
  return isFile(entry) || mode === '120000' ? { ...entry, bytes: Number(bytes) } : entry;
}
