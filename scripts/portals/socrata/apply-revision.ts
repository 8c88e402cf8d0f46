import { PortalRefusal } from '../types.ts';
import { messageIn } from './answer.ts';
import { FIELDSET } from './marker.ts';
import { revisionPath } from './place.ts';
import { removeDraft } from './remove-draft.ts';
import { linkIn, type OpenedRevision, readRevision } from './revision.ts';
import type { Site } from './site.ts';
import { listOf, objectOf } from './view.ts';

/**
 * Applies a revision and waits for the portal to be done. Throws where it fails, where people have to approve it first,
 * and where it takes longer than patience lasts: the next run then looks at it again.
 */
export async function applyRevision(
  site: Site,
  revision: OpenedRevision,
  output: number | null,
  name: string,
): Promise<void> {
  const about = `${name}: apply`;
  const path = linkIn(revision.links, 'apply', about);
  const body = output === null ? {} : { output_schema_id: output };
  // A conflict: an answer got lost, and the first request was heard.
  await site.client.ask({ method: 'PUT', path, body, about, also: [409] });
  await awaitApplied(site, revision.place, name);
}

export async function awaitApplied(site: Site, place: OpenedRevision['place'], name: string): Promise<void> {
  const { client, patience, pause } = site;
  const { host } = client.url;
  for (let look = 1; look <= patience.looks; look += 1) {
    const seen = await readRevision(site, place, `${name}: apply`);
    const job = seen?.job ?? null;
    if (seen === null || job === null)
      throw new PortalRefusal(`${name}: ${host} has lost the change. Run again.`);
    if (job.status === 'successful') return;
    if (job.key === 'approval_submitted') throw approvalNeeded(site, place.id, name);
    if (job.status === 'failure') {
      await removeDraft(site, place, name);
      throw new PortalRefusal(`${name}: ${host} could not apply the change${reasonOf(job)}`);
    }
    await client.ask({
      method: 'GET',
      path: `${revisionPath(place)}/apply/${job.id}`,
      about: `${name}: apply`,
    });
    if (look > 1) await pause(patience.pauseMs);
  }
  throw new PortalRefusal(`${name}: ${host} is still at work on it. Run again later to look.`);
}

function reasonOf({ log }: Record<string, unknown>): string {
  const [entry] = listOf(log).map(objectOf);
  const message = messageIn(entry?.details);
  if (!message.includes('custom metadata')) return message === '' ? '.' : `: ${message}.`;
  return `: ${message}. An administrator adds the set "${FIELDSET}" of custom metadata; the README names its fields.`;
}

export function approvalNeeded({ client }: Site, id: string, name: string): PortalRefusal {
  const { origin, host } = client.url;
  return new PortalRefusal(
    `${name} waits for approval on ${host}. Somebody who may review public approvals there (administrators may) ` +
      `approves ${origin}/d/${id} at ${origin}/admin/approvals; then run again.`,
  );
}
