import { needsApproval, submit } from './approval.ts';
import { unknownField } from './custom-fields.ts';
import { type Domain, nextId, timestamp, type User } from './domain.ts';
import { presentJob } from './present-job.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';
import { closeRevision, type Revision } from './revision.ts';
import type { Answer, Call, JsonObject } from './router.ts';
import { type OutputSchema, settledOutput } from './schema.ts';
import type { Cell } from './soql.ts';
import { updated, type View } from './view.ts';

const STATUSES = ['initializing', 'creating_columns', 'upserting', 'finishing', 'successful'] as const;

/** The application of a revision. Moves on whenever it is looked at. */
export interface Job {
  id: number;
  status: (typeof STATUSES)[number] | 'failure' | null;
  /** Set while people have to agree first. */
  key: 'approval_submitted' | null;
  /** How often it is looked at before the next status. */
  looks: number;
  log: JsonObject[];
  outputId: number | null;
  createdAt: string;
  updatedAt: string;
  finishedAt: string | null;
  createdBy: User;
}

export function applyRevision(domain: Domain, user: User, revision: Revision): Job {
  const view = viewOf(domain, revision);
  if (revision.outputId !== null && settledOutput(domain, revision.outputId) === null)
    throw badRequest(`There is no output schema ${revision.outputId}`);
  const job: Job = {
    id: nextId(domain),
    status: 'initializing',
    key: null,
    looks: domain.settings.looks,
    log: [],
    outputId: revision.outputId,
    createdAt: timestamp(domain),
    updatedAt: timestamp(domain),
    finishedAt: null,
    createdBy: user,
  };
  const widens = view.scope === 'public' || revision.action.permission === 'public';
  if (widens && needsApproval(domain)) {
    job.status = null;
    job.key = 'approval_submitted';
    revision.submitted = job;
    submit(domain, view, user, {
      object: 'revision',
      outcome: 'update_published_asset',
      details: { id: String(revision.seq) },
    });
    return job;
  }
  revision.jobs.unshift(job);
  if (job.looks === 0) run(domain, revision, job);
  return job;
}

export function showJob({ domain, parameters }: Call, revision: Revision): Answer {
  lookAtJobs(domain, revision);
  const job = [...revision.jobs, revision.submitted].find((each) => String(each?.id) === parameters.job);
  if (job == null) throw notFound(`job ${parameters.job}`);
  return { status: 202, body: presentJob(revision, job) };
}

/** Whoever looks at a revision looks at its jobs. */
export function lookAtJobs(domain: Domain, revision: Revision): void {
  for (const job of revision.jobs) advance(domain, revision, job);
}

function advance(domain: Domain, revision: Revision, job: Job): void {
  if (job.status === null || job.finishedAt !== null) return;
  job.looks -= 1;
  job.updatedAt = timestamp(domain);
  if (job.looks > 0) {
    const at = STATUSES.indexOf(job.status as (typeof STATUSES)[number]);
    job.status = STATUSES[Math.min(at + 1, STATUSES.length - 2)] ?? job.status;
    job.log.unshift({ stage: job.status, time: job.updatedAt, details: null });
  } else run(domain, revision, job);
}

/** What was approved is carried out. */
export function releaseJob(domain: Domain, revision: Revision): void {
  const job = revision.submitted;
  if (job === null) return;
  revision.submitted = null;
  revision.jobs.unshift(job);
  run(domain, revision, job);
}

/** What was rejected or withdrawn leaves the revision open. */
export function dropJob(revision: Revision): void {
  revision.submitted = null;
}

function run(domain: Domain, revision: Revision, job: Job): void {
  const view = viewOf(domain, revision);
  job.key = null;
  job.looks = 0;
  const field = unknownField(domain, revision.about);
  if (field !== null) {
    fail(domain, job, `The custom metadata field ${field} is not configured on this domain`);
    return;
  }
  try {
    if (job.outputId !== null) writeRows(domain, view, revision, job.outputId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fail(domain, job, error.message);
    return;
  }
  const blob = domain.sources.get(revision.blobId ?? -1);
  if (blob?.bytes) view.blob = { filename: blob.filename, bytes: blob.bytes };
  view.about = structuredClone(revision.about);
  if (revision.action.permission !== null) view.scope = revision.action.permission;
  view.published = true;
  job.status = 'successful';
  job.finishedAt = timestamp(domain);
  job.updatedAt = job.finishedAt;
  job.log.unshift({ stage: 'successful', time: job.finishedAt, details: null });
  closeRevision(domain, revision);
}

function fail(domain: Domain, job: Job, message: string): void {
  job.key = null;
  job.status = 'failure';
  job.finishedAt = timestamp(domain);
  job.log.unshift({ stage: 'failure', time: job.finishedAt, details: { type: 'apply_failed', message } });
}

function writeRows(domain: Domain, view: View, revision: Revision, outputId: number): void {
  const found = settledOutput(domain, outputId);
  if (found === null) throw badRequest(`There is no output schema ${outputId}`);
  const { output } = found;
  const columns = output.columns.map((column) => ({
    id: column.id,
    fieldName: column.fieldName,
    name: column.displayName,
    description: column.description,
    position: column.position,
    dataTypeName: column.compiled.type,
    isPrimaryKey: column.isPrimaryKey,
  }));
  const rows = output.cells.map((row) => row.map((cell) => ('error' in cell ? { ok: null } : cell)));
  if (revision.action.type === 'replace' || view.columns.length === 0) view.rows = rows;
  else if (revision.action.type === 'delete') view.rows = without(view, output, rows);
  else view.rows = merge(view, output, rows);
  if (revision.action.type !== 'delete') view.columns = columns;
  updated(domain, view, 'data');
}

/** Rows with the same row id take the place of the old ones; without a row id they are added. */
function merge(view: View, output: OutputSchema, rows: View['rows']): View['rows'] {
  const places = output.columns.map(({ fieldName }) => placeOf(view, fieldName));
  const standing = view.rows.map((row) => places.map((at): Cell => row[at] ?? { ok: null }));
  const key = keyIn(view, output);
  if (key < 0) return [...standing, ...rows];
  const keyOf = (row: View['rows'][number]): string => JSON.stringify(row[key]);
  const given = new Map(rows.map((row) => [keyOf(row), row]));
  const old = new Set(standing.map(keyOf));
  return [
    ...standing.map((row) => given.get(keyOf(row)) ?? row),
    ...[...given.values()].filter((row) => !old.has(keyOf(row))),
  ];
}

function without(view: View, output: OutputSchema, rows: View['rows']): View['rows'] {
  const key = keyIn(view, output);
  const place = placeOf(view, output.columns[key]?.fieldName);
  if (place < 0) throw badRequest('Deleting rows needs a row id');
  const gone = new Set(rows.map((row) => JSON.stringify(row[key])));
  return view.rows.filter((row) => !gone.has(JSON.stringify(row[place])));
}

/** The column of the new rows that tells which row is meant. */
function keyIn({ columns }: View, output: OutputSchema): number {
  const rowId = columns.find(({ isPrimaryKey }) => isPrimaryKey)?.fieldName;
  return output.columns.findIndex(({ isPrimaryKey, fieldName }) => isPrimaryKey || fieldName === rowId);
}

function placeOf({ columns }: View, name: string | undefined): number {
  return columns.findIndex(({ fieldName }) => fieldName === name);
}

function viewOf(domain: Domain, { fourfour }: Revision): View {
  const view = domain.views.get(fourfour);
  if (view === undefined) throw notFound(`view with id ${fourfour}`);
  return view;
}
