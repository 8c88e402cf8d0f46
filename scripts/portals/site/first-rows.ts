import { parse } from 'csv-parse/sync';
import { isTable, objectsIn, type SiteData } from './record.ts';

/** Enough for ten rows of any table that people would look at on a page. */
export const HEAD_BYTES = 256 * 1024;
const ROWS = 10;
const LONGEST_CELL = 160;

/** The beginning of a table as people see it: the header first. */
export type FirstRows = string[][];

/** Reads header and first rows from the beginning of the data; null where it is neither a table nor objects line by line. */
export function firstRows(head: Uint8Array, data: SiteData): FirstRows | null {
  const { delimiter, encoding, bytes } = data;
  const isLines = objectsIn(data) === 'lines';
  if ((!isTable(data) && !isLines) || encoding === 'binary' || encoding === 'unknown') return null;
  const text = new TextDecoder(encoding).decode(head);
  // The last line of an excerpt may be half a line.
  const lines = head.length < bytes ? text.slice(0, Math.max(0, text.lastIndexOf('\n'))) : text;
  try {
    if (isLines) return firstObjects(lines);
    const rows: string[][] = parse(lines, {
      bom: true,
      delimiter,
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

/** The names are those of the first objects together; of a feature its properties count, as they do for its columns. */
function firstObjects(text: string): FirstRows | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const objects = lines.slice(0, ROWS).map((line) => propertiesOf(JSON.parse(line)));
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  if (names.length === 0) return null;
  return [names, ...objects.map((object) => names.map((name) => cellOf(object[name])))].map((row) =>
    row.map(shorten),
  );
}

function propertiesOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const object = Object.fromEntries(Object.entries(value));
  return object.type === 'Feature' ? propertiesOf(object.properties) : object;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shorten(cell: string): string {
  return cell.length <= LONGEST_CELL ? cell : `${cell.slice(0, LONGEST_CELL - 1).toWellFormed()}…`;
}
