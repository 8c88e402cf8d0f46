import { type Domain, nextId, timestamp, type User } from './domain.ts';
import { applyRevision, type Job, presentJob, showJob } from './job.ts';
import { badRequest, conflict, notFound } from './refusal.ts';
import {
  type Answer,
  type Call,
  isObject,
  type JsonObject,
  jsonBody,
  objectOf,
  type Route,
} from './router.ts';
import type { OutputSchema } from './schema.ts';
import { createSource, presentSource, type Source } from './source.ts';
import {
  type AssetMetadata,
  addView,
  creator,
  editableView,
  mergeMetadata,
  requirePublisher,
  updated,
} from './view.ts';

/** A change to an asset that is being prepared, was applied, or was discarded. */
export interface Revision {
  id: number;
  fourfour: string;
  seq: number;
  about: AssetMetadata;
  action: { type: 'update' | 'replace' | 'delete'; permission: 'public' | 'private' | null };
  outputId: number | null;
  blobId: number | null;
  jobs: Job[];
  sources: Source[];
  notes: string | null;
  createdAt: string;
  createdBy: User;
  /** Applied or discarded. */
  closedAt: string | null;
}

const ROOT = '/api/publishing/v1/revision';
const ONE = `${ROOT}/{fourfour}/{seq}`;

export const revisionRoutes: Route[] = [
  { method: 'POST', path: ROOT, handle: createAsset },
  { method: 'GET', path: `${ROOT}/{fourfour}`, handle: list },
  { method: 'POST', path: `${ROOT}/{fourfour}`, handle: create },
  { method: 'GET', path: ONE, handle: (call) => ({ status: 200, body: presentRevision(find(call)) }) },
  { method: 'PUT', path: ONE, handle: update },
  { method: 'PATCH', path: ONE, handle: update },
  { method: 'DELETE', path: ONE, handle: discard },
  { method: 'GET', path: `${ONE}/plan`, handle: plan },
  { method: 'PUT', path: `${ONE}/apply`, handle: apply },
  { method: 'GET', path: `${ONE}/apply/{job}`, handle: (call) => showJob(call, find(call)) },
  { method: 'POST', path: `${ONE}/source`, handle: (call) => createSource(call, findOpen(call)) },
  {
    method: 'GET',
    path: `${ONE}/source`,
    handle: (call) => ({ status: 200, body: find(call).sources.map(presentSource) }),
  },
  { method: 'GET', path: `${ONE}/source/download`, handle: download },
  { method: 'GET', path: `${ONE}/source/download/{source}`, handle: download },
];

function createAsset(call: Call): Answer {
  const user = requirePublisher(call.user);
  const body = jsonBody(call);
  const given = objectOf(body.metadata);
  if (typeof given.name !== 'string' || given.name.trim() === '')
    throw badRequest('metadata.name is required');
  const view = addView(call.domain, user, { name: given.name });
  return { status: 201, body: presentRevision(addRevision(call.domain, view.id, user, body)) };
}

function create(call: Call): Answer {
  const { domain, user, parameters } = call;
  const view = editableView(domain, user, parameters.fourfour ?? '');
  const body = jsonBody(call);
  if (body.output_schema_id !== undefined || body.blob_id !== undefined)
    throw badRequest('A revision takes a schema or a file once it has the source');
  if (typeof body.config === 'string') {
    const config = domain.configs.get(body.config);
    if (config === undefined) throw notFound(`config ${body.config}`);
    body.action = { type: config.data_action };
  }
  return { status: 201, body: presentRevision(addRevision(domain, view.id, requirePublisher(user), body)) };
}

function addRevision(domain: Domain, fourfour: string, user: User, body: JsonObject): Revision {
  const action = objectOf(body.action);
  const type = action.type ?? 'update';
  if (type !== 'update' && type !== 'replace' && type !== 'delete')
    throw badRequest(`action.type should be update, replace or delete`);
  const permission = action.permission ?? null;
  if (permission !== null && permission !== 'public' && permission !== 'private')
    throw badRequest('action.permission should be public or private');
  const before = domain.revisions.get(fourfour) ?? [];
  const view = domain.views.get(fourfour);
  if (view === undefined) throw notFound(`view with id ${fourfour}`);
  const revision: Revision = {
    id: nextId(domain),
    fourfour,
    seq: before.length,
    about: mergeMetadata(view.about, objectOf(body.metadata)),
    action: { type, permission },
    outputId: null,
    blobId: null,
    jobs: [],
    sources: [],
    notes: null,
    createdAt: timestamp(domain),
    createdBy: user,
    closedAt: null,
  };
  domain.revisions.set(fourfour, [...before, revision]);
  domain.changes += 1;
  return revision;
}

function list({ domain, user, parameters, query }: Call): Answer {
  const view = editableView(domain, user, parameters.fourfour ?? '');
  const open = query.get('open');
  const all = (domain.revisions.get(view.id) ?? []).filter(
    ({ closedAt }) => open === null || (closedAt === null) === (open === 'true'),
  );
  return { status: 200, body: all.toReversed().map(presentRevision) };
}

