import { PortalRefusal } from '../types.ts';
import { FIELDSET, type Marker, markerObject, readMarker } from './marker.ts';
import { type Place, revisionPath } from './place.ts';
import type { SocrataRecord } from './record.ts';
import type { Site } from './site.ts';
import { isObject, listOf, objectOf, textOf } from './view.ts';

/** A revision as the publishing API tells it, as far as Daylight reads it. */
export interface OpenedRevision {
  place: Place & { seq: number };
  links: Record<string, unknown>;
  marker: Marker | null;
  closed: boolean;
  applied: boolean;
  /** The newest application. */
  job: Record<string, unknown> | null;
}

function parseRevision(site: Site, answer: unknown): OpenedRevision {
  const resource = objectOf(objectOf(answer).resource);
  const { fourfour, revision_seq: seq } = resource;
  if (typeof fourfour !== 'string' || typeof seq !== 'number')
    throw new PortalRefusal(
      `${site.client.url.host} does not answer as the publishing API does. Look at its url.`,
    );
  const jobs = listOf(resource.task_sets)
    .map(objectOf)
    .sort((a, b) => Number(a.id) - Number(b.id));
  const custom = objectOf(objectOf(objectOf(resource.metadata).metadata).custom_fields);
  return {
    place: { id: fourfour, seq },
    links: objectOf(objectOf(answer).links),
    marker: readMarker(objectOf(custom[FIELDSET])),
    closed: typeof resource.closed_at === 'string',
    applied: jobs.some(({ status }) => status === 'successful'),
    job: jobs.at(-1) ?? null,
  };
}

/** All revisions of an asset, open and closed. */
export async function readRevisions(site: Site, id: string, about: string): Promise<OpenedRevision[]> {
  const path = `/api/publishing/v1/revision/${id}`;
  const { body } = await site.client.ask({ method: 'GET', path, about });
  return listOf(body).map((each) => parseRevision(site, each));
}

/** null where there is none any more. */
export async function readRevision(site: Site, place: Place, about: string): Promise<OpenedRevision | null> {
  const request = { method: 'GET', path: revisionPath(place), about, also: [404] } as const;
  const { status, body } = await site.client.ask(request);
  return status === 404 ? null : parseRevision(site, body);
}

/** What a revision sets: the record and the marker. What others keep in the asset's metadata stays. */
export function revisionMetadata(record: SocrataRecord, marker: Marker, kept: Record<string, unknown>) {
  const { name, description, category, tags, attribution, attributionLink, licenseId } = record;
  const fields = { ...objectOf(kept.custom_fields), [FIELDSET]: markerObject(marker) };
  return {
    name,
    description,
    category,
    tags,
    attribution,
    attributionLink,
    licenseId,
    metadata: { ...kept, custom_fields: fields },
  };
}

export interface Opening {
  /** The asset it is for; null: a new one. */
  id: string | null;
  action: { type: 'update' | 'replace'; permission?: 'private' };
  metadata: ReturnType<typeof revisionMetadata>;
  about: string;
}

export async function openRevision(
  site: Site,
  { id, action, metadata, about }: Opening,
): Promise<OpenedRevision> {
  const path = id === null ? '/api/publishing/v1/revision' : `/api/publishing/v1/revision/${id}`;
  const { body } = await site.client.ask({ method: 'POST', path, body: { metadata, action }, about });
  return parseRevision(site, body);
}

export async function updateRevision(
  site: Site,
  { links }: OpenedRevision,
  metadata: ReturnType<typeof revisionMetadata>,
  about: string,
): Promise<void> {
  await site.client.ask({ method: 'PUT', path: linkIn(links, 'update', about), body: { metadata }, about });
}

/** Safe to repeat. */
export async function discardRevision(site: Site, place: Place, about: string): Promise<void> {
  await site.client.ask({ method: 'DELETE', path: revisionPath(place), about, also: [404, 409] });
}

/** A link that the portal gave, with its parameters filled in. */
export function linkIn(
  links: unknown,
  name: string,
  about: string,
  parameters: Record<string, number | string> = {},
): string {
  const link = isObject(links) ? textOf(links[name]) : '';
  if (link === '') throw new PortalRefusal(`${about}: the portal gives no link "${name}". Run again.`);
  return link.replace(/\{(\w+)\}/g, (whole, key: string) => encodeURIComponent(parameters[key] ?? whole));
}
