import type { Publication } from '../../gather/github/publish.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import { heirsOf, isMeant } from '../../model/dataset-moves.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Takedowns } from '../../plan/entry-hold.ts';
import type { Connection } from '../connection.ts';
import { closeFollowUp, followUp } from '../takedown/follow-up.ts';
import { knownTakedowns } from '../takedown/known-takedowns.ts';
import { type OnTrouble, orRefused } from './or-refused.ts';

/**
 * What the ledger says was taken down, and that no new sign-off has lifted: it is down wherever its folder is by now. So is
 * what is `queued` for the ledger, of which no clearance knows yet.
 */
export async function readTakedowns(
  { datasets, takedowns, moves }: Publication,
  queued: readonly TakedownRecord[] = [],
): Promise<Takedowns> {
  const isCleared = new Map(datasets.map(({ id, clearance }) => [id, clearance !== null]));
  const down = new Map<DatasetId, TakedownRecord>();
  for (const order of [...takedowns].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const meant = [order.dataset, ...heirsOf(order.dataset, moves)].filter((id) => isMeant(order, id, moves));
    const there = meant.filter((id) => isCleared.has(id));
    for (const dataset of there.length > 0 ? there : [order.dataset])
      if (!isCleared.get(dataset)) down.set(dataset, { ...order, dataset });
  }
  for (const order of queued) down.set(order.dataset, order);
  const known = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  return knownTakedowns(
    { main: new Set(isCleared.keys()), moves, ordered: [...takedowns, ...queued], down },
    async (id) => (await known.get(id)?.identifier()) ?? null,
  );
}

/** Issue and pull request of each takedown that stands; the issue of one that was lifted is closed. */
export async function tellTakedowns(
  connection: Connection,
  { ordered, moves, down }: Takedowns,
  onTrouble?: OnTrouble,
): Promise<void> {
  if (down.size > 0) {
    const facts = await gatherTakedown(connection);
    for (const takedown of down.values()) {
      const checklist = await facts.checklistOf(takedown.dataset);
      await followUp(connection, takedown, { commit: facts.commit, checklist, onTrouble });
    }
  }
  const told = ordered.flatMap(({ dataset }) => [dataset, ...heirsOf(dataset, moves)]);
  for (const dataset of new Set(told))
    if (!down.has(dataset))
      await orRefused(`the issue about the takedown of ${dataset}`, onTrouble, () =>
        closeFollowUp(connection, dataset),
      );
}
