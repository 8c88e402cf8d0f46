import type { Document } from '../../model/document.ts';
import type { Finding, Params, Severity } from '../../model/finding.ts';
import { INVENTORY_COLUMNS, type InventoryRow } from '../../model/inventory.ts';
import { documentOf, type Places } from '../places.ts';
import { short } from '../pointer.ts';
import { readText } from '../text.ts';
import { cellFault } from './cell-rules.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';

/** More findings than this in one file help nobody. */
const MOST_FINDINGS = 100;

/**
 * `datasets/<department>/inventory.csv`. A row with a mistake has its findings and is left out; the value is null only
 * where the file cannot be read or its header is another one. Places: `/0` is the first row that was kept.
 */
export function parseInventory(path: string, content: string | Uint8Array): Document<InventoryRow[]> {
  const { text, findings } = readText(path, content);
  const report = (id: string, line: number, params: Params = {}, severity: Severity = 'error'): void => {
    if (findings.length < MOST_FINDINGS) findings.push({ id, severity, file: path, line, column: 1, params });
  };
  const unreadable = (): Document<InventoryRow[]> =>
    documentOf<InventoryRow[]>(path, null, findings, () => ({}));
  if (text === null) return unreadable();

  const { rows, problem } = csvRows(text);
  if (problem !== null) report('csv-syntax', problem.line, { reason: problem.reason });
  const header = rows.shift();
  if (header === undefined || !isHeader(header.cells)) {
    report('inventory-header', header?.line ?? 1, {
      expected: [...INVENTORY_COLUMNS],
      found: (header?.cells ?? []).map(short).slice(0, 20),
    });
    return unreadable();
  }
  const kept: { row: InventoryRow; line: number }[] = [];
  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const faults = rowFaults(row, lineOf);
    for (const { id, severity, params } of faults) report(id, row.line, params, severity);
    if (faults.every(({ severity }) => severity === 'warning'))
      kept.push({ row: toRow(row.cells), line: row.line });
  }
  return documentOf(
    path,
    kept.map(({ row }) => row),
    findings,
    () => placesOf(kept.map(({ line }) => line)),
  );
}

function isHeader(cells: readonly string[]): boolean {
  return (
    cells.length === INVENTORY_COLUMNS.length &&
    INVENTORY_COLUMNS.every((column, i) => cells[i]?.trim() === column)
  );
}

type Fault = Pick<Finding, 'id' | 'severity' | 'params'>;

/** `lineOf` remembers the datasets seen so far. */
function rowFaults({ cells, line }: CsvRow, lineOf: Map<string, number>): Fault[] {
  const error = (id: string, params: Params): Fault => ({ id, severity: 'error', params });
  const columns = INVENTORY_COLUMNS.length;
  if (cells.length !== columns)
    return [error('inventory-row-length', { expected: columns, found: cells.length })];
  const faults = INVENTORY_COLUMNS.flatMap((column, i) => {
    const fault = cellFault(column, (cells[i] ?? '').trim());
    return fault === null ? [] : [error(fault.id, fault.params)];
  });
  const { dataset, status, security_level, planned, reason } = toRow(cells);
  const first = lineOf.get(dataset);
  if (first !== undefined) faults.push(error('inventory-repeated', { dataset: short(dataset), first }));
  else lineOf.set(dataset, line);
  if (security_level === 3 && status !== 'withheld')
    faults.push(error('inventory-level-3', { dataset: short(dataset), status: short(status) }));
  if ((status === 'withheld' || status === 'retired') && reason === undefined)
    faults.push(error('inventory-reason-missing', { dataset: short(dataset), status }));
  if (status === 'planned' && planned === undefined)
    faults.push({ ...error('inventory-date-missing', { dataset: short(dataset) }), severity: 'warning' });
  return faults;
}

/** The cells by name. What they say has been, or is about to be, judged by their rules. */
function toRow(cells: readonly string[]): InventoryRow {
  const [dataset, title, description, steward, classification, level, status, priority, planned, reason] =
    cells.map((cell) => cell.trim());
  return {
    dataset,
    title,
    description,
    steward,
    classification,
    security_level: Number(level),
    status,
    priority,
    ...(planned ? { planned } : {}),
    ...(reason ? { reason } : {}),
  } as InventoryRow;
}

function placesOf(lines: readonly number[]): Places {
  const places: Places = {};
  for (const [i, line] of lines.entries()) {
    const place = { key: { line, column: 1 }, value: { line, column: 1 } };
    places[`/${i}`] = place;
    for (const column of INVENTORY_COLUMNS) places[`/${i}/${column}`] = place;
  }
  return places;
}
