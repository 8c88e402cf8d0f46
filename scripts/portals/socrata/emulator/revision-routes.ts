import { timestamp } from './domain.ts';
import { applyRevision, lookAtJobs, showJob } from './job.ts';
import { presentJob } from './present-job.ts';
import { presentRevision } from './present-revision.ts';
import { badRequest, notFound } from './refusal.ts';
import { addRevision, openRevision, type Revision } from './revision.ts';
import { type Answer, type Call, isObject, jsonBody, objectOf, type Route } from './router.ts';
import { createSource, presentSource } from './source.ts';
import { addView, editableView, mergeMetadata, requirePublisher } from './view.ts';

const ROOT = '/api/publishing/v1/revision';
const ONE = `${ROOT}/{fourfour}/{seq}`;

export const revisionRoutes: Route[] = [
  { method: 'POST', path: ROOT, handle: createAsset },
  { method: 'GET', path: `${ROOT}/{fourfour}`, handle: list },
  { method: 'POST', path: `${ROOT}/{fourfour}`, handle: create },
  { method: 'GET', path: ONE, handle: show },
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

function list({ domain, user, parameters, query }: Call): Answer {
  const view = editableView(domain, user, parameters.fourfour ?? '');
  const open = query.get('open');
  const all = (domain.revisions.get(view.id) ?? []).filter(
    ({ closedAt }) => open === null || (closedAt === null) === (open === 'true'),
  );
  return { status: 200, body: all.toReversed().map(presentRevision) };
}

function show(call: Call): Answer {
  const revision = find(call);
  lookAtJobs(call.domain, revision);
  return { status: 200, body: presentRevision(revision) };
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
