import { PortalRefusal } from '../types.ts';
import { awaitApplied } from './apply-revision.ts';
import type { Marker } from './marker.ts';
import { removeDraft } from './remove-draft.ts';
import { readRevision } from './revision.ts';
import type { Site } from './site.ts';

/**
 * Takes up what a broken run left of an entry that was never published: waits for it where the portal is at work on the
 * very same content, and removes it otherwise. Other entries' are left alone: another run may be at work on them.
 * Returns the asset that was taken up.
 */
export async function settleLeftovers(
  site: Site,
  name: string,
  wanted: Marker | null,
): Promise<string | null> {
  const left = site.leftovers.get(name) ?? [];
  site.leftovers.delete(name);
  let taken: string | null = null;
  for (const place of left) {
    const revision = await readRevision(site, place, `${name}: clear up`);
    if (revision?.marker?.entry !== name || (revision.closed && !revision.applied)) continue;
    const { marker, job, applied } = revision;
    const same =
      marker.record === wanted?.record && marker.data === wanted.data && marker.status === wanted.status;
    const busy = job !== null && job.status !== 'failure';
    if (taken === null && same && busy) {
      if (!applied) await awaitApplied(site, revision.place, name);
      taken = place.id;
    } else if (applied)
      throw new PortalRefusal(
        `${name} was published on ${site.client.url.host} since this run looked. Run again.`,
      );
    else await removeDraft(site, place, name);
  }
  return taken;
}
