import { sha256 } from '../ledger/digest.ts';
import type { Sha256 } from '../model/vocabulary.ts';

/** Digests of a folder's files; bytes that are at hand are hashed only once somebody asks. */
export class Contents {
  readonly #folder: string;
  readonly #files = new Map<string, Sha256 | Uint8Array>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  set(path: string, content: Sha256 | Uint8Array): void {
    this.#files.set(this.relative(path), content);
  }

  has(path: string): boolean {
    return this.#files.has(this.relative(path));
  }

  /** By path in the folder. */
  digests(): Map<string, Sha256> {
    return new Map(
      [...this.#files].map(([path, content]) => [
        path,
        typeof content === 'string' ? content : sha256(content),
      ]),
    );
  }

  relative(path: string): string {
    return path.slice(this.#folder.length + 1);
  }
}
