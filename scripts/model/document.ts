import type { Finding } from './finding.ts';

/** 1-based line and column, as editors and GitHub count them. */
export interface Position {
  line: number;
  column: number;
}

/** Where a mapping entry or a list item stands: its key (the item itself in a list) and its value. */
export interface Place {
  key: Position;
  value: Position;
}

/** JSON Pointer (RFC 6901), for example `/columns/2/description`; the document itself is ''. */
export type Pointer = string;

/** A parsed file: its value where it could be read, where everything stands, and what is wrong with it. */
export interface Document<T> {
  path: string;
  /** null where the file is missing, unreadable, or fails its schema so badly that nothing can be said of it. */
  value: T | null;
  places: Record<Pointer, Place>;
  findings: Finding[];
}
