import type { Params } from '../model/finding.ts';
import { short } from './pointer.ts';

/** What stands in a file, for a sentence: its kind, and its words where it is a single value. */
export function found(data: unknown): Params {
  const kind = kindOf(data);
  return { kind, found: kind === 'list' || kind === 'mapping' ? '' : short(String(data)) };
}

export function kindOf(data: unknown): string {
  if (data === null) return 'nothing';
  if (Array.isArray(data)) return 'list';
  if (typeof data === 'object') return 'mapping';
  return typeof data === 'string' ? 'text' : typeof data;
}

/** Characters of a text, items of a list, keys of a mapping. */
export function sizeOf(data: unknown): number {
  if (typeof data === 'string') return [...data].length;
  return typeof data === 'object' && data !== null ? Object.keys(data).length : 0;
}
