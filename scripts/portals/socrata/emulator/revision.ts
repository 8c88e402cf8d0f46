import { type Domain, nextId, timestamp, type User } from './domain.ts';
import type { Job } from './job.ts';
import { badRequest, conflict, notFound } from './refusal.ts';
import { type JsonObject, objectOf } from './router.ts';
import type { OutputSchema } from './schema.ts';
import type { Source } from './source.ts';
import { type AssetMetadata, editableView, mergeMetadata, updated } from './view.ts';

/** A change to an asset that is being prepared, was applied, or was discarded. */
export interface Revision {
  id: number;
  fourfour: string;
  seq: number;
  about: AssetMetadata;
  action: { type: 'update' | 'replace' | 'delete'; permission: 'public' | 'private' | null };
  outputId: number | null;
  blobId: number | null;
  /** Newest first. */
  jobs: Job[];
  /** What is to be done once people agree. */
  submitted: Job | null;
  sources: Source[];
  notes: string | null;
  createdAt: string;
  createdBy: User;
  /** Applied or discarded. */
  closedAt: string | null;
}

export function addRevision(domain: Domain, fourfour: string, user: User, body: JsonObject): Revision {
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
    submitted: null,
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

/** Throws where it is closed, or its application is under way or waits for approval. */
export function openRevision(domain: Domain, user: User, fourfour: string, seq: string): Revision {
  editableView(domain, user, fourfour);
  const revision = domain.revisions.get(fourfour)?.find((each) => String(each.seq) === seq);
  if (revision === undefined) throw notFound(`revision ${seq} of ${fourfour}`);
  if (revision.closedAt !== null) throw conflict(`Revision ${seq} of ${fourfour} is closed`);
  if (revision.submitted !== null || revision.jobs.some(({ status }) => status !== 'failure'))
    throw conflict(`Revision ${seq} of ${fourfour} is being applied`);
  return revision;
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
