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
  ajv.addFormat('language-tag', (text: string) => isKnown(() => Intl.getCanonicalLocales(text)));
}

/** A day of the calendar, written 2026-03-31 (the `full-date` of RFC 3339). */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // A day that the month does not have becomes one of the next month, or no day at all.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
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
