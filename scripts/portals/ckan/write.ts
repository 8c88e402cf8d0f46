import { hash, randomUUID } from 'node:crypto';
import type { DesiredEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import type { CkanApi } from './api.ts';
import { type DataStore, dataStore } from './datastore.ts';
import { fileStamp, type Marker, markerExtra, markerOf, type Seal } from './marker.ts';
import { organizations } from './organizations.ts';
import type { CkanPackage, CkanResource } from './package.ts';
import { CkanRefusal } from './problem.ts';
import { withReceivedFile } from './received-file.ts';
import { type CkanRecord, type CkanRecordResource, recordOf } from './record.ts';
import { removePreview } from './remove.ts';
import { findPackage, revise } from './revise.ts';
import { shownByPackage, shownByRecord } from './shown.ts';

export interface WriterOptions {
  maximumUpload: number;
  /** Revision of an entry when it was looked at; absent: it was not there, or nobody looked. */
  revisionSeen(name: string): string | undefined;
}

/**
 * Carries out one change. A new entry is private until everything of it is there; an entry whose file changes carries no
 * digests until its table is there too, so that the next run takes it up again wherever this one breaks off.
 */
export function entryWriter(api: CkanApi, options: WriterOptions) {
  const ensureOrganization = organizations(api);
  const store = dataStore(api);
  return async (change: PortalChange, open: OpenData): Promise<void> => {
    const found = await findPackage(api, change.name);
    if (found !== null) refuseIfMoved(change, found, options.revisionSeen(change.name));
    const { desired } = change;
    if (desired === null) {
      if (found !== null) await removePreview(api, store, found);
      return;
    }
    if (found !== null && isAsDesired(found, desired)) return;
    const record = recordOf(desired);
    await ensureOrganization(record.organization);
    const entry = found ?? (await create(api, desired, record));
    const { resource } = record;
    if (resource === null || resource.link !== undefined || hasFile(entry, desired, resource))
      return settle(api, store, entry, desired, record);
    await withReceivedFile(desired, resource, options.maximumUpload, open, (file) =>
      upload(api, store, entry, desired, record, resource, file),
    );
  };
}

/** Everything but the file: it stays, is a link, or goes. */
async function settle(
  api: CkanApi,
  store: DataStore,
  entry: CkanPackage,
  desired: DesiredEntry,
  record: CkanRecord,
): Promise<void> {
  const { resource } = record;
  let latest = entry;
  const [current] = entry.resources ?? [];
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
    marker: marked(desired, { sealed: sealOf(desired, record, fileStamp(resources[0])) }),
  });
}

async function upload(
  api: CkanApi,
  store: DataStore,
  entry: CkanPackage,
  desired: DesiredEntry,
  record: CkanRecord,
  resource: CkanRecordResource,
  file: Blob,
): Promise<void> {
  const [current] = entry.resources ?? [];
  const { hold } = markerOf(entry) ?? {};
  const revised = await revise(api, entry, {
    record,
    resources: [resourceFields(resource, current)],
    file: { name: resource.file, bytes: file },
    private: desired.visibility === 'private' || entry.private,
    marker: marked(desired, { writing: randomUUID(), ...(hold === undefined ? {} : { hold }) }),
  });
  const [uploaded] = revised.resources ?? [];
  if (uploaded === undefined)
    throw new PortalRefusal(`${desired.name}: the portal did not keep the file. Run again.`);
  if (resource.table !== null) await store.load(uploaded.id, resource.table, file);
  else if (uploaded.datastore_active) await store.drop(uploaded.id);
  const latest = (await findPackage(api, entry.id)) ?? revised;
  await revise(api, latest, {
    private: desired.visibility === 'private',
    marker: marked(desired, { sealed: sealOf(desired, record, fileStamp(uploaded)) }),
  });
}

async function create(api: CkanApi, desired: DesiredEntry, record: CkanRecord): Promise<CkanPackage> {
  const { name } = desired;
  try {
    return await api.call<CkanPackage>('package_create', {
      name,
      title: record.title,
      owner_org: record.organization.name,
      private: true,
      extras: [markerExtra(marked(desired, { writing: randomUUID() }))],
    });
  } catch (error) {
    if (!(error instanceof CkanRefusal && 'name' in error.fields)) throw error;
    // Made by a run before this one, or by this very call whose answer got lost.
    const there = await findPackage(api, name);
    if (there === null || markerOf(there)?.dataset !== desired.dataset) throw error;
    return there;
  }
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

function isAsDesired(entry: CkanPackage, desired: DesiredEntry): boolean {
  const { sealed, hold } = markerOf(entry) ?? {};
  return (
    hold === undefined &&
    sealed?.recordDigest === desired.recordDigest &&
    sealed.dataDigest === desired.dataDigest &&
    sealed.shown === shownByPackage(entry) &&
    sealed.file === fileStamp(entry.resources?.[0]) &&
    entry.private === (desired.visibility === 'private')
  );
}

/** Lies the very file there, with the table it needs? */
function hasFile(entry: CkanPackage, desired: DesiredEntry, resource: CkanRecordResource): boolean {
  const { sealed } = markerOf(entry) ?? {};
  return (
    sealed !== undefined &&
    sealed.dataDigest === desired.dataDigest &&
    sealed.file === fileStamp(entry.resources?.[0]) &&
    sealed.table === tableShape(resource)
  );
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

function marked({ dataset, pullRequest, retired }: DesiredEntry, more: Partial<Marker>): Marker {
  return { dataset, ...(pullRequest === undefined ? {} : { pullRequest }), retired, ...more };
}

function sealOf({ recordDigest, dataDigest }: DesiredEntry, record: CkanRecord, file: string): Seal {
  return { recordDigest, dataDigest, shown: shownByRecord(record), file, table: tableShape(record.resource) };
}

function tableShape(resource: CkanRecordResource | null): string {
  if (!resource?.table) return '';
  const { fields, delimiter } = resource.table;
  return hash('sha256', JSON.stringify([fields.map(({ id, type }) => [id, type]), delimiter]), 'hex');
}
