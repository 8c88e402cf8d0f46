import type { Sha256 } from '../model/vocabulary.ts';
import { digestOf } from './digest.ts';

/** What the ledger clears and the publisher checks: SHA-256 over path (in the folder) and content digest of every file. */
export function folderDigest(files: readonly { path: string; sha256: Sha256 }[]): Sha256 {
  const lines = files.map(({ path, sha256 }) => [path, sha256]);
  return digestOf(lines.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)));
}
