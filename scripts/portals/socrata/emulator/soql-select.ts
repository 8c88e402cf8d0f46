import { SoqlProblem } from './refusal.ts';
import {
  type Expression,
  type Node,
  parseExpression,
  type SoqlRow,
  type SoqlType,
  type Value,
} from './soql.ts';
import { orderOf, valueIn } from './soql-operator.ts';

/** One column of an answer. */
export interface Item {
  name: string;
  /** What it says of one row, or reads for its aggregate. */
  node: Node;
  aggregate?: (values: Value[]) => Value;
}

const AGGREGATE = /^(count|sum|avg|min|max)\s*\(\s*(distinct\s+)?([\s\S]+)\)$/i;

/** An item of `$select`: `*`, an expression, or an aggregate of one, each with a name or without. */
export function readItem(
  text: string,
  types: ReadonlyMap<string, SoqlType>,
  names: readonly string[],
): Item[] {
  if (text === '*') return names.map((name) => ({ name, node: parseExpression(`\`${name}\``, types) }));
  const [, what = '', alias] = /^([\s\S]+?)(?:\s+as\s+`?(\w+)`?)?$/i.exec(text) ?? [];
  const [, kind = '', distinct, inner = ''] = AGGREGATE.exec(what) ?? [];
  if (kind === '') {
    const node = parseExpression(what, types);
    return [{ name: alias ?? plainName(what), node }];
  }
  const word = kind.toLowerCase();
  const isAll = inner.trim() === '*';
  if (isAll && word !== 'count')
    throw new SoqlProblem('no-such-function', `No such function: ${word}(*)`, {});
  const of: Node = isAll ? { type: 'number', evaluate: () => ({ ok: '1' }) } : parseExpression(inner, types);
  if ((word === 'sum' || word === 'avg') && of.type !== 'number')
    throw new SoqlProblem('type-mismatch', `Type mismatch for ${word}, is ${of.type}`, {});
  const type = word === 'min' || word === 'max' ? of.type : 'number';
  const name = alias ?? (isAll ? 'count' : plainName(`${word} ${inner}`));
  const aggregate = (values: Value[]): Value => {
    const there = values.filter((value) => value !== null);
    return aggregated(word, distinct === undefined ? there : [...new Set(there)], of.type);
  };
  return [{ name, node: { ...of, type }, aggregate }];
}

function aggregated(word: string, values: Exclude<Value, null>[], type: SoqlType): Value {
  if (word === 'count') return String(values.length);
  if (values.length === 0) return null;
  if (word === 'min' || word === 'max') {
    const sorted = values.toSorted((a, b) => orderOf(a, b, type));
    return (word === 'min' ? sorted.at(0) : sorted.at(-1)) ?? null;
  }
  const sum = values.reduce((total, value) => total + Number(value), 0);
  return String(word === 'sum' ? sum : sum / values.length);
}

/** One row for each group, under the names of the items; all rows are one group where none is named. */
export function grouped(
  rows: readonly SoqlRow[],
  items: readonly Item[],
  groups: readonly Node[],
): SoqlRow[] {
  const keys = new Set(groups.flatMap(columnsOf));
  for (const { name, node, aggregate } of items) {
    const read = columnsOf(node);
    const stray = aggregate === undefined ? read.find((column) => !keys.has(column)) : undefined;
    if (stray !== undefined)
      throw new SoqlProblem('malformed', `Column not in group bys: ${stray} (as ${name})`, { column: stray });
  }
  const found = new Map<string, SoqlRow[]>(groups.length === 0 ? [['', []]] : []);
  for (const row of rows) {
    const key = groups.length === 0 ? '' : JSON.stringify(groups.map((group) => valueIn(group, row)));
    const members = found.get(key) ?? [];
    members.push(row);
    found.set(key, members);
  }
  return [...found.values()].map((members) => {
    const first: SoqlRow = members[0] ?? new Map();
    return new Map(
      items.map(({ name, node, aggregate }): [string, Value] => {
        if (aggregate === undefined) return [name, valueIn(node, first)];
        return [name, aggregate(members.map((row) => valueIn(node, row)))];
      }),
    );
  });
}

function columnsOf(node: Node | Expression): string[] {
  return 'columns' in node ? node.columns : [];
}

/** At the commas outside brackets and quotes. */
export function splitList(text: string): string[] {
  const parts = [''];
  let [depth, isQuoted] = [0, false];
  for (const sign of text) {
    if (sign === "'") isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '(' || sign === ')')) depth += sign === '(' ? 1 : -1;
    if (sign === ',' && depth === 0 && !isQuoted) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function plainName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
