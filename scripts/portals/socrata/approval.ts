import { PortalRefusal } from '../types.ts';
import type { Site } from './site.ts';
import { objectOf } from './view.ts';

/** Throws where people have yet to agree to what is in the queue of approvals, or have refused it. */
export async function refuseQueued(site: Site, id: string, name: string): Promise<void> {
  const { currentState } = await guidance(site, id, name);
  if (currentState === 'pending') throw approvalNeeded(site, id, name);
  if (currentState !== 'rejected') return;
  const { host, origin } = site.client.url;
  throw new PortalRefusal(
    `${name} was rejected in the queue of approvals of ${host}. Ask those who reviewed it, have the rejected submission ` +
      `withdrawn at ${origin}/admin/approvals, then run again.`,
  );
}

/** Takes an asset out of the queue: nobody is to agree any more to what was asked. */
export async function withdrawQueued(site: Site, id: string, name: string): Promise<void> {
  const { currentState, withdrawUrl } = await guidance(site, id, name);
  if (currentState !== 'pending' || typeof withdrawUrl !== 'string') return;
  const about = `${name}: withdraw from approval`;
  await site.client.ask({ method: 'DELETE', path: withdrawUrl, about, also: [404] });
}

/** What the queue of approvals says of an asset; nothing where the domain has none. */
export async function guidance(
  { client }: Pick<Site, 'client'>,
  id: string,
  name: string,
): Promise<Record<string, unknown>> {
  const path = `/api/views/${id}/approvals?method=guidance_v2`;
  const { body } = await client.ask({ method: 'GET', path, about: `${name}: approval`, also: [400, 404] });
  return objectOf(objectOf(body).public);
}

export function approvalNeeded({ client }: Site, id: string, name: string): PortalRefusal {
  const { origin, host } = client.url;
  return new PortalRefusal(
    `${name} waits for approval on ${host}. Somebody who may review public approvals there (administrators may) ` +
      `approves ${origin}/d/${id} at ${origin}/admin/approvals; then run again.`,
  );
}
