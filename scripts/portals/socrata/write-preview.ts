import type { DesiredEntry, ExistingEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import { shapeColumns } from './columns.ts';
import { settleLeftovers } from './leftovers.ts';
import { locate } from './locate.ts';
import { markerOf } from './marker.ts';
import { assetId, placeOf } from './place.ts';
import { recordOf } from './record.ts';
import { orRemove, removeAsset, removeDraft } from './remove-draft.ts';
import { openRevision, readRevision, readRevisions, revisionMetadata, updateRevision } from './revision.ts';
import { sealOf } from './seal.ts';
import { shownOfDraft, shownOfRecord } from './shown.ts';
import type { Site } from './site.ts';
import { fileOf, uploadTable } from './upload.ts';
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
  const record = recordOf(desired);
  if (existing === null) await settleLeftovers(site, name, null);
  else await removePreview(site, existing);
  const marker = markerOf(desired);
  const id = await publishedAsset(site, desired);
  if (id !== null) await discardEarlier(site, id, name);
  const revision = await openRevision(site, {
    id,
    action: id === null ? { type: 'update', permission: 'private' } : { type: 'replace' },
    metadata: revisionMetadata(record, marker, {}),
    about: `${name}: open`,
  });
  await orRemove(site, revision.place, name, async () => {
    const bytes = await fileOf(marker, record, open);
    const { source, values } = await uploadTable(site, revision, {
      record,
      bytes,
      digest: marker.data,
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
  });
  site.appeared.add(assetId(revision.place));
  site.places.set(name, revision.place);
}

/** Drafts of the same name that nobody told us of: an answer got lost, or the catalogue does not know. */
async function discardEarlier(site: Site, id: string, name: string): Promise<void> {
  for (const { closed, marker, place } of await readRevisions(site, id, `${name}: revisions`))
    if (!closed && marker?.entry === name) await removeDraft(site, place, name);
}

/** What is published of the same dataset; null where nothing is. */
async function publishedAsset(site: Site, { name, dataset }: DesiredEntry): Promise<string | null> {
  const identifier = name.replace(/--pr-\d+$/, '');
  const place = await locate(site, identifier);
  if (place === null || place.seq !== null) return null;
  const view = await readView(site.client, place.id, 'reviewer', `${name}: look`);
  return view?.published && view.marker?.dataset === dataset ? view.id : null;
}

/** Safe to repeat. What is published is not touched. */
export async function removePreview(site: Site, { name, address = '', hold }: ExistingEntry): Promise<void> {
  await settleLeftovers(site, name, null);
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
