import { createHash } from 'node:crypto';
import type { Instant } from '../../../model/vocabulary.ts';

/** Git's name for a content: SHA-1 over `blob <length>\0` and the bytes. Every store speaks of files by it. */
export type BlobId = string;

export interface TreeFile {
  blob: BlobId;
  /** As Git has it: 100644, 100755, 120000. */
  mode: string;
}

/** What is published at one moment. */
export interface TreeSnapshot {
  /** Differs from publication to publication; '' where nothing has been published. */
  revision: string;
  /** By path with forward slashes, sorted. */
  files: ReadonlyMap<string, TreeFile>;
}

/** A file of the next publication: one that the store has already, or a text. */
export type NextFile = TreeFile | { text: string };

/** A folder of files that is published as a whole. Throws `PortalOutage` where it cannot be read or written. */
export interface TreeStore {
  snapshot(): Promise<TreeSnapshot>;
  /** Texts of those of the paths that are there. */
  readTexts(snapshot: TreeSnapshot, paths: readonly string[]): Promise<Map<string, string>>;
  /** Bytes of a file; null where there is none. */
  open(snapshot: TreeSnapshot, path: string): AsyncIterable<Uint8Array> | null;
  /** Keeps bytes for the next publication. What is never published is forgotten some day. */
  receive(bytes: AsyncIterable<Uint8Array>): Promise<BlobId>;
  /**
   * Replaces the tree, or nothing; throws `TreeMoved` where it is not `base` any more. A store that cannot replace all
   * of it in one step places the files in the order of `next`. `at` is the date of the publication, which comes from
   * what is published: the same files published again are the same publication.
   */
  publish(
    base: TreeSnapshot,
    next: ReadonlyMap<string, NextFile>,
    about: { at: Instant; message: string },
  ): Promise<void>;
}

/** Somebody else has published in the meantime: read again, then try again. */
export class TreeMoved extends Error {
  override name = 'TreeMoved';
}

export const PLAIN_FILE = '100644';

export function blobId(bytes: Uint8Array): BlobId {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
