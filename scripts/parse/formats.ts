import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The formats that our schemas name: those of JSON Schema, and three of our own that need more than a pattern. */
export function useFormats(ajv: Ajv2020): void {
  addFormats.default(ajv, ['email', 'hostname', 'regex', 'uri']);
  ajv.addFormat('date', isDate);
  ajv.addFormat('date-or-current', (text: string) => text === 'current' || isDate(text));
  ajv.addFormat('time-zone', (text: string) =>
    isKnown(() => new Intl.DateTimeFormat('en', { timeZone: text })),
  );
  ajv.addFormat('language-tag', isLanguageTag);
}

/** A day of the calendar, written 2026-03-31 (the `full-date` of RFC 3339). */
export function isDate(text: string): boolean {
  const written = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text);
  if (written === null) return false;
  const day = Number(written[3]);
  if (day <= 28) return true;
  const lastOfMonth = new Date(0);
  lastOfMonth.setUTCFullYear(Number(written[1]), Number(written[2]), 0);
  return day <= lastOfMonth.getUTCDate();
}

/** Two or three letters are always a tag (RFC 5646), and most are no longer. */
function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}$/.test(text) || isKnown(() => Intl.getCanonicalLocales(text));
}

/** The platform knows every zone and language; it says no by throwing a RangeError. */
function isKnown(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch {
    return false;
  }
}
