import { createHash } from 'node:crypto';
import { sha256 } from '../ledger/digest.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { isFile, MOST_BYTES, type Tree, type TreeEntry } from './tree.ts';

/** Lets bytes through and hashes them on the way; whoever stops reading early still gets the digest of everything. */
export class Digesting implements AsyncIterable<Uint8Array> {
  readonly #bytes: AsyncIterator<Uint8Array>;
  readonly #hash = createHash('sha256');

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return { next: () => this.#next() };
  }

  async finish(): Promise<Sha256> {
    while (!(await this.#next()).done);
    return this.#hash.digest('hex');
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    const result = await this.#bytes.next();
    if (!result.done) this.#hash.update(result.value);
    return result;
  }
}

/** What `Tree.digest` promises, by reading the file. */
export function contentDigest(tree: Pick<Tree, 'stream'>, entry: TreeEntry): Promise<Sha256> {
  if (isFile(entry) && entry.bytes <= MOST_BYTES) return new Digesting(tree.stream(entry)).finish();
  return Promise.resolve(sha256(`${entry.mode} ${entry.oid} ${entry.bytes}`));
}
