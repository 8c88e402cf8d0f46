import type { Cell, Node, SoqlType, Value } from './soql.ts';
import { ofValues } from './soql-operator.ts';

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** The conversions, from text: null is no value of that type. */
const CONVERSIONS: Record<string, { type: SoqlType; convert: (text: string) => Value }> = {
  to_text: { type: 'text', convert: (text) => text },
  to_number: {
    type: 'number',
    convert: (text) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? text.trim() : null),
  },
  to_boolean: {
    type: 'checkbox',
    convert: (text) =>
      /^(true|t|yes|y|1|on)$/i.test(text) ? true : /^(false|f|no|n|0|off)$/i.test(text) ? false : null,
  },
  to_checkbox: { type: 'checkbox', convert: (text) => CONVERSIONS.to_boolean?.convert(text) ?? null },
  to_floating_timestamp: { type: 'calendar_date', convert: (text) => instant(text, false) },
  to_fixed_timestamp: { type: 'date', convert: (text) => instant(text, true) },
};

/** As offices in the United States write a day, with the time or without. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d\d)(:\d\d)?(?: ?([AP])M)?)?$/i;

/** The conversion that brings text to a type; none to text itself. */
export const CONVERSION_TO: Partial<Record<SoqlType, string>> = {
  number: 'to_number',
  checkbox: 'to_boolean',
  calendar_date: 'to_floating_timestamp',
  date: 'to_fixed_timestamp',
};

function instant(text: string, zoned: boolean): string | null {
  const found = INSTANT.exec(iso(text.trim()));
  if (found === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = ''] = found;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const offset = zone === '' || zone === 'Z' ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const moment = new Date(zoned ? `${local}${offset}` : `${local}Z`);
  if (Number.isNaN(moment.getTime()) || (!zoned && moment.toISOString().slice(8, 10) !== day)) return null;
  return zoned ? moment.toISOString() : local;
}

function iso(text: string): string {
  const [, month = '', day = '', year, hour = '0', minute = '00', second = ':00', half] =
    AMERICAN.exec(text) ?? [];
  if (year === undefined) return text;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return `${date}T${String(hours).padStart(2, '0')}:${minute}${second}`;
}

/** What a function makes of its arguments; null where there is none of that name for them. */
export function applyFunction(name: string, given: readonly Node[]): Node | null {
  const [first, second] = given;
  if (first === undefined) return null;
  const conversion = CONVERSIONS[name];
  if (conversion !== undefined) return given.length === 1 ? convert(conversion, first) : null;
  const texts = TEXTS[name];
  if (texts?.arguments === given.length)
    return ofValues('text', given, (values) => texts.make(...values.map(String)));
  if (name === 'starts_with' && second !== undefined)
    return ofValues('checkbox', given, ([text, start]) => String(text).startsWith(String(start)));
  if (name === 'contains' && second !== undefined)
    return ofValues('checkbox', given, ([text, part]) => String(text).includes(String(part)));
  const length = PERIODS[name];
  if (length !== undefined && (first.type === 'calendar_date' || first.type === 'date'))
    return ofValues(first.type, [first], ([moment]) => truncated(String(moment), length));
  if (name === 'case' && second !== undefined) return choice(given);
  if (name === 'coalesce') return { type: first.type, evaluate: (row) => firstValue(given, row) };
  if (name === 'forgive') {
    return {
      type: first.type,
      evaluate: (row) => {
        const cell = first.evaluate(row);
        return 'error' in cell ? (second?.evaluate(row) ?? { ok: null }) : cell;
      },
    };
  }
  return null;
}

function convert(
  { type, convert: read }: { type: SoqlType; convert: (text: string) => Value },
  input: Node,
): Node {
  return {
    type,
    evaluate: (row) => {
      const cell = input.evaluate(row);
      if ('error' in cell || cell.ok === null) return cell;
      const value = read(String(cell.ok));
      if (value !== null) return { ok: value };
      const message = `Unable to convert "${cell.ok}" from ${input.type} to ${type}`;
      return { error: { message, inputs: { value: cell.ok } } };
    },
  };
}

/** Characters of a moment that stay where it is cut to its year, month or day. */
const PERIODS: Record<string, number> = { date_trunc_y: 4, date_trunc_ym: 7, date_trunc_ymd: 10 };

function truncated(moment: string, length: number): string {
  return `${moment.slice(0, length)}${'0000-01-01T00:00:00.000'.slice(length)}`;
}

const TEXTS: Record<string, { arguments: number; make: (...texts: string[]) => string }> = {
  upper: { arguments: 1, make: (text = '') => text.toUpperCase() },
  lower: { arguments: 1, make: (text = '') => text.toLowerCase() },
  trim: { arguments: 1, make: (text = '') => text.trim() },
  title_case: {
    arguments: 1,
    make: (text = '') =>
      text.toLowerCase().replace(/(?<![\p{L}\p{N}'])\p{L}/gu, (letter) => letter.toUpperCase()),
  },
  replace: { arguments: 3, make: (text = '', from = '', to = '') => text.replaceAll(from, to) },
};

/** Pairs of a condition and what it gives; the first that is true counts. */
function choice(given: readonly Node[]): Node | null {
  const pairs = given.flatMap((when, index) => {
    const then = given[index + 1];
    return index % 2 === 0 && then !== undefined ? [{ when, then }] : [];
  });
  const [pair] = pairs;
  const fits = pairs.every(({ when, then }) => when.type === 'checkbox' && then.type === pair?.then.type);
  if (pair === undefined || given.length % 2 !== 0 || !fits) return null;
  return {
    type: pair.then.type,
    evaluate: (row) => {
      for (const { when, then } of pairs) {
        const cell = when.evaluate(row);
        if ('error' in cell) return cell;
        if (cell.ok === true) return then.evaluate(row);
      }
      return { ok: null };
    },
  };
}

function firstValue(given: readonly Node[], row: ReadonlyMap<string, Value>): Cell {
  for (const node of given) {
    const cell = node.evaluate(row);
    if ('error' in cell || cell.ok !== null) return cell;
  }
  return { ok: null };
}

/** The conversion that fits all values, as the importer proposes it: text where none does. */
export function guessConversion(values: readonly Value[]): string | null {
  const texts = values.filter((value) => value !== null).map(String);
  if (texts.length === 0) return null;
  const fits = (name: string) => texts.every((text) => CONVERSIONS[name]?.convert(text) !== null);
  if (fits('to_number')) return 'to_number';
  if (texts.every((text) => /^(true|false)$/i.test(text))) return 'to_boolean';
  return fits('to_floating_timestamp') && texts.every((text) => text.length >= 8)
    ? 'to_floating_timestamp'
    : null;
}
