import type { Publication } from '../../gather/github/publish.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import type { Connection } from '../connection.ts';
import { closeFollowUp, followUp } from '../takedown/follow-up.ts';
import { recordQueued } from '../takedown/queue.ts';
import type { PublishingRequest } from './begin.ts';
import type { OpenPortal } from './open-portal.ts';
import { type OnTrouble, orRefused } from './or-refused.ts';

/** Takedowns that no new sign-off has lifted: those of the ledger, and those that only a portal knows of so far. */
export async function standingTakedowns(
  { connection, now, apply }: Pick<PublishingRequest, 'connection' | 'now' | 'apply'>,
  publication: Publication,
  opened: readonly (OpenPortal | string)[],
): Promise<TakedownRecord[]> {
  const entries = opened.flatMap((portal) => (typeof portal === 'string' ? [] : portal.existing));
  const ledger = publication.ledger.get(TAKEDOWNS_FILE) ?? [];
  const queued = await recordQueued({ connection, policy: publication.policy, now }, entries, ledger, apply);
  const newest = new Map([
    ...publication.takedowns,
    ...queued.map((record) => [record.dataset, record] as const),
  ]);
  const isLifted = new Set(
    publication.datasets.flatMap(({ id, clearance }) => (clearance === null ? [] : [id])),
  );
  for (const { dataset } of queued) isLifted.delete(dataset);
  return [...newest.values()].filter(({ dataset }) => !isLifted.has(dataset));
}

/** Issue and pull request of each takedown that stands; the issue of one that was lifted is closed. */
export async function tellTakedowns(
  connection: Connection,
  { takedowns }: Publication,
  standing: readonly TakedownRecord[],
  onTrouble?: OnTrouble,
): Promise<void> {
  if (standing.length > 0) {
    const facts = await gatherTakedown(connection);
    for (const takedown of standing) {
      const checklist = await facts.checklistOf(takedown.dataset);
      await followUp(connection, takedown, { commit: facts.commit, checklist, onTrouble });
    }
  }
  const stands = new Set(standing.map(({ dataset }) => dataset));
  for (const takedown of takedowns.values())
    if (!stands.has(takedown.dataset))
      await orRefused(`the issue about the takedown of ${takedown.dataset}`, onTrouble, () =>
        closeFollowUp(connection, takedown),
      );
}
