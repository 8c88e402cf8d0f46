import { PortalRefusal } from '../types.ts';
import { messageIn } from './answer.ts';
import { approvalNeeded, refuseQueued } from './approval.ts';
import { FIELDSET } from './marker.ts';
import { removeDraft } from './remove-draft.ts';
import { linkIn, type OpenedRevision, readRevision } from './revision.ts';
import type { Site } from './site.ts';
import { listOf, objectOf } from './view.ts';

/** How the answer says that people have to agree first. */
const APPROVAL = 'approval_submitted';

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
  const { body: answer } = await site.client.ask({ method: 'PUT', path, body, about, also: [409] });
  if (objectOf(objectOf(answer).resource).key === APPROVAL)
    throw approvalNeeded(site, revision.place.id, name);
  await awaitApplied(site, revision.place, name);
}

export async function awaitApplied(site: Site, place: OpenedRevision['place'], name: string): Promise<void> {
  const { patience, pause } = site;
  const { host } = site.client.url;
  for (let look = 1; look <= patience.looks; look += 1) {
    const seen = await readRevision(site, place, `${name}: apply`);
    const job = seen?.job ?? null;
    if (job === null) {
      // What waits for approval is not being applied yet.
      await refuseQueued(site, place.id, name);
      throw new PortalRefusal(`${name}: ${host} has lost the change. Run again.`);
    }
    if (job.status === 'successful') return;
    if (job.key === APPROVAL) throw approvalNeeded(site, place.id, name);
    if (job.status === 'failure') {
      await removeDraft(site, place, name);
      throw new PortalRefusal(`${name}: ${host} could not apply the change${reasonOf(job)}`);
    }
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
