import type { Profile } from './profile.ts';

/** Fewer digests than this tell no share. */
const FEWEST = 20;

/**
 * Share of the keys of one version that another does not have, 0 to 1: by the digests that both can know, those up to the
 * smaller one of their largest. null: too few, or no key.
 */
export function vanishedKeys(before: Profile, now: Profile): number | null {
  const [earlier, later] = [before.fingerprint?.keys ?? [], now.fingerprint?.keys ?? []];
  if (earlier.length < FEWEST || later.length < FEWEST) return null;
  // A table with few keys knows all of them.
  const limitOf = (keys: readonly number[], { rows }: Profile): number =>
    keys.length < rows ? (keys.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  const limit = Math.min(limitOf(earlier, before), limitOf(later, now));
  const known = new Set(later);
  const comparable = earlier.filter((digest) => digest <= limit);
  const gone = comparable.filter((digest) => !known.has(digest)).length;
  return comparable.length < FEWEST ? null : gone / comparable.length;
}
