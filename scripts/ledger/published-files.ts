import type { LedgerRecord } from '../model/ledger.ts';
import { PUBLISHED_FILE } from './paths.ts';

/**
 * Lines after which the next file is begun. Every addition sends the whole file, and GitHub's API takes none of more than
 * 40 MB; a line has not much over 1 kB.
 */
export const FULL = 5_000;

/** Receipts are one list in files that follow each other: published.jsonl, published-2.jsonl and so on, each with a chain of its own. */
export function publishedFile(part: number): string {
  return part === 1 ? PUBLISHED_FILE : PUBLISHED_FILE.replace('.', `-${part}.`);
}

/** null: no file of receipts. */
export function partOf(path: string): number | null {
  const part = Number(/^published-(\d+)\.jsonl$/.exec(path)?.[1] ?? 1);
  return publishedFile(part) === path ? part : null;
}

/** Files of receipts that should be there, since a later one is. */
export function missingFiles(paths: readonly string[]): string[] {
  const parts = new Set(paths.map(partOf));
  const newest = Math.max(0, ...[...parts].map((part) => part ?? 0));
  return Array.from({ length: newest }, (_, i) => i + 1).flatMap((part) =>
    parts.has(part) ? [] : [publishedFile(part)],
  );
}

/** All receipts, oldest first. */
export function publishedIn(files: ReadonlyMap<string, readonly LedgerRecord[]>): LedgerRecord[] {
  const parts = [...files].flatMap(([path, records]) => {
    const part = partOf(path);
    return part === null ? [] : [{ part, records }];
  });
  return parts.sort((a, b) => a.part - b.part).flatMap(({ records }) => records);
}

/** Which file each of these receipts belongs to, with what stands there already: the newest until it is full, then the next. */
export function filed(
  files: ReadonlyMap<string, readonly LedgerRecord[]>,
  receipts: readonly LedgerRecord[],
): { file: string; records: LedgerRecord[] }[] {
  const newest = Math.max(1, ...[...files.keys()].map((path) => partOf(path) ?? 1));
  const portions: { file: string; records: LedgerRecord[] }[] = [];
  let taken = 0;
  for (let part = newest; taken < receipts.length; part += 1) {
    const file = publishedFile(part);
    const room = Math.max(0, FULL - (files.get(file)?.length ?? 0));
    const records = receipts.slice(taken, taken + room);
    if (records.length > 0) portions.push({ file, records });
    taken += records.length;
  }
  return portions;
}
