import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { JsonObject } from './router.ts';

export interface Table {
  header: string[];
  rows: string[][];
  /** Rows with more or fewer cells than the header. */
  uneven: number;
}

/** Rows of a CSV or TSV file as the parse options say; `fault` where it is none. */
export function readTable(
  bytes: Uint8Array,
  options: JsonObject,
  contentType: string,
): Table | { fault: string } {
  if (!/^text\/(csv|tab-separated-values)/.test(contentType))
    return { fault: `Files of type ${contentType} are not read here` };
  const tab = contentType.startsWith('text/tab');
  const headerCount = Number(options.header_count ?? 1);
  const columnHeader = Number(options.column_header ?? 1);
  try {
    const lines: string[][] = parse(new TextDecoder(String(options.encoding ?? 'utf8')).decode(bytes), {
      bom: true,
      delimiter: tab ? '\t' : String(options.column_separator ?? ','),
      quote: String(options.quote_char ?? '"'),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: options.remove_empty_rows !== false,
      trim: options.trim_whitespace !== false,
    });
    const header = lines[columnHeader - 1];
    if (header === undefined) return { fault: 'The file is empty' };
    const rows = lines.slice(headerCount);
    return { header, rows, uneven: rows.filter((row) => row.length !== header.length).length };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'The file cannot be read' };
  }
}

/** Names of columns for programs: lower case, no two alike. */
export function fieldNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((title, index) => {
    const plain = title
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const base = plain === '' ? `column_${index + 1}` : /^\d/.test(plain) ? `_${plain}` : plain;
    let name = base;
    for (let number = 1; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return name;
  });
}
