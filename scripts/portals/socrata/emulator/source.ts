import { type Domain, nextId, timestamp, type User } from './domain.ts';
import { presentInputSchema, schemaLinks } from './present-schema.ts';
import { readTable } from './read-table.ts';
import { badRequest, notFound } from './refusal.ts';
import { type Revision, sourceOfRevision } from './revision.ts';
import { type Answer, type Call, isObject, type JsonObject, jsonBody, objectOf, textOf } from './router.ts';
import { addInputSchema, columnsOf, type InputSchema } from './schema.ts';
import { creator, editableView, requirePublisher } from './view.ts';

/** Where the rows of a revision come from: a file that is uploaded, or the asset as it stands. */
export interface Source {
  id: number;
  type: 'upload' | 'view';
  filename: string;
  parseOptions: JsonObject;
  contentType: string | null;
  /** The file; null until it is complete. */
  bytes: Uint8Array | null;
  /** Of an upload under way, by number. */
  chunks: Map<number, { offset: number; bytes: Uint8Array }>;
  schemas: InputSchema[];
  createdAt: string;
  finishedAt: string | null;
  failedAt: string | null;
  failure: JsonObject | null;
  createdBy: User;
  /** Whose rows it brings; null for a source outside revisions. */
  revision: { fourfour: string; seq: number } | null;
}

export const SOURCES = '/api/publishing/v1/source';
export const PARSE_OPTIONS: JsonObject = {
  encoding: 'utf8',
  header_count: 1,
  column_header: 1,
  column_separator: ',',
  quote_char: '"',
  parse_source: true,
  trim_whitespace: true,
  remove_empty_rows: true,
};

export function createSource(call: Call, revision: Revision | null): Answer {
  const { domain } = call;
  const user = requirePublisher(call.user);
  const body = jsonBody(call);
  const given = objectOf(body.source_type);
  if (given.type !== 'upload' && given.type !== 'view')
    throw badRequest(`Source type ${JSON.stringify(given.type)} is not supported here`);
  const source: Source = {
    id: nextId(domain),
    type: given.type,
    filename: textOf(given.filename),
    parseOptions: { ...PARSE_OPTIONS, ...plainOptions(body.parse_options) },
    contentType: null,
    bytes: null,
    chunks: new Map(),
    schemas: [],
    createdAt: timestamp(domain),
    finishedAt: null,
    failedAt: null,
    failure: null,
    createdBy: user,
    revision: revision && { fourfour: revision.fourfour, seq: revision.seq },
  };
  if (source.type === 'view') {
    // Some clients write no id: the revision knows.
    const view = editableView(domain, user, revision?.fourfour ?? textOf(given.fourfour));
    addInputSchema(domain, source, { kind: 'view', view });
    source.finishedAt = timestamp(domain);
  }
  domain.sources.set(source.id, source);
  if (revision !== null) sourceOfRevision(domain, revision, source);
  return { status: 201, body: presentSource(source) };
}

/** Clients write numbers and truth values as text at times. */
function plainOptions(given: unknown): JsonObject {
  const options = Object.entries(isObject(given) ? given : {});
  return Object.fromEntries(
    options.map(([key, value]) => [key, value === 'true' ? true : value === 'false' ? false : value]),
  );
}

export function findSource(domain: Domain, id: string | undefined): Source {
  const source = domain.sources.get(Number(id));
  if (source === undefined) throw notFound(`source with id ${id}`);
  return source;
}

export function complete(domain: Domain, source: Source, bytes: Uint8Array): void {
  source.bytes = bytes;
  if (source.parseOptions.parse_source === false) {
    source.finishedAt = timestamp(domain);
    blobOfRevision(domain, source);
    return;
  }
  const table = readTable(bytes, source.parseOptions, source.contentType ?? '');
  if ('fault' in table) {
    source.failedAt = timestamp(domain);
    source.failure = { type: 'unsupported_content', message: table.fault };
    return;
  }
  const revision = revisionOf(domain, source);
  const view = domain.views.get(revision?.fourfour ?? '');
  addInputSchema(domain, source, {
    kind: 'file',
    ...table,
    known: view === undefined ? [] : columnsOf(view),
  });
  source.finishedAt = timestamp(domain);
  if (revision !== null) sourceOfRevision(domain, revision, source);
}

function blobOfRevision(domain: Domain, source: Source): void {
  const revision = revisionOf(domain, source);
  if (revision !== null) revision.blobId = source.id;
}

function revisionOf(domain: Domain, { revision }: Source): Revision | null {
  if (revision === null) return null;
  return domain.revisions.get(revision.fourfour)?.find(({ seq }) => seq === revision.seq) ?? null;
}

/** Other options are another reading of the same file: a new source. */
export function reparse(call: Call): Answer {
  const { domain } = call;
  const user = requirePublisher(call.user);
  const old = findSource(domain, call.parameters.source);
  const source: Source = {
    ...old,
    id: nextId(domain),
    parseOptions: { ...old.parseOptions, ...plainOptions(jsonBody(call).parse_options) },
    bytes: null,
    chunks: new Map(),
    schemas: [],
    finishedAt: null,
    failedAt: null,
    failure: null,
    createdBy: user,
    createdAt: timestamp(domain),
  };
  domain.sources.set(source.id, source);
  if (old.bytes !== null) complete(domain, source, old.bytes);
  return { status: 201, body: presentSource(source) };
}

export function presentSource(source: Source): JsonObject {
  const show = `${SOURCES}/${source.id}`;
  return {
    resource: {
      id: source.id,
      source_type:
        source.type === 'upload'
          ? { type: 'upload', filename: source.filename }
          : { type: 'view', fourfour: source.revision?.fourfour ?? null, loaded: true },
      parse_options: source.parseOptions,
      content_type: source.contentType,
      locale: null,
      is_delete: false,
      filesize: source.bytes?.length ?? null,
      export_filename: source.filename,
      blob: source.bytes === null ? null : `blob-${source.id}`,
      created_at: source.createdAt,
      created_by: creator(source.createdBy),
      finished_at: source.finishedAt,
      failed_at: source.failedAt,
      failure_details: source.failure,
      schemas: source.schemas.map(presentInputSchema),
    },
    links: {
      show,
      bytes: show,
      update: `${show}/options`,
      add_to_revision: show,
      load: `${show}/load`,
      initiate: `${show}/initiate`,
      chunk: `${show}/chunk/{seq_num}/{byte_offset}`,
      commit: `${show}/chunk/{seq_num}/{byte_offset}/commit`,
      show_input_schema: `${show}/schema/{input_schema_id}`,
      input_schema_links: schemaLinks(source.id),
    },
  };
}
