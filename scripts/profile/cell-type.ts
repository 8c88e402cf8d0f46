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

/** The type of a column from the types of its distinct values, and the share that fits it. */
export function columnType(counts: ReadonlyMap<CellType, number>): { type: ColumnType; share: number } {
  const [only] = counts.keys();
  if (counts.size <= 1) return { type: only ?? 'string', share: 1 };
  const of = (type: CellType): number => counts.get(type) ?? 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const candidates: [ColumnType, number][] = [
    ['integer', of('integer')],
    ['number', of('integer') + of('number')],
    ['date', of('date')],
    ['datetime', of('datetime') + of('date')],
    ['time', of('time')],
    ['boolean', of('boolean')],
  ];
  const [type, count] = candidates.reduce((best, next) => (next[1] > best[1] ? next : best));
  // Ninety per cent of one type is that type with faults; less is text (csvlint's rule).
  return count / total >= 0.9 ? { type, share: count / total } : { type: 'string', share: 1 };
}
