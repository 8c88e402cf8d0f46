import type { CellType } from './cell-type.ts';

/** Longer runs of digits number something or somebody: they are looked at as text. */
const MOST_DIGITS = 8;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const T = 0x54;
const Z = 0x5a;

/**
 * The type of a cell that only measures: a small number, a day, a day with its time, as cell-type.ts would call it. null
 * for everything else. Far the most cells of a large file are of these, and only a header can make them anybody's.
 */
export function measureIn(bytes: Uint8Array, start: number, end: number): CellType | null {
  if (end - start >= 10 && bytes[start + 4] === MINUS) return dayIn(bytes, start, end);
  let at = start;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at += 1;
  const first = at;
  while (at < end && isDigit(bytes[at])) at += 1;
  const digits = at - first;
  if (digits === 0 || digits > MOST_DIGITS) return null;
  if (at === end) return digits > 1 && bytes[start] === ZERO ? null : 'integer';
  if (bytes[at] !== POINT) return null;
  at += 1;
  while (at < end && isDigit(bytes[at])) at += 1;
  return at === end ? 'number' : null;
}

/** `2026-03-31`, `2026-03-31T12:00`, `2026-03-31 12:00:00Z`. The last days of a month are left to the calendar. */
function dayIn(bytes: Uint8Array, start: number, end: number): CellType | null {
  if (bytes[start + 7] !== MINUS || !areDigits(bytes, start, 4)) return null;
  const month = pair(bytes, start + 5);
  const day = pair(bytes, start + 8);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const at = start + 10;
  if (at === end) return day <= 28 ? 'date' : null;
  if (bytes[at] !== T && bytes[at] !== SPACE) return null;
  const last = bytes[end - 1] === Z ? end - 1 : end;
  const hour = pair(bytes, at + 1);
  const minute = pair(bytes, at + 4);
  if (hour < 0 || hour > 23 || bytes[at + 3] !== COLON || minute < 0 || minute > 59) return null;
  if (last === at + 6) return 'datetime';
  const second = pair(bytes, at + 7);
  return last === at + 9 && bytes[at + 6] === COLON && second >= 0 && second <= 59 ? 'datetime' : null;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function areDigits(bytes: Uint8Array, start: number, count: number): boolean {
  for (let i = start; i < start + count; i++) if (!isDigit(bytes[i])) return false;
  return true;
}

/** A number of two digits; -1 where they are none. */
function pair(bytes: Uint8Array, at: number): number {
  return areDigits(bytes, at, 2) ? ((bytes[at] ?? 0) - ZERO) * 10 + (bytes[at + 1] ?? 0) - ZERO : -1;
}
