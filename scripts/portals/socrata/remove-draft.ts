import { Outage } from '../../model/outage.ts';
import { PortalOutage, PortalRefusal } from '../types.ts';
import { assetId, type Place } from './place.ts';
import { discardRevision } from './revision.ts';
import type { Site } from './site.ts';
import { readView } from './view.ts';

/** A draft that cannot be completed goes at once; one that the portal went away from is left to the next run. */
export async function orRemove<T>(
  site: Site,
  place: Place,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused =
      error instanceof PortalRefusal || (error instanceof Outage && !(error instanceof PortalOutage));
    if (refused) await removeDraft(site, place, name);
    throw error;
  }
}

/** Discards a draft, and with it an asset that consists of nothing else. */
export async function removeDraft(site: Site, place: Place, name: string): Promise<void> {
  await discardRevision(site, place, `${name}: discard`);
  site.gone.add(assetId(place));
  const view = await readView(site.client, place.id, 'reviewer', `${name}: look`);
  if (view !== null && !view.published) await removeAsset(site, place, name);
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
