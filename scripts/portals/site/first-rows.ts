import { parse } from 'csv-parse/sync';
import type { SiteData } from './record.ts';

/** Enough for ten rows of any table that people would look at on a page. */
export const HEAD_BYTES = 256 * 1024;
const ROWS = 10;
const LONGEST_CELL = 160;

/** The beginning of a table as people see it: the header first. */
export type FirstRows = string[][];

/** Reads header and first rows from the beginning of the data; null where that is no table. */
export function firstRows(
  head: Uint8Array,
  { mediaType, delimiter, encoding, bytes }: SiteData,
): FirstRows | null {
  if (mediaType !== 'text/csv' || encoding === 'binary') return null;
  const text = new TextDecoder(encoding === 'latin-1' ? 'latin1' : encoding).decode(head);
  // The last line of an excerpt may be half a line.
  const lines = head.length < bytes ? text.slice(0, Math.max(0, text.lastIndexOf('\n'))) : text;
  try {
    const rows: string[][] = parse(lines, {
      bom: true,
      delimiter: delimiter === '' ? ',' : delimiter,
      to: ROWS + 1,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    });
    return rows.length === 0 ? null : rows.map((row) => row.map(shorten));
  } catch {
    return null;
  }
}

function shorten(cell: string): string {
  return cell.length <= LONGEST_CELL ? cell : `${cell.slice(0, LONGEST_CELL - 1).toWellFormed()}…`;
}
