import type { DesiredEntry, ExistingEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import { findEntry } from './catalogue.ts';
import { shapeColumns } from './columns.ts';
import type { Marker } from './marker.ts';
import { assetId, type Place, placeOf } from './place.ts';
import type { SocrataRecord } from './record.ts';
import { discardRevision, openRevision, readRevision, revisionMetadata, updateRevision } from './revision.ts';
import { sealOf } from './seal.ts';
import { shownOfDraft, shownOfRecord } from './shown.ts';
import type { Site } from './site.ts';
import { uploadTable } from './upload.ts';
import { readView } from './view.ts';

/**
 * A preview is a draft: a revision of what is published, which stays as it is, or the first revision of an asset that
 * nobody has published. It is never applied. A newer preview is a new draft; the old one goes first.
 */
export async function writePreview(
  site: Site,
  { existing }: PortalChange,
  desired: DesiredEntry,
  open: OpenData,
): Promise<void> {
  const { name } = desired;
  const record = desired.record as SocrataRecord;
  if (desired.dataDigest === null) throw new PortalRefusal(`${name}: a preview needs data.`);
  if (existing !== null) await removePreview(site, existing);
  const marker: Marker = {
    entry: name,
    dataset: desired.dataset,
    record: desired.recordDigest,
    data: desired.dataDigest,
    values: null,
    status: 'preview',
    hold: null,
    seal: null,
  };
  const id = await publishedAsset(site, desired);
  const revision = await openRevision(site, {
    id,
    action: id === null ? { type: 'update', permission: 'private' } : { type: 'replace' },
    metadata: revisionMetadata(record, marker, {}),
    about: `${name}: open`,
  });
  site.appeared.add(assetId(revision.place));
  const bytes = await open(desired.dataset, desired.dataDigest);
  const { source, values } = await uploadTable(site, revision, {
    record,
    bytes,
    digest: desired.dataDigest,
    name,
  });
  await shapeColumns(site, source, record, 'position', name);
  const seal = sealOf(shownOfDraft(shownOfRecord(record, null)), 0);
  await updateRevision(
    site,
    revision,
    revisionMetadata(record, { ...marker, values, seal }, {}),
    `${name}: complete`,
  );
  site.places.set(name, revision.place);
}

/** What is published of the same dataset; null where nothing is. */
async function publishedAsset(site: Site, { name, dataset }: DesiredEntry): Promise<string | null> {
  const identifier = name.replace(/--pr-\d+$/, '');
  const place = site.places.get(identifier) ?? (await findEntry(site.client, identifier))[0]?.place;
  if (place === undefined || place.seq !== null) return null;
  const view = await readView(site.client, place.id, 'reviewer', `${name}: look`);
  return view?.published && view.marker?.dataset === dataset ? view.id : null;
}

/** Safe to repeat. What is published is not touched. */
export async function removePreview(site: Site, { name, address = '', hold }: ExistingEntry): Promise<void> {
  const place = placeOf(address);
  if (place.seq === null) {
    const view = await readView(site.client, place.id, 'reviewer', `${name}: look`);
    if (view !== null && (view.marker?.hold ?? undefined) !== hold)
      throw new PortalRefusal(`${name} has been taken down in the meantime. Run again.`);
    if (view?.marker?.entry === name) await removeAsset(site, place, name);
  } else {
    const revision = await readRevision(site, place, `${name}: look`);
    if (revision !== null && (revision.marker?.hold ?? undefined) !== hold)
      throw new PortalRefusal(`${name} has been taken down in the meantime. Run again.`);
    await removeDraft(site, place, name);
  }
  site.places.delete(name);
}

/** Discards a draft, and with it an asset that consists of nothing else. */
export async function removeDraft(site: Site, place: Place, name: string): Promise<void> {
  await discardRevision(site, place, `${name}: discard`);
  site.gone.add(assetId(place));
  const view = await readView(site.client, place.id, 'reviewer', `${name}: look`);
  if (view !== null && !view.published) await removeAsset(site, place, name);
}

/** Takes away an asset of ours that shows a preview. */
async function removeAsset(site: Site, { id }: Place, name: string): Promise<void> {
  const request = {
    method: 'DELETE',
    path: `/api/views/${id}`,
    about: `${name}: remove`,
    also: [404],
  } as const;
  await site.client.ask(request);
  site.gone.add(id);
}
