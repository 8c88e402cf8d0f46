import type { Cell, Node, SoqlType, Value } from './soql.ts';

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

function instant(text: string, zoned: boolean): string | null {
  const found = INSTANT.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = ''] = found;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const offset = zone === '' || zone === 'Z' ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const moment = new Date(zoned ? `${local}${offset}` : `${local}Z`);
  if (Number.isNaN(moment.getTime()) || (!zoned && moment.toISOString().slice(8, 10) !== day)) return null;
  return zoned ? moment.toISOString() : local;
}

/** What a function makes of its arguments; null where there is none of that name for them. */
export function applyFunction(name: string, given: readonly Node[]): Node | null {
  const [first, second, third] = given;
  if (first === undefined) return null;
  const conversion = CONVERSIONS[name];
  if (conversion !== undefined) return given.length === 1 ? convert(conversion, first) : null;
  if (name === 'upper' && given.length === 1) return ofText(given, ([text = '']) => text.toUpperCase());
  if (name === 'lower' && given.length === 1) return ofText(given, ([text = '']) => text.toLowerCase());
  if (name === 'replace' && third !== undefined)
    return ofText(given, ([text = '', from = '', to = '']) => text.replaceAll(from, to));
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

function ofText(given: readonly Node[], make: (texts: string[]) => string): Node {
  return {
    type: 'text',
    evaluate: (row) => {
      const cells = given.map((node) => node.evaluate(row));
      const failed = cells.find((cell) => 'error' in cell);
      if (failed !== undefined) return failed;
      const texts = cells.map((cell) => ('ok' in cell ? cell.ok : null));
      return { ok: texts.includes(null) ? null : make(texts.map(String)) };
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
