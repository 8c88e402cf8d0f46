import type { JsonObject } from './router.ts';
import type { InputSchema, OutputColumn, OutputSchema } from './schema.ts';
import { creator } from './view.ts';

export function schemaLinks(source: number): JsonObject {
  const show = `/api/publishing/v1/source/${source}/schema/{input_schema_id}`;
  return {
    show,
    transform: show,
    row_errors: `${show}/errors`,
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

export function presentOutputSchema(source: number, input: InputSchema, output: OutputSchema): JsonObject {
  const links = schemaLinks(source).output_schema_links;
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
        parsed_expr: null,
        has_cell_edits: false,
        failed_at: null,
        failure_details: null,
        attempts: 0,
      },
    })),
  };
}

export function presentColumn(column: OutputColumn): JsonObject {
  return {
    id: column.id,
    field_name: column.fieldName,
    display_name: column.displayName,
    description: column.description,
    position: column.position,
    is_primary_key: column.isPrimaryKey,
    format: column.format,
    flags: [],
    initial_output_column_id: column.initial ?? column.id,
  };
}
