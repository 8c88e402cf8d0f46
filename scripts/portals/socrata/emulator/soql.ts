import { badRequest } from './refusal.ts';

/** Types as the read API names them. */
export type SoqlType = 'text' | 'number' | 'checkbox' | 'calendar_date' | 'fixed_timestamp' | 'point';

/** As the read API writes it: numbers and instants as text; null where nothing is there. */
export type Value = string | boolean | null;

/** What a transform made of one row. */
export type Cell = { ok: Value } | { error: { message: string; inputs: Record<string, unknown> } };

export interface Expression {
  type: SoqlType;
  /** Names of the columns it reads. */
  columns: string[];
  evaluate: (row: ReadonlyMap<string, Value>) => Cell;
}

const TOKEN = /\s*(?:`([^`]*)`|'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\|\||[-+*/(),]))/y;
type Token = { kind: 'column' | 'word' | 'text' | 'number'; value: string } | { kind: 'sign'; value: string };

/**
 * Reads a transform expression: columns, literals, arithmetic, `||`, and the conversions. `types` are the columns that it
 * may read. A part of the language: what imports of tables use. Throws a refusal for anything else.
 */
export function parseExpression(text: string, types: ReadonlyMap<string, SoqlType>): Expression {
  const tokens = tokenise(text);
  const columns = new Set<string>();
  let at = 0;
  const sign = (...values: string[]): string | null => {
    const token = tokens[at];
    if (token?.kind !== 'sign' || !values.includes(token.value)) return null;
    at += 1;
    return token.value;
  };
  const expect = (value: string): void => {
    if (sign(value) === null) throw invalid(text, `expected ${value}`);
  };
  const binary = (next: () => Node, ...signs: string[]): Node => {
    let left = next();
    for (let found = sign(...signs); found !== null; found = sign(...signs))
      left = combine(found, left, next());
    return left;
  };
  const product = (): Node => binary(primary, '*', '/');
  const sum = (): Node => binary(product, '+', '-');
  const whole = (): Node => binary(sum, '||');
  const primary = (): Node => {
    if (sign('(') !== null) {
      const inner = whole();
      expect(')');
      return inner;
    }
    const token = tokens[at];
    if (token === undefined || token.kind === 'sign') throw invalid(text, 'expected a value');
    at += 1;
    if (token.kind === 'text') return constant('text', token.value);
    if (token.kind === 'number') return constant('number', token.value);
    if (token.kind === 'word' && sign('(') !== null) {
      const given: Node[] = [];
      while (sign(')') === null) {
        if (given.length > 0) expect(',');
        given.push(whole());
      }
      return applyFunction(token.value, given, text);
    }
    const type = types.get(token.value);
    if (type === undefined) throw invalid(text, `no such column: ${token.value}`);
    columns.add(token.value);
    return { type, evaluate: (row) => ({ ok: row.get(token.value) ?? null }) };
  };
  const root = whole();
  if (at < tokens.length) throw invalid(text, `unexpected ${tokens[at]?.value}`);
  return { ...root, columns: [...columns] };
}

type Node = Omit<Expression, 'columns'>;

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(text);
    if (found === null) throw invalid(text, 'cannot be read');
    const [, column, quoted, number, word, sign] = found;
    if (column !== undefined) tokens.push({ kind: 'column', value: column });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'sign', value: sign ?? '' });
  }
  return tokens;
}

function constant(type: SoqlType, value: string): Node {
  return { type, evaluate: () => ({ ok: value }) };
}

function combine(sign: string, left: Node, right: Node): Node {
  const join = sign === '||';
  if (!join && (left.type !== 'number' || right.type !== 'number'))
    throw badRequest(`No such function: ${sign}(${left.type}, ${right.type})`, { type: 'type_mismatch' });
  return {
    type: join ? 'text' : 'number',
    evaluate: (row) => {
      const [a, b] = [left.evaluate(row), right.evaluate(row)];
      if ('error' in a) return a;
      if ('error' in b) return b;
      if (a.ok === null || b.ok === null) return { ok: null };
      return { ok: join ? `${a.ok}${b.ok}` : String(calculate(sign, Number(a.ok), Number(b.ok))) };
    },
  };
}

function calculate(sign: string, a: number, b: number): number {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  return sign === '*' ? a * b : a / b;
}

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
  to_floating_timestamp: { type: 'calendar_date', convert: (text) => instant(text, false) },
  to_fixed_timestamp: { type: 'fixed_timestamp', convert: (text) => instant(text, true) },
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

function applyFunction(name: string, given: Node[], text: string): Node {
  const conversion = CONVERSIONS[name.toLowerCase()];
  const [input] = given;
  if (conversion === undefined || input === undefined || given.length !== 1)
    throw invalid(text, `no such function: ${name}`);
  return {
    type: conversion.type,
    evaluate: (row) => {
      const cell = input.evaluate(row);
      if ('error' in cell || cell.ok === null) return cell;
      const value = conversion.convert(String(cell.ok));
      return value === null
        ? {
            error: {
              message: `Unable to convert "${cell.ok}" from ${input.type} to ${conversion.type}`,
              inputs: { value: cell.ok },
            },
          }
        : { ok: value };
    },
  };
}

function invalid(text: string, why: string) {
  return badRequest(`Invalid transform expression: ${text}: ${why}`, { transform_expr: text });
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
