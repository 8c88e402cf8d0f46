import type { ColumnType } from '../model/vocabulary.ts';

/** What one cell looks like; the narrowest type that holds it. */
export type CellType = 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'time' | 'string';

const INTEGER = /^[+-]?\d{1,18}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DATETIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

export function cellType(value: string): CellType {
  const first = value.charCodeAt(0);
  // Digits, signs and points begin every type but boolean and string.
  if ((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46) {
    if (INTEGER.test(value)) return isCode(value) ? 'string' : 'integer';
    if (NUMBER.test(value)) return 'number';
    if (DATE.test(value)) return isDay(value) ? 'date' : 'string';
    if (DATETIME.test(value)) return 'datetime';
    if (TIME.test(value)) return 'time';
    return 'string';
  }
  return value.length <= 5 && /^(true|false|yes|no)$/i.test(value) ? 'boolean' : 'string';
}

/** A leading zero means a code: 00501 is a ZIP, not five hundred and one. */
function isCode(value: string): boolean {
  return value.length > 1 && value.startsWith('0');
}

/** 2023-02-30 has the shape of a date and is none. */
function isDay(value: string): boolean {
  const day = Number(value.slice(8, 10));
  if (day <= 28) return true;
  return (
    new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, day)).getUTCDate() === day
  );
}

const FITS: Record<ColumnType, (value: string, type: CellType) => boolean> = {
  any: () => true,
  string: () => true,
  integer: (_, type) => type === 'integer',
  number: (_, type) => type === 'integer' || type === 'number',
  boolean: (value, type) => type === 'boolean' || value === '0' || value === '1',
  date: (_, type) => type === 'date',
  datetime: (_, type) => type === 'datetime' || type === 'date',
  time: (_, type) => type === 'time',
  year: (value) => /^\d{4}$/.test(value),
  geopoint: (value) => /^\(?[+-]?\d{1,3}(\.\d+)?,\s*[+-]?\d{1,3}(\.\d+)?\)?$/.test(value),
};

/** Does a cell, of the type it looks like, satisfy a declared type? Empty cells are asked about by `required` alone. */
export function fitsType(value: string, type: CellType, declared: ColumnType): boolean {
  return FITS[declared](value, type);
}

export type Counts = Record<CellType, number>;

export function noneOfEach(): Counts {
  return { integer: 0, number: 0, boolean: 0, date: 0, datetime: 0, time: 0, string: 0 };
}

/** Written out: a name looked up in an object costs more than all else that is done with most cells. */
export function countType(counts: Counts, type: CellType, cells: number): void {
  switch (type) {
    case 'integer':
      counts.integer += cells;
      break;
    case 'number':
      counts.number += cells;
      break;
    case 'boolean':
      counts.boolean += cells;
      break;
    case 'date':
      counts.date += cells;
      break;
    case 'datetime':
      counts.datetime += cells;
      break;
    case 'time':
      counts.time += cells;
      break;
    default:
      counts.string += cells;
  }
}

const CELL_TYPES = Object.keys(noneOfEach()) as CellType[];

/** Types that a column can have, and the cells that fit it. */
const COLUMN: [ColumnType, CellType[]][] = [
  ['integer', ['integer']],
  ['number', ['integer', 'number']],
  ['date', ['date']],
  ['datetime', ['datetime', 'date']],
  ['time', ['time']],
  ['boolean', ['boolean']],
];

/**
 * The type of a column: that of its distinct values, so that one value in most cells does not decide. `share` is of cells.
 * Ninety per cent of one type is that type with faults; less is text (csvlint's rule).
 */
export function columnType(values: Counts, cells: Counts): { type: ColumnType; share: number } {
  const present = CELL_TYPES.filter((type) => values[type] > 0);
  if (present.length <= 1) return { type: present[0] ?? 'string', share: 1 };
  const of = (counts: Counts, types: readonly CellType[]): number =>
    types.reduce((sum, type) => sum + counts[type], 0);
  const [type, fitting] = COLUMN.reduce((best, next) =>
    of(values, next[1]) > of(values, best[1]) ? next : best,
  );
  return of(values, fitting) / of(values, present) >= 0.9
    ? { type, share: of(cells, fitting) / of(cells, present) }
    : { type: 'string', share: 1 };
}
