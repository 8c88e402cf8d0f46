import type { DatasetChange } from '../model/dataset.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/** A dataset folder as it changed; `from` where it came from another folder under the same identifier. */
export interface SettledChange extends DatasetChange {
  from?: DatasetId;
}

/**
 * A folder that goes and one that comes with the same identifier are one dataset that moved: it is compared with what it
 * was, nothing was deleted, and where the department is another one, both have a say.
 */
export function withMoves(changes: readonly DatasetChange[]): SettledChange[] {
  const gone = new Map<string, DatasetChange>();
  for (const change of changes) {
    const identifier = change.head === null ? change.base?.metadata.value?.identifier : undefined;
    if (identifier !== undefined) gone.set(identifier, change);
  }
  const settled = changes.map((change): SettledChange => {
    const identifier = change.head?.metadata.value?.identifier;
    const origin = change.base === null && identifier !== undefined ? gone.get(identifier) : undefined;
    if (origin === undefined) return change;
    gone.delete(identifier ?? '');
    return { ...change, base: origin.base, from: origin.id };
  });
  const moved = new Set(settled.flatMap(({ from }) => from ?? []));
  return settled.filter(({ id }) => !moved.has(id));
}
