import { createReadStream, type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Sha256 } from '../model/vocabulary.ts';
import { contentDigest } from './content-digest.ts';
import { FOLDER, refuseLarge, SUBMODULE, SYMBOLIC_LINK, type Tree, type TreeEntry } from './tree.ts';

/** What is no part of a repository, and what file managers leave behind. */
const NAMES = new Set(['node_modules', '.git', '.DS_Store', 'Thumbs.db', 'desktop.ini']);
/** What Excel and LibreOffice keep beside a file while it is open. */
const WHILE_OPEN = /^(~\$|\.~lock\.)/;

function isIgnored(name: string): boolean {
  return NAMES.has(name) || WHILE_OPEN.test(name);
}

const WHOLE = 1024 * 1024;

export function workTree(root: string): Tree {
  return new WorkTree(root);
}

/**
 * The working directory with everything not committed yet. Symbolic links are told as such and never followed.
 *
 * Reads synchronously: a repository has tens of thousands of small files, and a promise for each costs more than the read.
 */
class WorkTree implements Tree {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async entries(...folders: string[]): Promise<TreeEntry[]> {
    const found: TreeEntry[] = [];
    for (const folder of folders) this.#walk(folder.replace(/\/$/, ''), found);
    return found;
  }

  async children(folder: string): Promise<TreeEntry[]> {
    const name = folder.replace(/\/$/, '');
    return this.#names(name).flatMap((item) => this.#entry(below(name, item.name)) ?? []);
  }

  async find(...paths: string[]): Promise<TreeEntry[]> {
    return paths.flatMap((path) => this.#entry(path) ?? []);
  }

  async read(entry: TreeEntry): Promise<Uint8Array> {
    refuseLarge(entry);
    const path = this.#path(entry.path);
    return entry.mode === SYMBOLIC_LINK ? new TextEncoder().encode(readlinkSync(path)) : readFileSync(path);
  }

  async *stream(entry: TreeEntry): AsyncIterable<Uint8Array> {
    if (entry.bytes <= WHOLE) yield await this.read(entry);
    else yield* createReadStream(this.#path(entry.path));
  }

  digest(entry: TreeEntry): Promise<Sha256> {
    return contentDigest(this, entry);
  }

  #walk(folder: string, found: TreeEntry[]): void {
    if (folder === '' || !this.#isLink(folder)) this.#walkInside(folder, this.#list(folder), found);
  }

  /** One listing a folder, and a question to the system only about what is no folder. */
  #walkInside(folder: string, items: readonly Dirent[], found: TreeEntry[]): void {
    for (const item of items) {
      if (isIgnored(item.name)) continue;
      const path = below(folder, item.name);
      if (item.isDirectory()) {
        const inside = this.#list(path);
        if (inside.some(({ name }) => name === '.git')) found.push(repository(path));
        else this.#walkInside(path, inside, found);
        continue;
      }
      const entry = this.#entry(path);
      if (entry !== null) found.push(entry);
    }
  }

  #names(folder: string): Dirent[] {
    if (folder !== '' && this.#isLink(folder)) return [];
    return this.#list(folder).filter((item) => !isIgnored(item.name));
  }

  #isLink(folder: string): boolean {
    return lstatSync(this.#path(folder), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  }

  #list(folder: string): Dirent[] {
    try {
      return readdirSync(this.#path(folder), { withFileTypes: true });
    } catch (error) {
      if (isAbsence(error)) return [];
      throw error;
    }
  }

  /** Paths are listed ones, or names that came through Git: nothing in them needs to be normalised. */
  #path(path: string): string {
    return `${this.#root}/${path}`;
  }

  #entry(path: string): TreeEntry | null {
    try {
      const stat = lstatSync(this.#path(path));
      if (stat.isSymbolicLink()) return { path, mode: SYMBOLIC_LINK, oid: '', bytes: stat.size };
      if (stat.isFile())
        return { path, mode: stat.mode & 0o100 ? '100755' : '100644', oid: '', bytes: stat.size };
      return stat.isDirectory()
        ? { path, mode: this.#isRepository(path) ? SUBMODULE : FOLDER, oid: '', bytes: 0 }
        : null;
    } catch (error) {
      if (isAbsence(error)) return null;
      throw error;
    }
  }

  /** A repository in the repository: Git would record it as a submodule. */
  #isRepository(path: string): boolean {
    return lstatSync(this.#path(`${path}/.git`), { throwIfNoEntry: false }) !== undefined;
  }
}

function repository(path: string): TreeEntry {
  return { path, mode: SUBMODULE, oid: '', bytes: 0 };
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
