import type { ExistingEntry } from '../../model/plan.ts';
import type { ManifestEntry } from './manifest.ts';
import type { PublishedTree } from './read-tree.ts';

/** What the public manifest says of a takedown; the tree of the previews keeps the reason. */
export const TAKEN_DOWN = 'taken down';

export function heldEntry(entry: ExistingEntry, hold: string): ManifestEntry {
  const { name, dataset = '', pullRequest, retired, recordDigest = '', dataDigest = null } = entry;
  const preview = pullRequest === undefined ? {} : { pullRequest };
  const shown = { name, dataset, visibility: 'private' as const, ...preview, retired };
  return { ...shown, recordDigest, dataDigest, hold, files: {}, data: null };
}

/** The tree as it counts from now on: whoever publishes it takes the files of these entries away. */
export function withHolds(tree: PublishedTree, holds: ReadonlyMap<string, ManifestEntry>): PublishedTree {
  if (holds.size === 0) return tree;
  const { snapshot, manifest } = tree;
  const entries = manifest.entries.filter(({ name }) => !holds.has(name));
  return {
    snapshot,
    manifest: { ...manifest, entries: [...entries, ...holds.values()] },
    publication: null,
  };
}

/** Both trees as one portal: an entry on hold stands in both of them, and is told once, with the reason. */
export function mergeHolds(
  published: readonly ExistingEntry[],
  previews: readonly ExistingEntry[],
): ExistingEntry[] {
  const isReason = ({ hold, pullRequest }: ExistingEntry) => hold !== undefined && pullRequest === undefined;
  const reasons = new Map(previews.filter(isReason).map(({ name, hold }) => [name, hold]));
  return [
    ...published.map((entry) => {
      const hold = entry.hold === undefined ? undefined : (reasons.get(entry.name) ?? entry.hold);
      return hold === undefined ? entry : { ...entry, hold };
    }),
    ...previews.filter((entry) => !isReason(entry)),
  ];
}
