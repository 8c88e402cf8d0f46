import { SoqlProblem } from './refusal.ts';
import { applyFunction } from './soql-function.ts';
import { combine, compare, constant, isNull, junction, like, negate } from './soql-operator.ts';

/** Types as the read API names them. */
export type SoqlType = 'text' | 'number' | 'checkbox' | 'calendar_date' | 'date';

/** As the read API writes it: numbers and instants as text; null where nothing is there. */
export type Value = string | boolean | null;

/** What a transform made of one row. */
export type Cell = { ok: Value } | { error: { message: string; inputs: Record<string, unknown> } };

/** Values by the name of their column. */
export type SoqlRow = ReadonlyMap<string, Value>;

export interface Expression {
  type: SoqlType;
  /** Names of the columns it reads. */
  columns: string[];
  evaluate: (row: SoqlRow) => Cell;
}

const TOKEN =
  /\s*(?:`([^`]*)`|'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|(:?[A-Za-z_]\w*)|(\|\||<=|>=|<>|!=|[-+*/(),=<>]))/y;
type Token = { kind: 'column' | 'word' | 'text' | 'number' | 'sign'; value: string };

const COMPARISONS = ['=', '<>', '!=', '<', '<=', '>', '>='];

/**
 * Reads an expression: columns, literals, arithmetic, `||`, comparisons, and the functions of `soql-function.ts`. `types`
 * are the columns that it may read. A part of the language: what imports of tables and simple questions use. Throws
 * `SoqlProblem` for anything else.
 */
export function parseExpression(text: string, types: ReadonlyMap<string, SoqlType>): Expression {
  const tokens = tokenise(text);
  const columns = new Set<string>();
  let at = 0;
  const taken = (kind: Token['kind'], values: readonly string[]): string | null => {
    const token = tokens[at];
    const value = kind === 'word' ? token?.value.toLowerCase() : token?.value;
    if (token?.kind !== kind || value === undefined || !values.includes(value)) return null;
    at += 1;
    return value;
  };
  const sign = (...values: string[]): string | null => taken('sign', values);
  const word = (...values: string[]): boolean => taken('word', values) !== null;
  const expect = (value: string): void => {
    if (sign(value) === null) throw malformed(text, `expected ${value}`);
  };
  const list = (): Node[] => {
    const given: Node[] = [];
    while (sign(')') === null) {
      if (given.length > 0) expect(',');
      given.push(whole());
    }
    return given;
  };
  const binary = (next: () => Node, ...signs: string[]): Node => {
    let left = next();
    for (let found = sign(...signs); found !== null; found = sign(...signs))
      left = combine(found, left, next());
    return left;
  };
  const joined = (next: () => Node, name: 'and' | 'or'): Node => {
    let left = next();
    while (word(name)) left = junction(name, left, next());
    return left;
  };
  const product = (): Node => binary(primary, '*', '/');
  const sum = (): Node => binary(product, '+', '-');
  const chain = (): Node => binary(sum, '||');
  const comparison = (): Node => {
    const left = chain();
    const found = sign(...COMPARISONS);
    if (found !== null) return compare(found, left, chain());
    if (word('is')) {
      const isNegated = word('not');
      if (!word('null')) throw malformed(text, 'expected null');
      return isNegated ? negate(isNull(left)) : isNull(left);
    }
    const isNegated = word('not');
    const test = within(left);
    if (test === null && isNegated) throw malformed(text, 'expected like, in or between');
    return test === null ? left : isNegated ? negate(test) : test;
  };
  const within = (left: Node): Node | null => {
    if (word('like')) return like(left, chain());
    if (word('between')) {
      const low = chain();
      if (!word('and')) throw malformed(text, 'expected and');
      return junction('and', compare('>=', left, low), compare('<=', left, chain()));
    }
    if (!word('in')) return null;
    expect('(');
    const [first, ...others] = list().map((node) => compare('=', left, node));
    if (first === undefined) throw malformed(text, 'expected a value');
    return others.reduce((all, node) => junction('or', all, node), first);
  };
  const denied = (): Node => (word('not') ? negate(denied()) : comparison());
  const both = (): Node => joined(denied, 'and');
  const whole = (): Node => joined(both, 'or');
  const primary = (): Node => {
    if (sign('(') !== null) {
      const inner = whole();
      expect(')');
      return inner;
    }
    if (sign('-') !== null) return combine('-', constant('number', '0'), primary());
    const token = tokens[at];
    if (token === undefined || token.kind === 'sign') throw malformed(text, 'expected a value');
    at += 1;
    if (token.kind === 'text' || token.kind === 'number') return constant(token.kind, token.value);
    const name = token.kind === 'word' ? token.value.toLowerCase() : token.value;
    if (token.kind === 'word' && sign('(') !== null) {
      const given = list();
      const made = applyFunction(name, given);
      if (made !== null) return made;
      const what = `no such function: ${token.value} of ${given.length}`;
      throw invalid('no-such-function', text, what, { function: token.value });
    }
    if (token.kind === 'word' && (name === 'true' || name === 'false'))
      return constant('checkbox', name === 'true');
    if (token.kind === 'word' && name === 'null') return constant('text', null);
    const type = types.get(name);
    if (type === undefined)
      throw invalid('no-such-column', text, `no such column: ${token.value}`, { column: token.value });
    columns.add(name);
    return { type, evaluate: (row) => ({ ok: row.get(name) ?? null }) };
  };
  const root = whole();
  if (at < tokens.length) throw malformed(text, `unexpected ${tokens[at]?.value}`);
  return { ...root, columns: [...columns] };
}

export type Node = Omit<Expression, 'columns'> & {
  /** Written out in the expression. */
  literal?: true;
};

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(text);
    if (found === null) throw malformed(text, 'cannot be read');
    const [, column, quoted, number, word, sign] = found;
    if (column !== undefined) tokens.push({ kind: 'column', value: column });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'sign', value: sign ?? '' });
  }
  return tokens;
}

function malformed(text: string, why: string): SoqlProblem {
  return invalid('malformed', text, why, {});
}

function invalid(
  problem: SoqlProblem['problem'],
  text: string,
  why: string,
  data: Record<string, unknown>,
): SoqlProblem {
  return new SoqlProblem(problem, `Invalid transform expression: ${text}: ${why}`, {
    transform_expr: text,
    ...data,
  });
}
