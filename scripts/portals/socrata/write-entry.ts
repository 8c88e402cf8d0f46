import type { DesiredEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import { makePrivate, makePublic } from './audience.ts';
import { shapeColumns } from './columns.ts';
import type { Marker } from './marker.ts';
import { type Place, placeOf } from './place.ts';
import type { SocrataRecord } from './record.ts';
import {
  applyRevision,
  awaitApplied,
  discardRevision,
  type OpenedRevision,
  openRevision,
  readRevisions,
  revisionMetadata,
  updateRevision,
} from './revision.ts';
import { holdsRows, isIntact, sealEntry } from './seal.ts';
import { differences, shownOfRecord, shownOfView } from './shown.ts';
import type { Site } from './site.ts';
import { uploadTable, useViewAsSource } from './upload.ts';
import { readView, type SocrataView } from './view.ts';

/**
 * Creates or replaces what is published: a revision is opened, filled, applied while nobody but the publishing account
 * sees it, compared with what was sent, sealed, and only then made public. Each step is found again by the next run.
 */
export async function writeEntry(
  site: Site,
  change: PortalChange,
  desired: DesiredEntry,
  open: OpenData,
): Promise<void> {
  const { name } = desired;
  const record = desired.record as SocrataRecord;
  const marker: Marker = {
    entry: name,
    dataset: desired.dataset,
    record: desired.recordDigest,
    data: desired.dataDigest,
    values: null,
    status: desired.retired ? 'retired' : desired.pullRequest === undefined ? 'published' : 'preview',
    hold: null,
    seal: null,
  };
  const view = await existingView(site, change);
  const done = view === null ? null : await completed(site, view, marker, record);
  const id = done === null ? await revise(site, { change, view, marker, record, open }) : (view?.id ?? '');
  const complete = done ?? { marker: { ...marker, values: await valuesOf(site, id, marker) }, sealed: false };
  site.places.set(name, { id, seq: null });
  if (!complete.sealed) await sealEntry(site, id, complete.marker, record);
  if (desired.visibility === 'private') {
    if (view?.public === true) await makePrivate(site, id, name);
  } else if (view?.public !== true) await makePublic(site, id, name);
}

/** The asset as it is now; throws where it is not any more what the change was planned for. */
async function existingView(site: Site, { existing, name }: PortalChange): Promise<SocrataView | null> {
  if (existing?.address === undefined) return null;
  const { id } = placeOf(existing.address);
  const view = await readView(site.client, id, 'reviewer', `${name}: look`);
  const { host } = site.client.url;
  if (view === null) throw new PortalRefusal(`${name} is not on ${host} any more. Run again.`);
  const { marker } = view;
  if ((marker?.hold ?? null) !== (existing.hold ?? null))
    throw new PortalRefusal(`${name} has been taken down in the meantime. Run again.`);
  const changed =
    (existing.owned && marker === null) ||
    (existing.recordDigest !== undefined && existing.recordDigest !== marker?.record) ||
    (existing.dataDigest !== undefined && existing.dataDigest !== marker?.data);
  if (changed)
    throw new PortalRefusal(`${name} was changed on ${host} since this run looked at it. Run again.`);
  return view;
}

/** What a broken run, or a run whose change had to be approved, has done already; null where a revision is needed. */
async function completed(
  site: Site,
  view: SocrataView,
  wanted: Marker,
  record: SocrataRecord,
): Promise<{ marker: Marker; sealed: boolean } | null> {
  const { marker } = view;
  if (marker === null || !view.published || marker.entry !== wanted.entry || marker.status !== wanted.status)
    return null;
  if (marker.record !== wanted.record || marker.data !== wanted.data) return null;
  if (marker.seal !== null) {
    const { record: shown, data } = await isIntact(site, view, marker);
    return shown && data ? { marker: { ...marker, hold: null }, sealed: marker.hold === null } : null;
  }
  if (differences(shownOfRecord(record), shownOfView(view)).length > 0) return null;
  return (await holdsRows(site, view, marker)) ? { marker: { ...marker, hold: null }, sealed: false } : null;
}

interface Revising {
  change: PortalChange;
  view: SocrataView | null;
  marker: Marker;
  record: SocrataRecord;
  open: OpenData;
}

/** Returns the asset. */
async function revise(site: Site, revising: Revising): Promise<string> {
  const { view, marker, record, change } = revising;
  const name = marker.entry;
  const before = view === null ? [] : await settleEarlier(site, view, marker);
  if (before === 'applied') return view?.id ?? '';
  const kept = view?.metadata ?? {};
  const revision = await openRevision(site, {
    id: view?.id ?? null,
    // Of a new asset as the portal's manual has it; there are no rows to be replaced.
    action: view === null ? { type: 'update', permission: 'private' } : { type: 'replace' },
    metadata: revisionMetadata(record, marker, kept),
    about: `${name}: open`,
  });
  if (view === null) site.appeared.add(revision.place.id);
  const { output, values } = await fill(site, revision, revising);
  await updateRevision(
    site,
    revision,
    revisionMetadata(record, { ...marker, values }, kept),
    `${name}: describe`,
  );
  if (view !== null) await refuseConcurrent(site, revision, before, name);
  await applyRevision(site, revision, output, name);
  return change.existing === null ? revision.place.id : (view?.id ?? revision.place.id);
}

/**
 * Takes up a revision of an earlier run that the portal is applying, or that waits for approval, where it is the same;
 * discards what was left half-made. Returns what was applied before.
 */
async function settleEarlier(
  site: Site,
  { id }: SocrataView,
  marker: Marker,
): Promise<OpenedRevision[] | 'applied'> {
  const about = `${marker.entry}: revisions`;
  const revisions = await readRevisions(site, id, about);
  // A draft that people open starts as a copy of what is published, seal included.
  const ours = revisions.filter(
    (each) => !each.closed && each.marker?.entry === marker.entry && each.marker.seal === null,
  );
  for (const { place, job, marker: left } of ours) {
    const busy = job !== null && job.status !== 'failure';
    const same = left?.record === marker.record && left.data === marker.data && left.status === marker.status;
    if (busy) await awaitApplied(site, place, marker.entry);
    if (busy && same) return 'applied';
    if (!busy) await discardRevision(site, place, about);
  }
  return ours.some(({ job }) => job !== null)
    ? (await readRevisions(site, id, about)).filter(isApplied)
    : revisions.filter(isApplied);
}

function isApplied({ applied }: OpenedRevision): boolean {
  return applied;
}

/** Two at once: the one that comes second stands back. */
async function refuseConcurrent(
  site: Site,
  revision: OpenedRevision,
  before: OpenedRevision[],
  name: string,
): Promise<void> {
  const now = (await readRevisions(site, revision.place.id, `${name}: revisions`)).filter(isApplied);
  const last = Math.max(-1, ...before.map(({ place }) => place.seq));
  const other = now.find(
    ({ place }) => place.seq > last || !before.some((each) => each.place.seq === place.seq),
  );
  if (other === undefined) return;
  await discardRevision(site, revision.place, `${name}: discard`);
  throw new PortalRefusal(
    `${name}: revision ${other.place.seq} was applied on ${site.client.url.host} while this run was at work. Run again.`,
  );
}

/** Rows and columns of a revision. Without new rows the asset itself is the source. */
async function fill(site: Site, revision: OpenedRevision, { view, marker, record, change, open }: Revising) {
  const name = marker.entry;
  if (view !== null && !needsRows(view, marker, record, change)) {
    const source = await useViewAsSource(site, revision, name);
    const output = await shapeColumns(site, source, record, 'name', name);
    return { output, values: view.marker?.values ?? null };
  }
  const bytes = marker.data === null ? headerOf(record) : await open(marker.dataset, marker.data);
  const { source, values } = await uploadTable(site, revision, { record, bytes, digest: marker.data, name });
  return { output: await shapeColumns(site, source, record, 'position', name), values };
}

function needsRows(
  { columns, marker: shown }: SocrataView,
  marker: Marker,
  record: SocrataRecord,
  change: PortalChange,
): boolean {
  if (shown === null || shown.data !== marker.data || shown.values === null) return true;
  if (change.because.includes('data') || change.because.includes('ownership')) return true;
  const signature = (fields: { fieldName: string; type: string }[]): string =>
    JSON.stringify(fields.map(({ fieldName, type }) => [fieldName, type]));
  return signature(columns) !== signature(record.columns.filter(({ input }) => input >= 0));
}

/** A tombstone keeps its columns and has no rows. */
async function* headerOf({ table }: SocrataRecord): AsyncIterable<Uint8Array> {
  const cells = table?.header.map((name) => `"${name.replaceAll('"', '""')}"`) ?? [];
  yield Buffer.from(`${cells.join(',')}\n`);
}

/** The digest of the rows as the applied revision has it. */
async function valuesOf(site: Site, id: string, { entry }: Marker): Promise<string | null> {
  const view = await readView(site.client, id, 'reviewer', `${entry}: look`);
  return view?.marker?.values ?? null;
}

/** Takes away an asset of ours that shows a preview. */
export async function removeAsset(site: Site, { id }: Place, name: string): Promise<void> {
  const request = {
    method: 'DELETE',
    path: `/api/views/${id}`,
    about: `${name}: remove`,
    also: [404],
  } as const;
  await site.client.ask(request);
  site.gone.add(id);
}
