import type { DatasetId } from './vocabulary.ts';

/** Every folder that a dataset has come from, the latest first: it may have moved again before a portal heard of it. */
export function originsOf(dataset: DatasetId, moves: ReadonlyMap<DatasetId, DatasetId>): DatasetId[] {
  const seen = new Set([dataset]);
  for (let from = moves.get(dataset); from !== undefined && !seen.has(from); from = moves.get(from))
    seen.add(from);
  return [...seen].slice(1);
}
