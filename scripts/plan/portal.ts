import type { Reason } from '../model/finding.ts';
import type { DesiredEntry, ExistingEntry, LeftAlone, PortalChange, PortalPlan } from '../model/plan.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import { type Claim, settle } from './portal-claim.ts';
import { decideEntry } from './portal-entry.ts';
import { isMine, type Shard } from './portal-shard.ts';
import { tooManyUnsigned } from './portal-threshold.ts';

/** What the filter of a run may look at: `--dataset`, `--visibility`, a shard. */
export type EntryInScope = Pick<
  DesiredEntry | ExistingEntry,
  'name' | 'dataset' | 'visibility' | 'pullRequest'
>;

export interface PortalOptions {
  /** What this run may touch; absent: everything. */
  scope?: (entry: EntryInScope) => boolean;
  /** Datasets whose content, as desired, is backed by a complete signed ledger entry. */
  signed: ReadonlySet<DatasetId>;
  /** Those of them whose content this portal has not been told of before; absent: all. Only these are rewritten in any number. */
  renewed?: ReadonlySet<DatasetId>;
  /** Names of entries that people changed on the portal, whose changes wait for somebody to decide. */
  keep?: ReadonlySet<string>;
  /** Names of entries that were taken down and have been signed anew since then: their hold is lifted. */
  released?: ReadonlySet<string>;
  /** Names of entries on hold that nobody who may has ordered. */
  unordered?: ReadonlySet<string>;
  /** Pull requests that could not be decided: their previews stay. */
  undecided?: ReadonlySet<number>;
  /** Datasets whose folder moved, and where each came from: the entry of that is theirs. */
  moved?: ReadonlyMap<DatasetId, DatasetId>;
  /** Names of entries that somebody else made and that are to become ours. */
  adopt?: ReadonlySet<string>;
  /** Overrules the refusals of the plan, which it then names in `forced`; never what one entry is refused for. */
  force?: boolean;
  /** The part of the plan that this run is to carry out; what is refused is refused to all parts alike. */
  shard?: Shard;
}

/**
 * Desired × existing for one portal. Pure; the order of its inputs does not matter; empty where nothing differs.
 * Each name is changed at most once. What is refused or left as it is, and why, stands in `left`.
 */
export function planPortal(
  portal: string,
  desired: readonly DesiredEntry[],
  existing: readonly ExistingEntry[],
  options: PortalOptions,
): PortalPlan {
  const { scope = () => true, signed, renewed = signed, force = false, shard } = options;
  const { released = new Set(), moved = new Map(), keep = new Set(), adopt = new Set() } = options;
  const { undecided = new Set(), unordered = new Set() } = options;
  const may = { portal, signed, released, unordered, undecided, moved, keep, adopt, force };
  const changes: PortalChange[] = [];
  const left: LeftAlone[] = [];
  for (const claim of claims(desired, existing)) {
    if (![...claim.desired, ...claim.existing].some(scope)) continue;
    const settled = settle(claim);
    const decision = decideEntry(claim.name, settled, may);
    if (decision !== null && 'kind' in decision) changes.push(decision);
    if (decision !== null && 'refused' in decision) left.push(decision);
    left.push(...settled.left);
  }
  const refusals = tooManyUnsigned(changes, existing.filter(scope), { signed, renewed });
  const forced = [...refusals, ...changes.filter(({ name }) => keep.has(name)).map(overruled)];
  const ofShard = ({ name }: { name: string }) => isMine(name, shard);
  return {
    portal,
    changes: changes.filter(ofShard),
    refusals: force ? [] : refusals,
    forced: force ? forced : [],
    left: left.filter(ofShard),
  };
}

function overruled({ name }: PortalChange): Reason {
  return { id: 'edited-on-portal', params: { name } };
}

/** Everything that concerns one name, names in order. */
function claims(desired: readonly DesiredEntry[], existing: readonly ExistingEntry[]): Claim[] {
  const byName = new Map<string, Claim>();
  const claimOf = (name: string): Claim => {
    const claim = byName.get(name) ?? { name, desired: [], existing: [] };
    byName.set(name, claim);
    return claim;
  };
  for (const entry of desired) claimOf(entry.name).desired.push(entry);
  for (const entry of existing) claimOf(entry.name).existing.push(entry);
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
