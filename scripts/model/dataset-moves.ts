import type { TakedownRecord } from './ledger.ts';
import type { DatasetId } from './vocabulary.ts';

/** Datasets whose folder moved with every sign-off, and where each came from. */
export type Moves = ReadonlyMap<DatasetId, DatasetId>;

/** Every folder that a dataset has come from, the latest first: it may have moved again before a portal heard of it. */
export function originsOf(dataset: DatasetId, moves: Moves): DatasetId[] {
  const seen = new Set([dataset]);
  for (let from = moves.get(dataset); from !== undefined && !seen.has(from); from = moves.get(from))
    seen.add(from);
  return [...seen].slice(1);
}

/** Every folder that a dataset of this folder has gone to since. */
export function heirsOf(folder: DatasetId, moves: Moves): DatasetId[] {
  return [...moves.keys()].filter((id) => originsOf(id, moves).includes(folder));
}

/** Where the dataset is by now that somebody knows by this folder; more than one where that cannot be told, none where it is gone. */
export function whereabouts(folder: DatasetId, main: ReadonlySet<DatasetId>, moves: Moves): DatasetId[] {
  if (main.has(folder)) return [folder];
  const heirs = heirsOf(folder, moves).filter((id) => main.has(id));
  // A folder that was left again may have got another dataset since.
  return heirs.filter((id) => !heirs.some((other) => originsOf(other, moves).includes(id)));
}

/** Whoever takes down what is in a folder now does not mean those that had it before, and are elsewhere. */
export function notMeant(
  folder: DatasetId,
  main: ReadonlySet<DatasetId>,
  moves: Moves,
): Pick<TakedownRecord, 'except'> {
  const others = heirsOf(folder, moves).filter((id) => id !== folder && main.has(id));
  return main.has(folder) && others.length > 0 ? { except: others } : {};
}

/**
 * Is this dataset the one that a takedown means, under the folder it had then or one that it moved to? In doubt it is:
 * only what the order itself says had left the folder before is not.
 */
export function isMeant(
  { dataset: folder, except = [] }: Pick<TakedownRecord, 'dataset' | 'except'>,
  dataset: DatasetId,
  moves: Moves,
): boolean {
  const lineage = [dataset, ...originsOf(dataset, moves)];
  const then = lineage.indexOf(folder);
  return then >= 0 && !lineage.slice(0, then).some((id) => except.includes(id));
}
