import { type Domain, nextId, timestamp, type User } from './domain.ts';
import { fieldNames } from './read-table.ts';
import { badRequest, notFound } from './refusal.ts';
import { revisionTakesSchema } from './revision.ts';
import { type Answer, type Call, type JsonObject, jsonBody, objectOf, type Route, textOf } from './router.ts';
import {
  type Cell,
  type Expression,
  guessConversion,
  parseExpression,
  type SoqlType,
  type Value,
} from './soql.ts';
import { findSource, type Source } from './source.ts';
import { creator, requirePublisher, type View } from './view.ts';

/** Columns as they came, with the rows. */
export interface InputSchema {
  id: number;
  createdAt: string;
  columns: { id: number; fieldName: string; type: SoqlType; guess: string | null }[];
  rows: Value[][];
  uneven: number;
  outputs: OutputSchema[];
}

/** Columns as they are to be, each made by a transform. */
export interface OutputSchema {
  id: number;
  inputId: number;
  createdAt: string;
  createdBy: User;
  columns: OutputColumn[];
  sortBys: unknown[];
  /** How often it is looked at before it is done. */
  looks: number;
  completedAt: string | null;
  /** By row, then column. */
  cells: Cell[][];
}

export interface OutputColumn {
  id: number;
  transformId: number;
  fieldName: string;
  displayName: string;
  description: string;
  position: number;
  isPrimaryKey: boolean;
  format: JsonObject;
  initial: number | null;
  expression: string;
  compiled: Expression;
}

type Origin =
  | { kind: 'file'; header: string[]; rows: string[][]; uneven: number }
  | { kind: 'view'; view: View };

const SCHEMA = '/api/publishing/v1/source/{source}/schema/{schema}';

export const schemaRoutes: Route[] = [
  { method: 'GET', path: SCHEMA, handle: show },
  { method: 'POST', path: SCHEMA, handle: transform },
  { method: 'GET', path: `${SCHEMA}/output/latest`, handle: (call) => showOutput(call, latest(call)) },
  { method: 'GET', path: `${SCHEMA}/output/{output}`, handle: (call) => showOutput(call, find(call)) },
  { method: 'GET', path: `${SCHEMA}/rows/{output}`, handle: (call) => rows(call, () => true) },
  { method: 'GET', path: `${SCHEMA}/errors/{output}`, handle: errors },
  {
    method: 'GET',
    path: '/api/publishing/v1/source/{source}/transform/{transform}/validate_row_id',
    handle: validateRowId,
  },
];

export function SCHEMA_LINKS(source: number): JsonObject {
  const show = `/api/publishing/v1/source/${source}/schema/{input_schema_id}`;
  return {
    show,
    transform: show,
    latest_output: `${show}/output/latest`,
    output_schema_links: {
      show: `${show}/output/{output_schema_id}`,
      rows: `${show}/rows/{output_schema_id}`,
      schema_errors: `${show}/errors/{output_schema_id}`,
      validate_row_id: `/api/publishing/v1/source/${source}/transform/{transform_id}/validate_row_id`,
      build_config: '/api/publishing/v1/config/build_from/{output_schema_id}',
    },
  };
}

/** What was read, and the first proposal of what to make of it. */
export function addInputSchema(domain: Domain, source: Source, origin: Origin): void {
  const input = origin.kind === 'file' ? fromFile(domain, origin) : fromView(domain, origin.view);
  source.schemas.push(input);
  const view = origin.kind === 'view' ? origin.view : null;
  const columns = input.columns.map(({ fieldName, guess }, index): JsonObject => {
    const column = view?.columns[index];
    return {
      field_name: fieldName,
      display_name: column?.name ?? (origin.kind === 'file' ? origin.header[index] : fieldName),
      description: column?.description ?? '',
      position: index + 1,
      is_primary_key: column?.isPrimaryKey ?? false,
      transform: { transform_expr: guess === null ? `\`${fieldName}\`` : `${guess}(\`${fieldName}\`)` },
    };
  });
  addOutput(domain, source, input, source.createdBy, { output_columns: columns, sort_bys: [] });
}

function fromFile(domain: Domain, { header, rows, uneven }: Extract<Origin, { kind: 'file' }>): InputSchema {
  const values = rows.map((row) =>
    header.map((_, index) => (row[index] === '' ? null : (row[index] ?? null))),
  );
  const columns = fieldNames(header).map((fieldName, index) => {
    const guess = guessConversion(values.map((row) => row[index] ?? null));
    return { id: nextId(domain), fieldName, type: 'text' as const, guess };
  });
  return { id: nextId(domain), createdAt: timestamp(domain), columns, rows: values, uneven, outputs: [] };
}

