import type { ExistingEntry } from '../../model/plan.ts';
import { PortalRefusal } from '../types.ts';
import { withdrawQueued } from './approval.ts';
import { makePrivate } from './audience.ts';
import { FIELDSET, markerFields, markerObject } from './marker.ts';
import { placeOf } from './place.ts';
import { linkIn, readRevision } from './revision.ts';
import type { Site } from './site.ts';
import { readView } from './view.ts';

/** Hides an entry first, then writes down why: while it is private, so is its metadata. */
export async function holdEntry(
  site: Site,
  { name, address = '' }: ExistingEntry,
  hold: string,
): Promise<void> {
  const place = placeOf(address);
  const about = `${name}: hold`;
  if (place.seq !== null) return holdDraft(site, name, place, hold);
  await makePrivate(site, place.id, name);
  await withdrawQueued(site, place.id, name);
  const view = await readView(site.client, place.id, 'reviewer', about);
  if (view?.marker == null)
    throw new PortalRefusal(`${name} has lost its marker on ${site.client.url.host}. It is private now.`);
  await site.client.ask({
    method: 'PATCH',
    path: `/api/views/metadata/v1/${place.id}`,
    body: { customFields: { [FIELDSET]: markerFields({ ...view.marker, hold }) } },
    about,
  });
  site.places.set(name, place);
}

/** A draft is private as it is. */
async function holdDraft(
  site: Site,
  name: string,
  place: ReturnType<typeof placeOf>,
  hold: string,
): Promise<void> {
  const about = `${name}: hold`;
  const revision = await readRevision(site, place, about);
  if (revision?.marker == null || revision.closed) return;
  const fields = { custom_fields: { [FIELDSET]: markerObject({ ...revision.marker, hold }) } };
  const path = linkIn(revision.links, 'update', about);
  await site.client.ask({ method: 'PUT', path, body: { metadata: { metadata: fields } }, about });
}