function find({ domain, user, parameters: { fourfour = '', seq = '' } }: Call): Revision {
  editableView(domain, user, fourfour);
  const revision = domain.revisions.get(fourfour)?.find((each) => String(each.seq) === seq);
  if (revision === undefined) throw notFound(`revision ${seq} of ${fourfour}`);
  return revision;
}

function findOpen(call: Call): Revision {
  const { fourfour = '', seq = '' } = call.parameters;
  return openRevision(call.domain, requirePublisher(call.user), fourfour, seq);
}

/** Throws where it is closed, or its application is under way or waits for approval. */
export function openRevision(domain: Domain, user: User, fourfour: string, seq: string): Revision {
  editableView(domain, user, fourfour);
  const revision = domain.revisions.get(fourfour)?.find((each) => String(each.seq) === seq);
  if (revision === undefined) throw notFound(`revision ${seq} of ${fourfour}`);
  if (revision.closedAt !== null) throw conflict(`Revision ${seq} of ${fourfour} is closed`);
  if (revision.jobs.some(({ status }) => status !== 'failure'))
    throw conflict(`Revision ${seq} of ${fourfour} is being applied`);
  return revision;
}

function update(call: Call): Answer {
  const revision = findOpen(call);
  const body = jsonBody(call);
  if (isObject(body.metadata)) revision.about = mergeMetadata(revision.about, body.metadata);
  if (typeof body.output_schema_id === 'number') revision.outputId = body.output_schema_id;
  if (typeof body.notes === 'string') revision.notes = body.notes;
  const scope = objectOf(body.permissions).scope ?? objectOf(body.action).permission;
  if (scope === 'public' || scope === 'private') revision.action.permission = scope;
  call.domain.changes += 1;
  return { status: 202, body: presentRevision(revision) };
}

function discard(call: Call): Answer {
  const revision = find(call);
  if (revision.closedAt === null) revision.closedAt = timestamp(call.domain);
  call.domain.changes += 1;
  return { status: 201, body: presentRevision(revision) };
}

function apply(call: Call): Answer {
  const revision = findOpen(call);
  const { output_schema_id: outputId } = jsonBody(call);
  if (typeof outputId === 'number') revision.outputId = outputId;
  return {
    status: 200,
    body: presentJob(revision, applyRevision(call.domain, requirePublisher(call.user), revision)),
  };
}

function plan(call: Call): Answer {
  const { outputId, action } = find(call);
  const steps = [
    'prepare_draft_for_import',
    ...(outputId === null ? [] : ['set_schema']),
    'apply_metadata',
    ...(outputId === null ? [] : ['upsert_task']),
    'set_display_type',
    ...(action.permission === null ? [] : ['set_permission']),
    'publish',
    'wait_for_replication',
  ];
  return { status: 200, body: { resource: steps.map((type) => ({ type })) } };
}

/** The file as it was uploaded. */
function download(call: Call): Answer {
  const { sources } = find(call);
  const wanted = call.parameters.source;
  const source = wanted === undefined ? sources.at(-1) : sources.find(({ id }) => String(id) === wanted);
  if (source?.bytes == null) throw notFound('source of this revision');
  return {
    status: 200,
    raw: { type: source.contentType ?? 'application/octet-stream', content: source.bytes },
  };
}

/** From now on the revision brings the rows of this source. */
export function sourceOfRevision(domain: Domain, revision: Revision, source: Source): void {
  if (!revision.sources.includes(source)) revision.sources.push(source);
  const output = source.schemas.at(-1)?.outputs.at(-1);
  if (output !== undefined) revision.outputId = output.id;
  domain.changes += 1;
}

/** The newest schema of its sources is what a revision applies. */
export function revisionTakesSchema(domain: Domain, source: Source, output: OutputSchema): void {
  const { revision: of } = source;
  const revision = of && domain.revisions.get(of.fourfour)?.find(({ seq }) => seq === of.seq);
  if (revision && revision.closedAt === null) revision.outputId = output.id;
}

export function closeRevision(domain: Domain, revision: Revision): void {
  revision.closedAt = timestamp(domain);
  const view = domain.views.get(revision.fourfour);
  if (view !== undefined) updated(domain, view, 'metadata');
}

export function presentRevision(revision: Revision): JsonObject {
  const show = `${ROOT}/${revision.fourfour}/${revision.seq}`;
  return {
    resource: {
      id: revision.id,
      fourfour: revision.fourfour,
      revision_seq: revision.seq,
      metadata: revision.about,
      action: { type: revision.action.type, permission: revision.action.permission },
      permissions: { scope: revision.action.permission },
      task_sets: revision.jobs.map((job) => presentJob(revision, job).resource),
      output_schema_id: revision.outputId,
      blob_id: revision.blobId,
      attachments: [],
      href: [],
      notes: revision.notes,
      is_parent: true,
      created_at: revision.createdAt,
      created_by: creator(revision.createdBy),
      closed_at: revision.closedAt,
    },
    links: {
      show,
      update: show,
      discard: show,
      apply: `${show}/apply`,
      plan: `${show}/plan`,
      create_source: `${show}/source`,
      list_sources: `${show}/source`,
    },
  };
}
