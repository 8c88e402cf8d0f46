import { SoqlProblem } from './refusal.ts';
import type { Cell, Node, SoqlRow, SoqlType, Value } from './soql.ts';
import { applyFunction, CONVERSION_TO } from './soql-function.ts';

export function constant(type: SoqlType, value: Value): Node {
  return { type, literal: true, evaluate: () => ({ ok: value }) };
}

/** Arithmetic and `||`: null where one side is. */
export function combine(sign: string, left: Node, right: Node): Node {
  const join = sign === '||';
  if (!join && (left.type !== 'number' || right.type !== 'number')) throw noSuch(sign, left, right);
  return ofValues(join ? 'text' : 'number', [left, right], ([a, b]) =>
    join ? `${a}${b}` : String(calculate(sign, Number(a), Number(b))),
  );
}

export function compare(sign: string, given: Node, other: Node): Node {
  const [left, right] = likened(sign, given, other);
  return ofValues('checkbox', [left, right], ([a, b]) => {
    const order = orderOf(a ?? null, b ?? null, left.type);
    if (sign === '=') return order === 0;
    if (sign === '<>' || sign === '!=') return order !== 0;
    if (sign.startsWith('<')) return order < 0 || (order === 0 && sign === '<=');
    return order > 0 || (order === 0 && sign === '>=');
  });
}

/** Of three values, as in SQL: null is neither. */
export function junction(word: 'and' | 'or', left: Node, right: Node): Node {
  if (left.type !== 'checkbox' || right.type !== 'checkbox') throw noSuch(`#${word}`, left, right);
  const settles = word === 'or';
  return {
    type: 'checkbox',
    evaluate: (row) => {
      const cells = [left.evaluate(row), right.evaluate(row)];
      const failed = cells.find((cell) => 'error' in cell);
      if (failed !== undefined) return failed;
      const values = cells.map((cell) => ('ok' in cell ? cell.ok : null));
      return { ok: values.includes(settles) ? settles : values.includes(null) ? null : !settles };
    },
  };
}

export function negate(node: Node): Node {
  if (node.type !== 'checkbox') throw noSuch('#not', node);
  return ofValues('checkbox', [node], ([value]) => value !== true);
}

export function isNull(node: Node): Node {
  return {
    type: 'checkbox',
    evaluate: (row) => {
      const cell = node.evaluate(row);
      return 'error' in cell ? cell : { ok: cell.ok === null };
    },
  };
}

export function like(left: Node, right: Node): Node {
  if (left.type !== 'text' || right.type !== 'text') throw noSuch('#like', left, right);
  return ofValues('checkbox', [left, right], ([text, pattern]) => {
    const parts = String(pattern).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return new RegExp(`^${parts.replaceAll('%', '[\\s\\S]*').replaceAll('_', '[\\s\\S]')}$`).test(
      String(text),
    );
  });
}

/** A node of what the others are, where none of them is null. */
export function ofValues(type: SoqlType, given: readonly Node[], make: (values: Value[]) => Value): Node {
  return {
    type,
    evaluate: (row) => {
      const cells = given.map((node) => node.evaluate(row));
      const failed = cells.find((cell): cell is Extract<Cell, { error: unknown }> => 'error' in cell);
      if (failed !== undefined) return failed;
      const values = cells.map((cell) => ('ok' in cell ? cell.ok : null));
      return { ok: values.includes(null) ? null : make(values) };
    },
  };
}

export function valueIn(node: Node, row: SoqlRow): Value {
  const cell = node.evaluate(row);
  return 'ok' in cell ? cell.ok : null;
}

/** Nulls last. */
export function orderOf(a: Value, b: Value, type: SoqlType): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (type === 'number') return Number(a) - Number(b);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A text that is written out counts as what it is compared with. */
function likened(sign: string, left: Node, right: Node): [Node, Node] {
  if (left.type === right.type) return [left, right];
  if (right.literal && right.type === 'text') return [left, asType(sign, right, left)];
  if (left.literal && left.type === 'text') return [asType(sign, left, right), right];
  throw noSuch(sign, left, right);
}

function asType(sign: string, literal: Node, other: Node): Node {
  const name = CONVERSION_TO[other.type];
  const converted = name === undefined ? null : applyFunction(name, [literal]);
  if (converted === null || 'error' in converted.evaluate(new Map())) throw noSuch(sign, other, literal);
  return converted;
}

function noSuch(sign: string, ...nodes: Node[]): SoqlProblem {
  const types = nodes.map(({ type }) => type);
  const message = `Type mismatch for op$${sign}, is ${types.at(-1)}: no such function: ${sign}(${types.join(', ')})`;
  return new SoqlProblem('type-mismatch', message, { type: 'type_mismatch' });
}

function calculate(sign: string, a: number, b: number): number {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  return sign === '*' ? a * b : a / b;
}
