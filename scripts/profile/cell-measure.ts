import type { CellType } from './cell-type.ts';
import { placeOf } from './instant.ts';

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

/** More digits are not told apart by a number. */
const MOST_EXACT = 15;
const POWERS = Array.from({ length: MOST_EXACT + 1 }, (_, i) => 10 ** i);

/** What a cell measures. One object serves all cells. */
export interface Measure {
  type: CellType;
  /** The number; of a day its place among days (instant.ts). */
  value: number;
}

/**
 * Reads a cell that only measures: a small number, a day, a day with its time, as cell-type.ts would call it. false for
 * everything else. Far the most cells of a large file are of these, and only a header can make them anybody's.
 */
export function measureIn(bytes: Uint8Array, start: number, end: number, into: Measure): boolean {
  return end - start >= 10 && bytes[start + 4] === MINUS
    ? dayIn(bytes, start, end, into)
    : numberIn(bytes, start, end, into);
}

function numberIn(bytes: Uint8Array, start: number, end: number, into: Measure): boolean {
  let at = start;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at += 1;
  const first = at;
  let value = 0;
  for (; at < end && isDigit(bytes[at]); at++) value = value * 10 + (bytes[at] ?? 0) - ZERO;
  const digits = at - first;
  if (digits === 0 || digits > MOST_DIGITS) return false;
  if (at === end) {
    if (digits > 1 && bytes[start] === ZERO) return false;
    into.type = 'integer';
  } else {
    if (bytes[at] !== POINT || end - at - 1 + digits > MOST_EXACT) return false;
    const point = at;
    for (at += 1; at < end && isDigit(bytes[at]); at++) value = value * 10 + (bytes[at] ?? 0) - ZERO;
    if (at !== end) return false;
    // A whole number by a power of ten, both exact: the quotient is the number that the text stands for.
    value /= POWERS[end - point - 1] ?? 1;
    into.type = 'number';
  }
  into.value = sign === MINUS ? -value : value;
  return true;
}

/** `2026-03-31`, `2026-03-31T12:00`, `2026-03-31 12:00:00Z`. The last days of a month are left to the calendar. */
function dayIn(bytes: Uint8Array, start: number, end: number, into: Measure): boolean {
  if (bytes[start + 7] !== MINUS || !areDigits(bytes, start, 4)) return false;
  const month = pair(bytes, start + 5);
  const day = pair(bytes, start + 8);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const year = pair(bytes, start) * 100 + pair(bytes, start + 2);
  const at = start + 10;
  if (at === end) {
    if (day > 28) return false;
    into.type = 'date';
    into.value = placeOf(year, month, day, 0, 0, 0);
    return true;
  }
  if (bytes[at] !== T && bytes[at] !== SPACE) return false;
  const last = bytes[end - 1] === Z ? end - 1 : end;
  const hour = pair(bytes, at + 1);
  const minute = pair(bytes, at + 4);
  if (hour < 0 || hour > 23 || bytes[at + 3] !== COLON || minute < 0 || minute > 59) return false;
  const second = last === at + 6 ? 0 : pair(bytes, at + 7);
  if (last !== at + 6 && (last !== at + 9 || bytes[at + 6] !== COLON || second < 0 || second > 59))
    return false;
  into.type = 'datetime';
  into.value = placeOf(year, month, day, hour, minute, second);
  return true;
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
