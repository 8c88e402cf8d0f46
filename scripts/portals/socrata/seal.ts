import { PortalRefusal } from '../types.ts';
import { FIELDSET, type Marker, markerFields } from './marker.ts';
import type { SocrataRecord } from './record.ts';
import { readRows } from './rows.ts';
import { differences, type Shown, shownDigest, shownOfRecord, shownOfView } from './shown.ts';
import type { Site } from './site.ts';
import { readView, type SocrataView } from './view.ts';

/** What the portal showed when an entry was complete: people change it by hand, and the seal breaks. */
export function sealOf(shown: Shown, rowsUpdatedAt: number): string {
  return `${shownDigest(shown)}:${rowsUpdatedAt}`;
}

export function sealMatches({ seal }: Marker, shown: string, rowsUpdatedAt: number): boolean {
  return seal === `${shown}:${rowsUpdatedAt}`;
}

/** What of an asset is as it was left. Rows whose date alone differs are read and compared. */
export async function isIntact(
  site: Site,
  view: SocrataView,
  marker: Marker,
): Promise<{ record: boolean; data: boolean }> {
  const { seal } = marker;
  if (seal === null) return { record: false, data: false };
  const [shown, updated] = seal.split(':');
  const data = String(view.rowsUpdatedAt) === updated || (await holdsRows(site, view, marker));
  return { record: shown === shownDigest(shownOfView(view)), data };
}

/** Are the rows those that were sent? */
export async function holdsRows(site: Site, view: SocrataView, { values, entry }: Marker): Promise<boolean> {
  const rows = await readRows(site.client, view, 'reviewer', { name: entry, expected: values });
  return rows !== null && rows.values === values;
}

/**
 * Closes an entry that shows what was sent: from now on it counts as complete. Throws where the portal shows something
 * else than was sent.
 */
export async function sealEntry(
  site: Site,
  id: string,
  marker: Marker,
  record: SocrataRecord,
): Promise<SocrataView> {
  const { client } = site;
  const view = await readView(client, id, 'reviewer', `${marker.entry}: look`);
  if (view === null)
    throw new PortalRefusal(`${marker.entry} is not on ${client.url.host} any more. Run again.`);
  const wrong = differences(shownOfRecord(record, view), shownOfView(view));
  if (wrong.length > 0)
    throw new PortalRefusal(
      `${marker.entry}: ${client.url.host} shows another ${wrong.join(', ')} than was sent. Look at ${client.url.origin}/d/${id}.`,
    );
  const seal = sealOf(shownOfView(view), view.rowsUpdatedAt);
  await client.ask({
    method: 'PATCH',
    path: `/api/views/metadata/v1/${id}`,
    body: { customFields: { [FIELDSET]: markerFields({ ...marker, seal }) } },
    about: `${marker.entry}: complete`,
  });
  return view;
}
