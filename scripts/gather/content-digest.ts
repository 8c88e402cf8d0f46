import { createHash } from 'node:crypto';
import { sha256 } from '../ledger/digest.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { isFile, MOST_BYTES, type Tree, type TreeEntry } from './tree.ts';

/** What `Tree.digest` promises, by reading the file. */
export async function contentDigest(tree: Pick<Tree, 'stream'>, entry: TreeEntry): Promise<Sha256> {
  if (!isFile(entry) || entry.bytes > MOST_BYTES) return sha256(`${entry.mode} ${entry.oid} ${entry.bytes}`);
  const hash = createHash('sha256');
  for await (const chunk of tree.stream(entry)) hash.update(chunk);
  return hash.digest('hex');
}
