import { heirsOf, isMeant, type Moves } from '../model/dataset-moves.ts';
import { holdText, parseHold } from '../model/hold.ts';
import type { TakedownRecord } from '../model/ledger.ts';
import type { ExistingEntry } from '../model/plan.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/** What the ledger and main say, against which an entry and its hold are read: what stands on a portal is only a claim. */
export interface Takedowns {
  /** Every dataset on main. */
  main: ReadonlySet<DatasetId>;
  moves: Moves;
  /** Of the datasets that are down, and of all that could be taken for each other. */
  identifiers: ReadonlyMap<DatasetId, string>;
  /** Everything that was ever ordered. */
  ordered: readonly TakedownRecord[];
  /** What stays hidden, by the folder where it is now. */
  down: ReadonlyMap<DatasetId, TakedownRecord>;
}

type Shown = Pick<ExistingEntry, 'name' | 'dataset'>;

/**
 * Datasets that an entry may show. Its marker names the folder that the portal was last told of: the dataset may have
 * moved since, and another one may stand there now. An identifier stays, so that it decides where it can; where it
 * cannot, every one of them counts, since what is hidden too much can be shown again.
 */
export function datasetsOn({ name, dataset }: Shown, takedowns: Takedowns): DatasetId[] {
  if (dataset === undefined) return [];
  const { main, moves, identifiers } = takedowns;
  const identifier = name.replace(/--pr-\d+$/, '');
  const named = (ids: Iterable<DatasetId>) => [...ids].filter((id) => identifiers.get(id) === identifier);
  const kin = [dataset, ...heirsOf(dataset, moves)].filter((id) => main.has(id));
  if (kin.length === 0) return [...new Set([dataset, ...named(identifiers.keys())])];
  const own = named(kin);
  return own.length > 0 ? own : kin;
}

/** The hold that an entry has to carry and does not, or that somebody made public all the same; null where nothing is to be done. */
export function missingHold(entry: ExistingEntry, takedowns: Takedowns): string | null {
  // A preview is for reviewers alone, unless somebody has let others see it.
  if (!entry.owned || (entry.pullRequest !== undefined && entry.visibility === 'private')) return null;
  if (entry.hold !== undefined && entry.visibility === 'private' && isOrdered(entry, takedowns)) return null;
  for (const id of datasetsOn(entry, takedowns)) {
    const order = takedowns.down.get(id);
    if (order !== undefined) return holdText(order);
  }
  return null;
}

/** Does the ledger hold the order that the marker of this entry names? */
export function isOrdered(entry: ExistingEntry, takedowns: Takedowns): boolean {
  const said = parseHold(entry.hold ?? '');
  if (said === null) return false;
  const { ordered, moves } = takedowns;
  return ordered.some(
    (order) =>
      Date.parse(order.at) === Date.parse(said.at) &&
      order.by.toLowerCase() === said.by.toLowerCase() &&
      datasetsOn(entry, takedowns).some((id) => isMeant(order, id, moves)),
  );
}

/** On hold, and nobody who may has ordered it: whoever may write on the portal could have put the marker there. */
export function isUnordered(entry: ExistingEntry, takedowns: Takedowns): boolean {
  return (
    entry.owned &&
    entry.hold !== undefined &&
    !isOrdered(entry, takedowns) &&
    !datasetsOn(entry, takedowns).some((id) => takedowns.down.has(id))
  );
}
