import { INVENTORY_COLUMNS, type InventoryRow } from '../model/inventory.ts';

/**
 * The text of an inventory.csv in which this dataset is withheld for this reason. Its row is changed where there is one
 * and added where there is none; every other row stays as it is written. Text in, text out.
 */
export function withWithheld(text: string, row: InventoryRow): string {
  const records = recordsOf(text);
  const at = records.findIndex((record, i) => i > 0 && cellsOf(record)[0]?.trim() === row.dataset);
  const known = cellsOf(records[at] ?? '');
  const cells = INVENTORY_COLUMNS.map((column, i) => {
    if (column === 'status' || column === 'reason') return oneLine(row[column] ?? '');
    // A day in the future is no longer planned for; what a person wrote about the dataset stays.
    if (column === 'planned') return '';
    return at < 0 ? oneLine(String(row[column] ?? '')) : (known[i] ?? '');
  });
  const written = cells.map(quoted).join(',');
  const kept = at < 0 ? [...records, written] : records.with(at, written);
  return `${kept.join('\n')}\n`;
}

/** Records as written; a cell in quotation marks may hold line ends. */
function recordsOf(text: string): string[] {
  const records: string[] = [];
  let open = false;
  for (const line of text.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n')) {
    if (open) records.push(`${records.pop()}\n${line}`);
    else records.push(line);
    if ((line.split('"').length - 1) % 2 === 1) open = !open;
  }
  return records;
}

/** RFC 4180. */
function cellsOf(record: string): string[] {
  const cells = record.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  return cells
    .slice(0, INVENTORY_COLUMNS.length)
    .map((cell) => cell.replace(/,$/, ''))
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What a spreadsheet would take for a formula is text there as well: an apostrophe says so. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[=+\-@]/, "'$&");
}
