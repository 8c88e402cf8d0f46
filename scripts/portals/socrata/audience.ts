import { PortalRefusal } from '../types.ts';
import { oneLine } from './answer.ts';
import { guidance, refuseQueued } from './approval.ts';
import { linkIn } from './revision.ts';
import { lookUntil, type Patience, type Site } from './site.ts';
import { listOf, objectOf, readView, textOf } from './view.ts';

/** For a permission to have its effect. */
const A_MINUTE: Patience = { looks: 30, pauseMs: 2000 };

/**
 * Shows an asset to everybody, through the portal's queue of approvals where it has one. Throws, and says who has to act,
 * where people have yet to agree or have refused.
 */
export async function makePublic(site: Site, id: string, name: string): Promise<void> {
  await refuseQueued(site, id, name);
  const about = `${name}: make public`;
  const permissions = `/api/views/${id}/permissions`;
  await site.client.ask({ method: 'PUT', path: permissions, body: { scope: 'public' }, about });
  const after = await guidance(site, id, name);
  if (after.currentState === 'submittable') await submit(site, after, about);
  await refuseQueued(site, id, name);
  const open = await lookUntil({ ...site, patience: A_MINUTE }, async () => {
    const view = await readView(site.client, id, 'anonymous', about);
    return view === null ? null : true;
  });
  if (open === null) throw new PortalRefusal(`${name} is not shown to everybody yet. Run again later.`);
}

export async function makePrivate({ client }: Site, id: string, name: string): Promise<void> {
  const path = `/api/views/${id}/permissions`;
  await client.ask({ method: 'PUT', path, body: { scope: 'private' }, about: `${name}: make private` });
}

/** Some domains want the submission as a call of its own. */
async function submit(
  { client }: Site,
  { toChangeAudience }: Record<string, unknown>,
  about: string,
): Promise<void> {
  const { queueOptions, submission } = objectOf(toChangeAudience);
  const [option] = listOf(queueOptions).map(objectOf);
  if (option === undefined) return;
  const workflow = oneLine(textOf(option.displayName));
  const path = linkIn(option, 'submissionUrl', `${about} (${workflow})`);
  await client.ask({ method: 'POST', path, body: submission, about });
}
