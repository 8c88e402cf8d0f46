import { type Domain, nextId, timestamp, type User } from './domain.ts';
import { fieldNames } from './read-table.ts';
import { badRequest, notFound } from './refusal.ts';
import { revisionTakesSchema } from './revision.ts';
import { type JsonObject, objectOf, textOf } from './router.ts';
import { type Cell, type Expression, parseExpression, type SoqlType, type Value } from './soql.ts';
import { CONVERSION_TO, guessConversion } from './soql-function.ts';
import type { Source } from './source.ts';
import type { View } from './view.ts';

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

/** A column that the dataset has already: a file for the dataset is taken to bring the same. */
export interface KnownColumn {
  fieldName: string;
  name: string;
  description: string;
  isPrimaryKey: boolean;
  expression: string;
}

type Origin =
  | { kind: 'file'; header: string[]; rows: string[][]; uneven: number; known: readonly KnownColumn[] }
  | { kind: 'view'; view: View };

/** What was read, and the first proposal of what to make of it. */
export function addInputSchema(domain: Domain, source: Source, origin: Origin): void {
  const input = origin.kind === 'file' ? fromFile(domain, origin) : fromView(domain, origin.view);
  source.schemas.push(input);
  const view = origin.kind === 'view' ? origin.view : null;
  const columns = input.columns.map(({ fieldName, guess }, index): JsonObject => {
    const known =
      origin.kind === 'file' ? origin.known.find((each) => each.fieldName === fieldName) : undefined;
    const column = view?.columns[index] ?? known;
    const expression = guess === null ? `\`${fieldName}\`` : `${guess}(\`${fieldName}\`)`;
    return {
      field_name: fieldName,
      display_name: column?.name ?? (origin.kind === 'file' ? origin.header[index] : fieldName),
      description: column?.description ?? '',
      position: index + 1,
      is_primary_key: column?.isPrimaryKey ?? false,
      transform: { transform_expr: known?.expression ?? expression },
    };
  });
  addOutput(domain, source, input, source.createdBy, { output_columns: columns, sort_bys: [] });
}

/** The columns of a dataset, as a file brings them that is to take their place. */
export function columnsOf({ columns }: View): KnownColumn[] {
  return columns.map(({ fieldName, name, description, isPrimaryKey, dataTypeName }) => {
    const conversion = CONVERSION_TO[dataTypeName];
    const expression = conversion === undefined ? `\`${fieldName}\`` : `${conversion}(\`${fieldName}\`)`;
    return { fieldName, name, description, isPrimaryKey, expression };
  });
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

export function addOutput(
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

/** Whoever looks at a source looks at its schemas. */
export function lookAtSchemas(domain: Domain, { schemas }: Source): void {
  for (const input of schemas) for (const output of input.outputs) lookAtOutput(domain, input, output);
}

export function lookAtOutput(domain: Domain, input: InputSchema, output: OutputSchema): void {
  if (output.completedAt !== null) return;
  output.looks -= 1;
  if (output.looks <= 0) finish(domain, input, output);
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