function fromView(domain: Domain, view: View): InputSchema {
  const columns = view.columns.map(({ fieldName, dataTypeName: type }) => ({
    id: nextId(domain),
    fieldName,
    type,
    guess: null,
  }));
  const rows = view.rows.map((row) => row.map((cell) => ('ok' in cell ? cell.ok : null)));
  return { id: nextId(domain), createdAt: timestamp(domain), columns, rows, uneven: 0, outputs: [] };
}

function addOutput(
  domain: Domain,
  source: Source,
  input: InputSchema,
  user: User,
  body: JsonObject,
): OutputSchema {
  const given = Array.isArray(body.output_columns) ? body.output_columns.map(objectOf) : null;
  if (given === null || given.length === 0) throw badRequest('output_columns should be a list of columns');
  const types = new Map(input.columns.map(({ fieldName, type }) => [fieldName, type]));
  const columns = given.map((column, index) => outputColumn(domain, column, index, types));
  const names = columns.map(({ fieldName }) => fieldName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw badRequest(`The field name ${twice} stands twice`);
  const output: OutputSchema = {
    id: nextId(domain),
    inputId: input.id,
    createdAt: timestamp(domain),
    createdBy: user,
    columns,
    sortBys: Array.isArray(body.sort_bys) ? body.sort_bys : [],
    looks: domain.settings.looks,
    completedAt: null,
    cells: [],
  };
  input.outputs.push(output);
  if (output.looks === 0) finish(domain, input, output);
  revisionTakesSchema(domain, source, output);
  return output;
}

function outputColumn(
  domain: Domain,
  column: JsonObject,
  index: number,
  types: ReadonlyMap<string, SoqlType>,
): OutputColumn {
  const fieldName = textOf(column.field_name);
  if (!/^[a-z_][a-z0-9_]*$/.test(fieldName))
    throw badRequest(`${JSON.stringify(column.field_name)} is not a field name`, { field: 'field_name' });
  const displayName = textOf(column.display_name);
  if (displayName === '') throw badRequest(`The column ${fieldName} has no display_name`);
  if (typeof column.position !== 'number') throw badRequest(`The column ${fieldName} has no position`);
  const expression = textOf(objectOf(column.transform).transform_expr);
  return {
    id: nextId(domain),
    transformId: nextId(domain),
    fieldName,
    displayName,
    description: textOf(column.description),
    position: index + 1,
    isPrimaryKey: column.is_primary_key === true,
    format: objectOf(column.format),
    initial: typeof column.initial_output_column_id === 'number' ? column.initial_output_column_id : null,
    expression,
    compiled: parseExpression(expression, types),
  };
}

/** Runs all transforms over all rows. */
function finish(domain: Domain, input: InputSchema, output: OutputSchema): void {
  output.looks = 0;
  output.completedAt = timestamp(domain);
  output.cells = input.rows.map((row) => {
    const values = new Map(input.columns.map(({ fieldName }, index) => [fieldName, row[index] ?? null]));
    return output.columns.map(({ compiled }) => compiled.evaluate(values));
  });
}

export function findInput({ schemas }: Source, id: string | number | undefined): InputSchema {
  const input = schemas.find((schema) => schema.id === Number(id));
  if (input === undefined) throw notFound(`schema with id ${id}`);
  return input;
}

/** The finished schema with its rows: applying waits for it. */
export function settledOutput(domain: Domain, id: number): { source: Source; output: OutputSchema } | null {
  for (const source of domain.sources.values()) {
    for (const input of source.schemas) {
      const output = input.outputs.find((schema) => schema.id === id);
      if (output === undefined) continue;
      if (output.completedAt === null) finish(domain, input, output);
      return { source, output };
    }
  }
  return null;
}

function show({ domain, user, parameters }: Call): Answer {
  requirePublisher(user);
  const source = findSource(domain, parameters.source);
  const input = findInput(source, parameters.schema);
  const links = JSON.parse(
    JSON.stringify(SCHEMA_LINKS(source.id)).replaceAll('{input_schema_id}', String(input.id)),
  );
  return { status: 200, body: { resource: presentInputSchema(input), links } };
}

function transform(call: Call): Answer {
  const user = requirePublisher(call.user);
  const source = findSource(call.domain, call.parameters.source);
  const input = findInput(source, call.parameters.schema);
  const output = addOutput(call.domain, source, input, user, jsonBody(call));
  return { status: 201, body: present(source, input, output) };
}

function latest({ domain, parameters }: Call): OutputSchema {
  const output = findInput(findSource(domain, parameters.source), parameters.schema).outputs.at(-1);
  if (output === undefined) throw notFound('output schema');
  return output;
}

function find({ domain, parameters }: Call): OutputSchema {
  const { outputs } = findInput(findSource(domain, parameters.source), parameters.schema);
  const output = outputs.find(({ id }) => id === Number(parameters.output));
  if (output === undefined) throw notFound(`output schema with id ${parameters.output}`);
  return output;
}

function showOutput({ domain, user, parameters }: Call, output: OutputSchema): Answer {
  requirePublisher(user);
  const source = findSource(domain, parameters.source);
  const input = findInput(source, parameters.schema);
  if (output.completedAt === null) {
    output.looks -= 1;
    if (output.looks <= 0) finish(domain, input, output);
  }
  return { status: 200, body: present(source, input, output) };
}

/** The first line tells the columns, each other one row. */
function rows(call: Call, wanted: (row: Cell[]) => boolean): Answer {
  requirePublisher(call.user);
  const output = settledOutput(call.domain, find(call).id)?.output ?? find(call);
  const offset = Number(call.query.get('offset') ?? 0);
  const limit = Number(call.query.get('limit') ?? 500);
  const found = output.cells
    .map((row, index) => ({ row, offset: index, error: null }))
    .filter(({ row }) => wanted(row))
    .slice(offset, offset + limit);
  return { status: 200, body: [{ output_columns: output.columns.map(presentColumn) }, ...found] };
}

function errors(call: Call): Answer {
  const failed = (row: Cell[]): boolean => row.some((cell) => 'error' in cell);
  if (!(call.headers.get('accept') ?? '').includes('text/csv')) return rows(call, failed);
  requirePublisher(call.user);
  const output = settledOutput(call.domain, find(call).id)?.output ?? find(call);
  const lines = output.cells
    .filter(failed)
    .map((row) =>
      row.map((cell) => quote('error' in cell ? cell.error.message : String(cell.ok ?? ''))).join(','),
    );
  const header = output.columns.map(({ fieldName }) => fieldName).join(',');
  return {
    status: 200,
    raw: { type: 'text/csv; charset=utf-8', content: `${[header, ...lines].join('\n')}\n` },
  };
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function validateRowId({ domain, user, parameters }: Call): Answer {
  requirePublisher(user);
  const source = findSource(domain, parameters.source);
  const id = Number(parameters.transform);
  const all = source.schemas.flatMap(({ outputs }) => outputs);
  const known = all.find(({ columns }) => columns.some(({ transformId }) => transformId === id));
  const output = known && settledOutput(domain, known.id)?.output;
  if (output === undefined) throw notFound(`transform with id ${id}`);
  const at = output.columns.findIndex(({ transformId }) => transformId === id);
  const values = output.cells.map((row) => JSON.stringify(row[at]));
  return { status: 200, body: { valid: new Set(values).size === values.length } };
}

function present(source: Source, input: InputSchema, output: OutputSchema): JsonObject {
  const links = SCHEMA_LINKS(source.id).output_schema_links;
  const filled = JSON.stringify(links)
    .replaceAll('{input_schema_id}', String(input.id))
    .replaceAll('{output_schema_id}', String(output.id));
  return { resource: presentOutput(input, output), links: JSON.parse(filled) };
}

export function presentInputSchema(input: InputSchema): JsonObject {
  return {
    id: input.id,
    name: null,
    created_at: input.createdAt,
    total_rows: input.rows.length,
    num_row_errors: input.uneven,
    input_columns: input.columns.map(({ id, fieldName, type }, index) => ({
      id,
      input_schema_id: input.id,
      field_name: fieldName,
      position: index,
      soql_type: type,
      semantic_type: null,
    })),
    output_schemas: input.outputs.map((output) => presentOutput(input, output)),
  };
}

function presentOutput(input: InputSchema, output: OutputSchema): JsonObject {
  const done = output.completedAt;
  return {
    id: output.id,
    input_schema_id: output.inputId,
    created_at: output.createdAt,
    created_by: creator(output.createdBy),
    total_rows: done === null ? null : input.rows.length,
    error_count: output.cells.flat().filter((cell) => 'error' in cell).length,
    finished_at: done,
    completed_at: done,
    sort_bys: output.sortBys,
    output_columns: output.columns.map((column, index) => ({
      ...presentColumn(column),
      transform: {
        id: column.transformId,
        transform_expr: column.expression,
        output_soql_type: column.compiled.type,
        transform_input_columns: column.compiled.columns.map((name) => ({
          input_column_id: input.columns.find(({ fieldName }) => fieldName === name)?.id ?? null,
        })),
        error_count:
          done === null ? null : output.cells.filter((row) => 'error' in (row[index] ?? {})).length,
        finished_at: done,
        completed_at: done,
        failed_at: null,
        failure_details: null,
        attempts: 0,
      },
    })),
  };
}

function presentColumn(column: OutputColumn): JsonObject {
  return {
    id: column.id,
    field_name: column.fieldName,
    display_name: column.displayName,
    description: column.description,
    position: column.position,
    is_primary_key: column.isPrimaryKey,
    format: column.format,
    initial_output_column_id: column.initial ?? column.id,
  };
}
