import { badRequest, conflict } from './refusal.ts';
import { openRevision, sourceOfRevision } from './revision.ts';
import { type Answer, type Call, isObject, jsonBody, type Route, textOf } from './router.ts';
import { lookAtSchemas } from './schema.ts';
import {
  complete,
  createSource,
  findSource,
  presentSource,
  reparse,
  SOURCES,
  type Source,
} from './source.ts';
import { requirePublisher } from './view.ts';

export const sourceRoutes: Route[] = [
  { method: 'POST', path: SOURCES, handle: (call) => createSource(call, null) },
  { method: 'GET', path: `${SOURCES}/{source}`, handle: show },
  { method: 'POST', path: `${SOURCES}/{source}`, handle: receive },
  { method: 'PATCH', path: `${SOURCES}/{source}`, handle: addToRevision },
  { method: 'PUT', path: `${SOURCES}/{source}/load`, handle: show },
  { method: 'POST', path: `${SOURCES}/{source}/options`, handle: reparse },
  { method: 'POST', path: `${SOURCES}/{source}/initiate`, handle: initiate },
  { method: 'POST', path: `${SOURCES}/{source}/chunk/{number}/{offset}`, handle: receiveChunk },
  { method: 'POST', path: `${SOURCES}/{source}/chunk/{number}/{offset}/commit`, handle: commit },
];

function show({ domain, user, parameters }: Call): Answer {
  requirePublisher(user);
  const source = findSource(domain, parameters.source);
  lookAtSchemas(domain, source);
  return { status: 200, body: presentSource(source) };
}

function receive({ domain, user, parameters, bytes, headers }: Call): Answer {
  requirePublisher(user);
  const source = waiting(findSource(domain, parameters.source));
  source.contentType = headers.get('content-type');
  complete(domain, source, bytes);
  return { status: 201, body: presentSource(source) };
}

function initiate(call: Call): Answer {
  requirePublisher(call.user);
  const source = waiting(findSource(call.domain, call.parameters.source));
  source.contentType = textOf(jsonBody(call).content_type, 'application/octet-stream');
  source.chunks.clear();
  const { chunkSize } = call.domain.settings;
  return { status: 200, body: { preferred_chunk_size: chunkSize, preferred_upload_parallelism: 4 } };
}

function receiveChunk({ domain, user, parameters, bytes }: Call): Answer {
  requirePublisher(user);
  const source = waiting(findSource(domain, parameters.source));
  if (source.contentType === null) throw badRequest('The upload was not initiated');
  // Official clients that read from a generator go a little over the preferred size.
  if (bytes.length > 2 * domain.settings.chunkSize)
    throw badRequest(`A chunk has at most ${domain.settings.chunkSize} bytes`);
  source.chunks.set(Number(parameters.number), { offset: Number(parameters.offset), bytes });
  const progress = {
    seq_num: Number(parameters.number),
    end_byte_offset: Number(parameters.offset) + bytes.length,
  };
  return { status: 200, body: { resource: progress } };
}

function commit({ domain, user, parameters }: Call): Answer {
  requirePublisher(user);
  const source = waiting(findSource(domain, parameters.source));
  const chunks = [...source.chunks].sort(([a], [b]) => a - b);
  let end = 0;
  for (const [index, [number, { offset, bytes }]] of chunks.entries()) {
    if (number !== index || offset !== end) throw badRequest(`Chunk ${index} at byte ${end} is missing`);
    end += bytes.length;
  }
  if (chunks.length - 1 !== Number(parameters.number) || end !== Number(parameters.offset))
    throw badRequest(`The upload has ${end} bytes in ${chunks.length} chunks`);
  complete(domain, source, Buffer.concat(chunks.map(([, { bytes }]) => bytes)));
  source.chunks.clear();
  return { status: 200, body: {} };
}

function waiting(source: Source): Source {
  if (source.type !== 'upload') throw badRequest('This source takes no file');
  if (source.bytes !== null) throw conflict('This source has its file');
  return source;
}

function addToRevision(call: Call): Answer {
  const { domain, user, parameters } = call;
  const source = findSource(domain, parameters.source);
  const body = jsonBody(call);
  const { fourfour, revision_seq: seq } = isObject(body.revision) ? body.revision : body;
  const revision = openRevision(domain, requirePublisher(user), String(fourfour), String(seq));
  source.revision = { fourfour: revision.fourfour, seq: revision.seq };
  sourceOfRevision(domain, revision, source);
  return { status: 202, body: presentSource(source) };
}
