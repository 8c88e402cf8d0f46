import { badRequest } from './refusal.ts';
import { applyFunction } from './soql-function.ts';

/** Types as the read API names them. */
export type SoqlType = 'text' | 'number' | 'checkbox' | 'calendar_date' | 'date';

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
      const made = applyFunction(token.value.toLowerCase(), given);
      if (made === null) throw invalid(text, `no such function: ${token.value} of ${given.length}`);
      return made;
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

export type Node = Omit<Expression, 'columns'>;

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

function invalid(text: string, why: string) {
  return badRequest(`Invalid transform expression: ${text}: ${why}`, { transform_expr: text });
}
