import { randomUUID } from 'node:crypto';
import type { DesiredEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import type { CkanApi } from './api.ts';
import { createEntry } from './create.ts';
import type { DataStore } from './datastore.ts';
import { fileStamp, markerOf } from './marker.ts';
import { organizations } from './organizations.ts';
import type { CkanPackage, CkanResource } from './package.ts';
import { withReceivedFile } from './received-file.ts';
import { type CkanRecordResource, recordOf } from './record.ts';
import { removePreview } from './remove.ts';
import { findPackage, revise } from './revise.ts';
import { hasFile, isAsDesired, sealed, unsealed } from './seal.ts';
import { shownByPackage } from './shown.ts';

export interface WriterOptions {
  maximumUpload: number;
  /** Revision of an entry when it was looked at; absent: it was not there, or nobody looked. */
  revisionSeen(name: string): string | undefined;
}

/**
 * Carries out one change. A new entry is private until everything of it is there; an entry whose file changes carries no
 * digests until its table is there too, so that the next run takes it up again wherever this one breaks off.
 */
export function entryWriter(api: CkanApi, store: DataStore, { maximumUpload, revisionSeen }: WriterOptions) {
  const ensureOrganization = organizations(api);
  return async (change: PortalChange, open: OpenData): Promise<void> => {
    const found = await findPackage(api, change.name);
    if (found !== null) refuseIfMoved(change, found, revisionSeen(change.name));
    const { desired } = change;
    if (desired === null) {
      if (found !== null) await removePreview(api, store, found);
      return;
    }
    if (found !== null && isAsDesired(found, desired)) return;
    const { organization, resource } = recordOf(desired);
    const entry = async (): Promise<CkanPackage> => {
      await ensureOrganization(organization);
      return found ?? createEntry(api, desired);
    };
    const stays = found !== null && resource !== null && hasFile(found, desired, resource);
    if (resource === null || resource.link !== undefined || stays)
      return writeFields(api, store, await entry(), desired);
    await withReceivedFile(desired, resource, maximumUpload, open, async (file) =>
      writeFile(api, store, await entry(), desired, resource, file),
    );
  };
}

/** Everything but the file: it stays, is a link, or goes. */
async function writeFields(
  api: CkanApi,
  store: DataStore,
  entry: CkanPackage,
  desired: DesiredEntry,
): Promise<void> {
  const record = recordOf(desired);
  const { resource } = record;
  const [current] = entry.resources ?? [];
  let latest = entry;
  if (current?.datastore_active) {
    if (resource?.table) await store.describe(current.id, resource.table.fields);
    else await store.drop(current.id);
    // CKAN notes it in the entry, which has another revision by now.
    latest = (await findPackage(api, entry.id)) ?? entry;
    if (shownByPackage(latest) !== shownByPackage(entry)) throw changedMeanwhile(desired.name);
  }
  const resources = resource === null ? [] : [resourceFields(resource, latest.resources?.[0])];
  await revise(api, latest, {
    record,
    resources,
    private: desired.visibility === 'private',
    marker: sealed(desired, fileStamp(resources[0])),
  });
}

/** Everything with the file, in one call that CKAN does as a whole or not at all; then its table; then the seal. */
async function writeFile(
  api: CkanApi,
  store: DataStore,
  entry: CkanPackage,
  desired: DesiredEntry,
  resource: CkanRecordResource,
  file: Blob,
): Promise<void> {
  const isPrivate = desired.visibility === 'private';
  const revised = await revise(api, entry, {
    record: recordOf(desired),
    resources: [resourceFields(resource, entry.resources?.[0])],
    file: { name: resource.file, bytes: file },
    private: isPrivate || entry.private,
    marker: unsealed(desired, randomUUID(), markerOf(entry)?.hold),
  });
  const [uploaded] = revised.resources ?? [];
  if (uploaded === undefined)
    throw new PortalRefusal(`${desired.name}: the portal did not keep the file. Run again.`);
  if (uploaded.datastore_active) await store.drop(uploaded.id);
  if (resource.table !== null) await store.load(uploaded.id, resource.table, file);
  const latest = (await findPackage(api, entry.id)) ?? revised;
  await revise(api, latest, { private: isPrivate, marker: sealed(desired, fileStamp(uploaded)) });
}

/** The fields of a resource that are ours, over all that the portal keeps of it: its id, its address, its views. */
function resourceFields(resource: CkanRecordResource, current: CkanResource | undefined) {
  const { name, description, format, mimetype, sha256, link } = resource;
  const shown = { ...current, name, description, format, mimetype, hash: sha256 };
  if (link === undefined) return shown;
  return {
    ...shown,
    url: link,
    url_type: '',
    ...(current?.url_type === 'upload' ? { clear_upload: true } : {}),
  };
}

function refuseIfMoved(change: PortalChange, entry: CkanPackage, seen: string | undefined): void {
  const { name, dataset, kind, existing } = change;
  const marker = markerOf(entry);
  if (kind !== 'adopt' && marker?.dataset !== dataset)
    throw new PortalRefusal(
      `${name} belongs to somebody else on the portal. Adopt it, or choose another identifier.`,
    );
  if (marker?.hold !== existing?.hold)
    throw new PortalRefusal(`${name} has been taken down in the meantime. Run again.`);
  if (seen !== undefined && seen !== entry.metadata_modified) throw changedMeanwhile(name);
}

function changedMeanwhile(name: string): PortalRefusal {
  return new PortalRefusal(`${name} was changed on the portal in the meantime. Run again.`);
}
