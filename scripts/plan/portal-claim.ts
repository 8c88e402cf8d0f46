import type { DesiredEntry, ExistingEntry, LeftAlone } from '../model/plan.ts';

/** Everybody who wants a name on a portal, and everything the portal holds under it. */
export interface Claim {
  name: string;
  desired: DesiredEntry[];
  existing: ExistingEntry[];
}

/** At most one on either side, and who has to stand back. */
export interface Settled {
  desired: DesiredEntry | null;
  existing: ExistingEntry | null;
  left: LeftAlone[];
}

/**
 * Who may have the name. Two datasets with one identifier must not overwrite each other in turn: the one that is
 * published under it keeps it, and where neither is, neither gets it. A name that stands twice on the portal is touched
 * by nobody, unless exactly one of the entries is ours.
 */
export function settle({ name, desired, existing }: Claim): Settled {
  const owned = existing.filter((entry) => entry.owned);
  const candidates = owned.length > 0 ? owned : existing;
  const [entry = null] = candidates;
  if (candidates.length > 1) {
    return { desired: null, existing: null, left: standBack(name, desired, 'name-stands-twice') };
  }
  const holder = holderAmong(desired, entry);
  const others = desired.filter((claimant) => claimant !== holder);
  return {
    desired: holder,
    existing: others.length > 0 && holder === null ? null : entry,
    left: standBack(name, others, 'name-claimed-twice'),
  };
}

function holderAmong(desired: readonly DesiredEntry[], entry: ExistingEntry | null): DesiredEntry | null {
  if (desired.length <= 1) return desired[0] ?? null;
  const same = desired.filter(({ dataset }) => entry?.owned && dataset === entry.dataset);
  return same.length === 1 ? (same[0] ?? null) : null;
}

function standBack(name: string, claimants: readonly DesiredEntry[], id: string): LeftAlone[] {
  const datasets = claimants.map(({ dataset }) => dataset).sort();
  return datasets.map((dataset) => ({
    name,
    dataset,
    reason: { id, params: { name, dataset } },
    refused: true,
  }));
}
