import { PortalRefusal } from '../types.ts';
import type { SocrataColumn, SocrataRecord, SocrataType } from './record.ts';
import { linkIn } from './revision.ts';
import { lookUntil, type Site } from './site.ts';
import type { ReadSource } from './upload.ts';
import { listOf, objectOf } from './view.ts';

const CONVERSIONS: Record<SocrataType, string> = {
  text: 'to_text',
  number: 'to_number',
  checkbox: 'to_boolean',
  calendar_date: 'to_floating_timestamp',
  date: 'to_fixed_timestamp',
};

/**
 * Gives the columns of a source their names, descriptions and types, and waits until every value has been converted.
 * Returns the id of the output schema; throws where a value does not fit the type of its column.
 */
export async function shapeColumns(
  site: Site,
  source: ReadSource,
  { columns }: SocrataRecord,
  by: 'position' | 'name',
  name: string,
): Promise<number> {
  const about = `${name}: columns`;
  const { client } = site;
  const output = columns.flatMap((column) => outputColumn(column, source, by) ?? []);
  if (output.length === 0)
    throw new PortalRefusal(`${about}: the file has none of the columns of its metadata.`);
  const links = source.links.input_schema_links;
  const { body } = await client.ask({
    method: 'POST',
    path: linkIn(links, 'transform', about, { input_schema_id: source.input }),
    body: {
      output_columns: output.map((column, index) => ({ ...column, position: index + 1 })),
      sort_bys: [],
    },
    about,
  });
  const id = Number(objectOf(objectOf(body).resource).id);
  const show = linkIn(objectOf(links).output_schema_links, 'show', about, {
    input_schema_id: source.input,
    output_schema_id: id,
  });
  const done = await lookUntil(site, async () => {
    const { resource } = objectOf((await client.ask({ method: 'GET', path: show, about })).body);
    return objectOf(resource).completed_at ? objectOf(resource) : null;
  });
  if (done === null)
    throw new PortalRefusal(`${about}: ${client.url.host} is still converting values. Run again later.`);
  refuseErrors(done, about);
  return id;
}

function outputColumn(column: SocrataColumn, { columns }: ReadSource, by: 'position' | 'name') {
  const { fieldName, name, description, type, input } = column;
  const from = by === 'position' ? columns[input] : columns.find((each) => each.fieldName === fieldName);
  if (from === undefined) return null;
  const reference = `\`${from.fieldName}\``;
  return {
    field_name: fieldName,
    display_name: name,
    description,
    transform: { transform_expr: from.type === type ? reference : `${CONVERSIONS[type]}(${reference})` },
  };
}

/** Says how many values and where, never which: they may be personal. */
function refuseErrors(schema: Record<string, unknown>, about: string): void {
  const columns = listOf(schema.output_columns).map(objectOf);
  const failed = columns.filter(({ transform }) => objectOf(transform).failed_at);
  const wrong = columns.filter(({ transform }) => Number(objectOf(transform).error_count) > 0);
  if (failed.length === 0 && wrong.length === 0 && !(Number(schema.error_count) > 0)) return;
  const where = [...failed, ...wrong].map(({ field_name: field }) => String(field)).slice(0, 10);
  throw new PortalRefusal(
    `${about}: ${Number(schema.error_count)} values do not fit the type of their column (${where.join(', ')}). Correct the data or the type.`,
  );
}
