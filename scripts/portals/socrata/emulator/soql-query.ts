import { Refusal, SoqlProblem } from './refusal.ts';
import { parseExpression, type SoqlRow, type SoqlType, type Value } from './soql.ts';
import { orderOf, valueIn } from './soql-operator.ts';
import { grouped, type Item, readItem, splitList } from './soql-select.ts';
import type { View } from './view.ts';

/** What a question gives: columns, and rows in their order. */
export interface Found {
  columns: { name: string; type: SoqlType }[];
  rows: Value[][];
}

const CLAUSES = ['$select', '$where', '$group', '$having', '$order', '$limit', '$offset', '$q', '$query'];
/** What says nothing about rows. */
const OTHERS = ['$$app_token', '$$exclude_system_fields', '$$version', 'accessType'];
const LIMIT = 1000;
const QUERY =
  /^\s*select\s+([\s\S]+?)(?:\s+where\s+([\s\S]+?))?(?:\s+group\s+by\s+([\s\S]+?))?(?:\s+having\s+([\s\S]+?))?(?:\s+order\s+by\s+([\s\S]+?))?(?:\s+limit\s+(\d+))?(?:\s+offset\s+(\d+))?\s*$/i;

/** Answers a question to the read API about what is published: the clauses of SoQL, and `?column=value`. */
export function ask(view: View, query: URLSearchParams): Found {
  try {
    return answer(view, clausesOf(query));
  } catch (error) {
    if (!(error instanceof SoqlProblem)) throw error;
    const code = error.problem === 'malformed' ? 'query.compiler.malformed' : `query.soql.${error.problem}`;
    const message = error.message.replace(/^Invalid transform expression: /, '');
    throw new Refusal(400, code, `Query coordinator error: ${code}; ${message}`, error.data);
  }
}

function answer(view: View, clauses: Map<string, string>): Found {
  const types = new Map<string, SoqlType>(
    view.columns.map(({ fieldName, dataTypeName }) => [fieldName, dataTypeName]),
  );
  const names = [...types.keys()];
  types.set(':id', 'text');
  let rows = rowsOf(view);
  const words = (clauses.get('$q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0)
    rows = rows.filter((row) =>
      holds(
        names.map((name) => row.get(name) ?? null),
        words,
      ),
    );
  for (const [name, value] of clauses) {
    if (!name.startsWith('$')) rows = keep(rows, `\`${name}\` = '${value.replaceAll("'", "''")}'`, types);
  }
  const where = clauses.get('$where');
  if (where !== undefined) rows = keep(rows, where, types);
  const items = splitList(clauses.get('$select') ?? '*').flatMap((text) => readItem(text, types, names));
  const groups = splitList(clauses.get('$group') ?? '').map((text) => {
    const named = items.find(({ name, aggregate }) => name === text && aggregate === undefined);
    return named?.node ?? parseExpression(text, types);
  });
  if (groups.length > 0 || items.some(({ aggregate }) => aggregate !== undefined)) {
    rows = grouped(rows, items, groups);
    for (const item of items) asColumn(item, types);
  }
  const having = clauses.get('$having');
  if (having !== undefined) rows = keep(rows, having, types);
  rows = ordered(rows, clauses.get('$order'), new Map([...types, ...aliases(items)]), items);
  const offset = whole(clauses.get('$offset') ?? '0', '$offset');
  const shown = rows.slice(offset, offset + whole(clauses.get('$limit') ?? String(LIMIT), '$limit'));
  return {
    columns: items.map(({ name, node }) => ({ name, type: node.type })),
    rows: shown.map((row) => items.map(({ node }) => valueIn(node, row))),
  };
}

function clausesOf(query: URLSearchParams): Map<string, string> {
  const clauses = new Map([...query].filter(([name]) => !OTHERS.includes(name)));
  const unknown = [...clauses.keys()].find((name) => name.startsWith('$') && !CLAUSES.includes(name));
  if (unknown !== undefined) throw new SoqlProblem('malformed', `Unrecognized arguments [${unknown}]`, {});
  const text = clauses.get('$query');
  if (text === undefined) return clauses;
  if (clauses.size > 1)
    throw new SoqlProblem('malformed', 'If $query is given, no other parameter may be given', {});
  const found = QUERY.exec(text);
  if (found === null) throw new SoqlProblem('malformed', `${text}: expected select …`, {});
  const names = ['$select', '$where', '$group', '$having', '$order', '$limit', '$offset'];
  return new Map(
    names.flatMap((name, index): [string, string][] => {
      const clause = found[index + 1];
      return clause === undefined ? [] : [[name, clause]];
    }),
  );
}

function rowsOf({ columns, rows }: View): SoqlRow[] {
  return rows.map((row, index) => {
    const cells = columns.map(({ fieldName }, at): [string, Value] => {
      const cell = row[at];
      return [fieldName, cell !== undefined && 'ok' in cell ? cell.ok : null];
    });
    return new Map<string, Value>([...cells, [':id', `row-${String(index).padStart(9, '0')}`]]);
  });
}

function keep(rows: SoqlRow[], text: string, types: ReadonlyMap<string, SoqlType>): SoqlRow[] {
  const condition = parseExpression(text, types);
  if (condition.type !== 'checkbox')
    throw new SoqlProblem('type-mismatch', `${text}: expected a condition, found ${condition.type}`, {});
  return rows.filter((row) => valueIn(condition, row) === true);
}

function holds(values: Value[], words: string[]): boolean {
  const text = values
    .filter((value) => typeof value === 'string')
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function ordered(
  rows: SoqlRow[],
  order: string | undefined,
  types: ReadonlyMap<string, SoqlType>,
  items: readonly Item[],
): SoqlRow[] {
  const keys = splitList(order ?? '').map((text) => {
    const [, what = '', direction = 'asc'] = /^([\s\S]+?)(?:\s+(asc|desc))?$/i.exec(text) ?? [];
    const item = items.find(({ name }) => name === what);
    return { node: item?.node ?? parseExpression(what, types), sign: /desc/i.test(direction) ? -1 : 1 };
  });
  return rows.toSorted((a, b) => {
    for (const { node, sign } of keys) {
      const by = orderOf(valueIn(node, a), valueIn(node, b), node.type);
      if (by !== 0) return sign * by;
    }
    return 0;
  });
}

function aliases(items: readonly Item[]): [string, SoqlType][] {
  return items.map(({ name, node }) => [name, node.type]);
}

function asColumn(item: Item, types: Map<string, SoqlType>): void {
  const { name, node } = item;
  types.set(name, node.type);
  item.node = { type: node.type, evaluate: (row) => ({ ok: row.get(name) ?? null }) };
}

function whole(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new SoqlProblem('malformed', `${name} should be a whole number`, {});
  return Number(text);
}
