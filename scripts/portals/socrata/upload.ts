import { createHash } from 'node:crypto';
import type { Sha256 } from '../../model/vocabulary.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import { oneLine } from './answer.ts';
import { isWithdrawn, type Marker } from './marker.ts';
import type { SocrataRecord } from './record.ts';
import { linkIn, type OpenedRevision } from './revision.ts';
import { lookUntil, type Site } from './site.ts';
import { ValuesDigest } from './values-digest.ts';
import { listOf, objectOf } from './view.ts';

/** A source whose columns the portal has read. */
export interface ReadSource {
  links: Record<string, unknown>;
  /** Its newest schema. */
  input: number;
  /** Columns by position in the file. */
  columns: { fieldName: string; type: string }[];
}

/** What is sent. Throws where a dataset that is not withdrawn has no data. */
export async function fileOf(
  marker: Marker,
  record: SocrataRecord,
  open: OpenData,
): Promise<AsyncIterable<Uint8Array>> {
  if (isWithdrawn(marker)) return headerOf(record);
  if (marker.data === null)
    throw new PortalRefusal(
      `${marker.entry} has no data that could be read. Give it some, or publish it elsewhere.`,
    );
  return open(marker.dataset, marker.data);
}

/** A tombstone keeps its columns and has no rows. */
async function* headerOf({ table }: SocrataRecord): AsyncIterable<Uint8Array> {
  const cells = table?.header.map((name) => `"${name.replaceAll('"', '""')}"`) ?? [];
  yield Buffer.from(`${cells.join(',')}\n`);
}

/**
 * Sends the file of a revision in chunks, never more than one in memory, and waits until the portal has read its columns.
 * Throws where the bytes are not those that were signed, before the portal takes them for complete.
 */
export async function uploadTable(
  site: Site,
  revision: OpenedRevision,
  {
    record,
    bytes,
    digest,
    name,
  }: { record: SocrataRecord; bytes: AsyncIterable<Uint8Array>; digest: Sha256 | null; name: string },
): Promise<{ source: ReadSource; values: string }> {
  const about = `${name}: upload`;
  const { client } = site;
  const { table } = record;
  if (table === null)
    throw new PortalRefusal(
      `${name} is no CSV table, and ${client.url.host} is given tables alone. Publish it elsewhere.`,
    );
  const { body } = await client.ask({
    method: 'POST',
    path: linkIn(revision.links, 'create_source', about),
    body: {
      source_type: { type: 'upload', filename: `${name}.csv` },
      parse_options: {
        parse_source: true,
        header_count: 1,
        column_header: 1,
        column_separator: table.delimiter,
        encoding: table.encoding,
        trim_whitespace: false,
        remove_empty_rows: false,
      },
    },
    about,
  });
  const links = objectOf(objectOf(body).links);
  const values = await sendChunks(site, links, { record, bytes, digest, about });
  return { source: await readColumns(site, links, about), values };
}

async function sendChunks(
  { client }: Site,
  links: Record<string, unknown>,
  {
    record: { columns, table },
    bytes,
    digest,
    about,
  }: { record: SocrataRecord; bytes: AsyncIterable<Uint8Array>; digest: Sha256 | null; about: string },
): Promise<string> {
  const body = { content_type: 'text/csv' };
  const initiated = await client.ask({ method: 'POST', path: linkIn(links, 'initiate', about), body, about });
  const size = Math.max(1, Number(objectOf(initiated.body).preferred_chunk_size) || 1024 * 1024);
  const hash = createHash('sha256');
  const reading = columns.filter(({ input }) => input >= 0);
  const values = new ValuesDigest({
    delimiter: table?.delimiter ?? ',',
    encoding: table?.encoding ?? 'utf8',
    columns: () => reading,
  });
  let [number, offset] = [0, 0];
  const send = async (content: Uint8Array): Promise<void> => {
    const path = linkIn(links, 'chunk', about, { seq_num: number, byte_offset: offset });
    await client.ask({ method: 'POST', path, bytes: { type: 'application/octet-stream', content }, about });
    number += 1;
    offset += content.length;
  };
  let waiting: Uint8Array = new Uint8Array();
  for await (const part of bytes) {
    hash.update(part);
    await values.write(part);
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
    while (waiting.length > size) {
      await send(waiting.subarray(0, size));
      waiting = waiting.subarray(size);
    }
  }
  if (digest !== null && hash.digest('hex') !== digest)
    throw new PortalRefusal(
      `${about}: the data is not what was signed. Commit it again, or restore it at its source.`,
    );
  const read = await values.end();
  if (read === null)
    throw new PortalRefusal(`${about}: the file cannot be read as CSV. Look for a quote that is not closed.`);
  await send(waiting);
  const path = linkIn(links, 'commit', about, { seq_num: number - 1, byte_offset: offset });
  // A conflict: an answer got lost, and the first request was heard.
  await client.ask({ method: 'POST', path, about, also: [409] });
  return read;
}

/** The asset as it stands as source: for changes of columns without new rows. */
export async function useViewAsSource(
  site: Site,
  revision: OpenedRevision,
  name: string,
): Promise<ReadSource> {
  const about = `${name}: columns`;
  const { body } = await site.client.ask({
    method: 'POST',
    path: linkIn(revision.links, 'create_source', about),
    body: { source_type: { type: 'view', fourfour: revision.place.id } },
    about,
  });
  return readColumns(site, objectOf(objectOf(body).links), about);
}

async function readColumns(site: Site, links: Record<string, unknown>, about: string): Promise<ReadSource> {
  const path = linkIn(links, 'show', about);
  const source = await lookUntil(site, async () => {
    const { resource } = objectOf((await site.client.ask({ method: 'GET', path, about })).body);
    const { failed_at: failed, failure_details: details, schemas } = objectOf(resource);
    if (failed)
      throw new PortalRefusal(
        `${about}: ${site.client.url.host} cannot read the file (${oneLine(String(objectOf(details).message ?? 'no reason given'))}).`,
      );
    const newest = listOf(schemas)
      .map(objectOf)
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .at(-1);
    return newest ?? null;
  });
  if (source === null)
    throw new PortalRefusal(`${about}: ${site.client.url.host} is still reading the file. Run again later.`);
  const columns = listOf(source.input_columns)
    .map(objectOf)
    .sort((a, b) => Number(a.position) - Number(b.position))
    .map((column) => ({ fieldName: String(column.field_name), type: String(column.soql_type) }));
  return { links, input: Number(source.id), columns };
}
