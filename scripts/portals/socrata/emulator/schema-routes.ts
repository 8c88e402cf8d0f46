import { presentColumn, presentInputSchema, presentOutputSchema, schemaLinks } from './present-schema.ts';
import { notFound } from './refusal.ts';
import { type Answer, type Call, jsonBody, type Route } from './router.ts';
import { addOutput, findInput, lookAtOutput, type OutputSchema, settledOutput } from './schema.ts';
import type { Cell } from './soql.ts';
import { findSource } from './source.ts';
import { requirePublisher } from './view.ts';

const SCHEMA = '/api/publishing/v1/source/{source}/schema/{schema}';

export const schemaRoutes: Route[] = [
  { method: 'GET', path: SCHEMA, handle: show },
  { method: 'POST', path: SCHEMA, handle: transform },
  { method: 'GET', path: `${SCHEMA}/output/latest`, handle: (call) => showOutput(call, latest(call)) },
  { method: 'GET', path: `${SCHEMA}/output/{output}`, handle: (call) => showOutput(call, find(call)) },
  { method: 'GET', path: `${SCHEMA}/rows/{output}`, handle: (call) => rows(call, () => true) },
  { method: 'GET', path: `${SCHEMA}/errors`, handle: rowErrors },
  { method: 'GET', path: `${SCHEMA}/errors/{output}`, handle: errors },
  {
    method: 'GET',
    path: '/api/publishing/v1/source/{source}/transform/{transform}/validate_row_id',
    handle: validateRowId,
  },
];

function show({ domain, user, parameters }: Call): Answer {
  requirePublisher(user);
  const source = findSource(domain, parameters.source);
  const input = findInput(source, parameters.schema);
  const links = JSON.parse(
    JSON.stringify(schemaLinks(source.id)).replaceAll('{input_schema_id}', String(input.id)),
  );
  return { status: 200, body: { resource: presentInputSchema(input), links } };
}

function transform(call: Call): Answer {
  const user = requirePublisher(call.user);
  const source = findSource(call.domain, call.parameters.source);
  const input = findInput(source, call.parameters.schema);
  const output = addOutput(call.domain, source, input, user, jsonBody(call));
  return { status: 201, body: presentOutputSchema(source.id, input, output) };
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
  lookAtOutput(domain, input, output);
  return { status: 200, body: presentOutputSchema(source.id, input, output) };
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

/** Rows with more or fewer cells than the header. */
function rowErrors({ domain, user, parameters }: Call): Answer {
  requirePublisher(user);
  const { uneven } = findInput(findSource(domain, parameters.source), parameters.schema);
  return { status: 200, body: Array.from({ length: uneven }, () => ({ error: 'wrong number of cells' })) };
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
