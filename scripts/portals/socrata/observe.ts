import { createHash } from 'node:crypto';
import type { Observation } from '../types.ts';
import type { Visitor } from './client.ts';
import { locate } from './locate.ts';
import { isWithdrawn } from './marker.ts';
import { addressOf, type Place, revisionPath } from './place.ts';
import { readRevision } from './revision.ts';
import { readRows } from './rows.ts';
import { shownDigest, shownOfView } from './shown.ts';
import type { Site } from './site.ts';
import { readView } from './view.ts';

const NOTHING: Observation = { visible: false, retired: false };

/** What somebody is shown under a name: asks at its own address, whatever the catalogue says. */
export async function observeEntry(site: Site, name: string, as: Visitor): Promise<Observation> {
  const place = await locate(site, name);
  if (place === null) return NOTHING;
  return place.seq === null ? observeAsset(site, place, name, as) : observeDraft(site, place, name, as);
}

async function observeAsset(site: Site, place: Place, name: string, as: Visitor): Promise<Observation> {
  const { client } = site;
  const view = await readView(client, place.id, as, `${name}: read back`);
  if (view === null || !view.published || view.marker?.entry !== name) {
    const leaked = view === null && as === 'anonymous' && (await isReachable(site, place, name));
    return leaked ? { visible: true, retired: false } : NOTHING;
  }
  const { marker } = view;
  const rows = await readRows(client, view, as, { name, expected: marker.values });
  const right = rows !== null && rows.values === marker.values;
  const shows = marker.seal?.split(':')[0] === shownDigest(shownOfView(view));
  const data = right ? marker.data : (rows?.digest ?? null);
  return {
    visible: true,
    retired: isWithdrawn(marker),
    ...(shows ? { recordDigest: marker.record } : {}),
    ...(data === null ? {} : { dataDigest: data }),
    address: addressOf(client.url, place),
  };
}

/** A page or a file may be open although the asset is not. */
async function isReachable({ client }: Site, { id }: Place, name: string): Promise<boolean> {
  for (const path of [`/resource/${id}.json?$limit=1`, `/api/views/${id}/rows.csv`]) {
    const request = { path, as: 'anonymous', about: `${name}: read back` } as const;
    const seen = await client.download(
      { method: 'GET', ...request, also: [401, 403, 404] },
      async () => true,
    );
    if (seen) return true;
  }
  return false;
}

async function observeDraft(site: Site, place: Place, name: string, as: Visitor): Promise<Observation> {
  const { client } = site;
  const about = `${name}: read back`;
  const path = `${revisionPath(place)}/source/download`;
  const digest = await client.download(
    { method: 'GET', path, as, about, also: [401, 403, 404] },
    async (bytes) => {
      const hash = createHash('sha256');
      for await (const chunk of bytes) hash.update(chunk);
      return hash.digest('hex');
    },
  );
  if (as === 'anonymous') return digest === null ? NOTHING : { visible: true, retired: false };
  const revision = await readRevision(site, place, about);
  if (revision === null || revision.closed || revision.marker?.entry !== name) return NOTHING;
  const { marker } = revision;
  // Of a tombstone the file is a header without rows.
  const empty = marker.data === null && marker.values?.startsWith('0:') === true;
  return {
    visible: true,
    retired: isWithdrawn(marker),
    ...(marker.seal === null ? {} : { recordDigest: marker.record }),
    ...(digest === null || empty ? {} : { dataDigest: digest }),
    address: addressOf(client.url, place),
  };
}
