import type { PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import { applyRevision, awaitApplied } from './apply-revision.ts';
import { refuseQueued } from './approval.ts';
import { shapeColumns } from './columns.ts';
import type { Marker } from './marker.ts';
import type { SocrataRecord } from './record.ts';
import { orRemove } from './remove-draft.ts';
import {
  discardRevision,
  type OpenedRevision,
  openRevision,
  readRevisions,
  revisionMetadata,
  updateRevision,
} from './revision.ts';
import type { Site } from './site.ts';
import { fileOf, uploadTable, useViewAsSource } from './upload.ts';
import { readView, type SocrataView } from './view.ts';

export interface Revising {
  change: PortalChange;
  /** The asset as it is now; null: a new one. */
  view: SocrataView | null;
  marker: Marker;
  record: SocrataRecord;
  open: OpenData;
}

/** Opens a revision, fills it, and applies it. Returns the asset. */
export async function revise(site: Site, revising: Revising): Promise<string> {
  const { view, marker, record } = revising;
  const name = marker.entry;
  if (view?.public === true) await refuseQueued(site, view.id, name);
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
  const output = await orRemove(site, revision.place, name, async () => {
    const { output: schema, values } = await fill(site, revision, revising);
    const metadata = revisionMetadata(record, { ...marker, values }, kept);
    await updateRevision(site, revision, metadata, `${name}: describe`);
    if (view !== null) await refuseConcurrent(site, view, before, name);
    return schema;
  });
  await applyRevision(site, revision, output, name);
  if (view === null) site.appeared.add(revision.place.id);
  return revision.place.id;
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

/** Two at once, or a takedown meanwhile: the one that comes second stands back. */
async function refuseConcurrent(
  site: Site,
  view: SocrataView,
  before: OpenedRevision[],
  name: string,
): Promise<void> {
  const about = `${name}: revisions`;
  const applied = (await readRevisions(site, view.id, about)).filter(isApplied);
  const other = applied.find(({ place }) => before.every((each) => each.place.seq !== place.seq));
  const now = await readView(site.client, view.id, 'reviewer', about);
  const held = now === null || (now.marker?.hold ?? null) !== (view.marker?.hold ?? null);
  if (other === undefined && !held && now.public === view.public) return;
  const what =
    other === undefined ? 'it was taken down or hidden' : `revision ${other.place.seq} was applied`;
  throw new PortalRefusal(
    `${name}: ${what} on ${site.client.url.host} while this run was at work. Run again.`,
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
  const bytes = await fileOf(marker, record, open);
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
