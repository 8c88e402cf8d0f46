import { readTable } from './read-table.ts';
import { badRequest, Refusal } from './refusal.ts';
import { type Answer, type Call, isObject, type JsonObject, type Route } from './router.ts';
import { columnsOf } from './schema.ts';
import { parseExpression, type Value } from './soql.ts';
import { valueIn } from './soql-operator.ts';
import { editableView, updated, type View } from './view.ts';

/** Rows by the read API's own address: older clients write there, without a revision. */
export const upsertRoutes: Route[] = [
  ...['/resource/{id}.json', '/resource/{id}.csv', '/resource/{id}'].flatMap((path): Route[] => [
    { method: 'POST', path, handle: upsert },
    { method: 'PUT', path, handle: replace },
  ]),
  { method: 'DELETE', path: '/resource/{id}/{row}.json', handle: remove },
];

type Row = View['rows'][number];

function upsert(call: Call): Answer {
  const { view, records } = read(call);
  const counts = { 'Rows Updated': 0, 'Rows Deleted': 0, 'Rows Created': 0 };
  const key = view.columns.findIndex(({ isPrimaryKey }) => isPrimaryKey);
  const rows = records.map((record) => rowOf(view, record));
  for (const [index, record] of records.entries()) {
    const row = rows[index] ?? [];
    const at = key < 0 ? -1 : view.rows.findIndex((each) => sameCell(each[key], row[key]));
    const isRemoval = record[':deleted'] === true || record[':deleted'] === 'true';
    if (isRemoval && key < 0) throw badRequest('Deleting rows needs a row identifier');
    if (isRemoval && at >= 0) view.rows.splice(at, 1);
    else if (at >= 0) view.rows[at] = over(view, view.rows[at] ?? [], record, row);
    else if (!isRemoval) view.rows.push(row);
    if (isRemoval) counts['Rows Deleted'] += at < 0 ? 0 : 1;
    else counts[at < 0 ? 'Rows Created' : 'Rows Updated'] += 1;
  }
  updated(call.domain, view, 'data');
  const byKey = key < 0 ? 0 : records.length;
  return { status: 200, body: { ...counts, Errors: 0, 'By RowIdentifier': byKey, 'By SID': 0 } };
}

function remove({ domain, user, parameters: { id = '', row = '' } }: Call): Answer {
  const view = editableView(domain, user, id);
  const key = view.columns.findIndex(({ isPrimaryKey }) => isPrimaryKey);
  const at = key < 0 ? -1 : view.rows.findIndex((each) => sameCell(each[key], { ok: row }));
  if (at < 0) throw new Refusal(404, 'row.missing', 'Not found', { dataset: id, row });
  view.rows.splice(at, 1);
  updated(domain, view, 'data');
  return { status: 200, body: {} };
}

function replace(call: Call): Answer {
  const { view, records } = read(call);
  view.rows = records.map((record) => rowOf(view, record));
  updated(call.domain, view, 'data');
  const body = { 'Rows Updated': 0, 'Rows Deleted': 0, 'Rows Created': records.length, Errors: 0 };
  return { status: 200, body: { ...body, 'By RowIdentifier': 0, 'By SID': 0 } };
}

function read(call: Call): { view: View; records: JsonObject[] } {
  const view = editableView(call.domain, call.user, call.parameters.id ?? '');
  if (!view.published || view.blob !== null)
    throw new Refusal(404, 'dataset.missing', 'Not found', { dataset: view.id });
  const records = recordsIn(call);
  const names = new Set(view.columns.map(({ fieldName }) => fieldName));
  const stray = records.flatMap(Object.keys).find((name) => !names.has(name) && !name.startsWith(':'));
  if (stray !== undefined) throw badRequest(`Illegal field name sent: ${stray}`, { column: stray });
  return { view, records };
}

function recordsIn({ bytes, headers }: Call): JsonObject[] {
  if ((headers.get('content-type') ?? '').startsWith('text/csv')) {
    const table = readTable(bytes, {}, 'text/csv');
    if ('fault' in table) throw badRequest(table.fault);
    const { header, rows } = table;
    const records = rows.map((row) => header.map((name, at) => [name.trim().toLowerCase(), row[at] ?? '']));
    return records.map((record) => Object.fromEntries(record));
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw badRequest('The body is not JSON');
  }
  const records = Array.isArray(value) ? value : [value];
  if (!records.every(isObject)) throw badRequest('The body should be a list of rows');
  return records;
}

/** Values are converted as an import converts them; one that does not fit refuses the request. */
function rowOf(view: View, record: JsonObject): Row {
  return columnsOf(view).map(({ fieldName, expression }) => {
    const given = record[fieldName];
    if (given === undefined || given === null || given === '') return { ok: null };
    const node = parseExpression(expression, new Map([[fieldName, 'text']]));
    const values = new Map<string, Value>([[fieldName, String(given)]]);
    const value = valueIn(node, values);
    if (value === null) throw badRequest(`Cannot convert the value of ${fieldName}`, { column: fieldName });
    return { ok: value };
  });
}

/** A record replaces the cells that it names. */
function over(view: View, old: Row, record: JsonObject, row: Row): Row {
  return view.columns.map(({ fieldName }, at) => {
    const cell = Object.hasOwn(record, fieldName) ? row[at] : old[at];
    return cell ?? { ok: null };
  });
}

function sameCell(a: Row[number] | undefined, b: Row[number] | undefined): boolean {
  return a !== undefined && b !== undefined && 'ok' in a && 'ok' in b && a.ok !== null && a.ok === b.ok;
}
