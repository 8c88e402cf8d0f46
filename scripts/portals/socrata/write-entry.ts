import type { DesiredEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import { makePrivate, makePublic } from './audience.ts';
import { settleLeftovers } from './leftovers.ts';
import { type Marker, markerOf } from './marker.ts';
import { placeOf } from './place.ts';
import { recordOf, type SocrataRecord } from './record.ts';
import { revise } from './revise.ts';
import { holdsRows, isIntact, sealEntry } from './seal.ts';
import { differences, shownOfRecord, shownOfView } from './shown.ts';
import type { Site } from './site.ts';
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
  const record = recordOf(desired);
  const marker = markerOf(desired);
  const view = await existingView(site, change);
  const taken = await settleLeftovers(site, name, view === null ? marker : null);
  const done = view === null ? null : await completed(site, view, marker, record);
  const id =
    done === null
      ? (taken ?? (await revise(site, { change, view, marker, record, open })))
      : (view?.id ?? '');
  const complete = done ?? { marker: { ...marker, values: await valuesOf(site, id, marker) }, sealed: false };
  site.places.set(name, { id, seq: null });
  if (!complete.sealed) await sealEntry(site, id, complete.marker, record);
  if (desired.visibility === 'private') {
    if (view?.public === true) await makePrivate(site, id, name);
  } else if (view?.public !== true) await makePublic(site, id, name);
}

/** The asset as it is now; throws where it is not any more what the change was planned for. */
async function existingView(
  site: Site,
  { existing, desired, name }: PortalChange,
): Promise<SocrataView | null> {
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
  // What a broken run had asked for may have been done in the meantime.
  const arrived = marker?.record === desired?.recordDigest && marker?.data === desired?.dataDigest;
  if (changed && !arrived)
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
  if (differences(shownOfRecord(record, view), shownOfView(view)).length > 0) return null;
  return (await holdsRows(site, view, marker)) ? { marker: { ...marker, hold: null }, sealed: false } : null;
}

/** The digest of the rows as the applied revision has it. */
async function valuesOf(site: Site, id: string, { entry }: Marker): Promise<string | null> {
  const view = await readView(site.client, id, 'reviewer', `${entry}: look`);
  return view?.marker?.values ?? null;
}
