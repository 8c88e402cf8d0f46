import type { Params } from '../../model/finding.ts';
import { INVENTORY_STATUSES, type InventoryColumn, PRIORITIES } from '../../model/inventory.ts';
import { closest } from '../closest.ts';
import { isDate } from '../formats.ts';
import { isPlaceholder } from '../placeholder.ts';
import { short } from '../pointer.ts';

interface Rule {
  /** May stay blank. */
  optional?: boolean;
  allowed?: readonly string[];
  format?: 'name' | 'date';
  most?: number;
}

const RULES: Record<InventoryColumn, Rule> = {
  dataset: { format: 'name', most: 100 },
  title: { most: 200 },
  description: { most: 2000 },
  steward: { most: 254 },
  classification: { allowed: ['public', 'protected', 'sensitive'] },
  security_level: { allowed: ['1', '2', '3'] },
  status: { allowed: INVENTORY_STATUSES },
  priority: { allowed: PRIORITIES },
  planned: { optional: true, format: 'date' },
  reason: { optional: true, most: 2000 },
};

/** What is wrong with one cell, as a finding's id and parameters; null where nothing is. */
export function cellFault(column: InventoryColumn, cell: string): { id: string; params: Params } | null {
  const { optional = false, allowed, format, most } = RULES[column];
  const field = column;
  const found = { found: short(cell), kind: 'text' };
  if (cell === '') return optional ? null : { id: 'blank-cell', params: { field } };
  if (isPlaceholder(cell)) return { id: 'placeholder', params: { field, ...found } };
  if (allowed && !allowed.includes(cell))
    return {
      id: 'not-in-list',
      params: { field, allowed: [...allowed], closest: closest(cell, allowed), ...found },
    };
  const malformed =
    (format === 'name' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(cell)) || (format === 'date' && !isDate(cell));
  if (malformed) return { id: 'wrong-format', params: { field, format: format ?? '', ...found } };
  if (most !== undefined && cell.length > most)
    return { id: 'too-long', params: { field, limit: most, size: cell.length, kind: 'text' } };
  return null;
}
