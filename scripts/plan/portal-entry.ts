import { originsOf } from '../model/dataset-moves.ts';
import type { Params } from '../model/finding.ts';
import { withoutSeal } from '../model/hold.ts';
import type { DesiredEntry, ExistingEntry, LeftAlone, PortalChange } from '../model/plan.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import type { Settled } from './portal-claim.ts';

export interface Permissions {
  portal: string;
  signed: ReadonlySet<DatasetId>;
  released: ReadonlySet<string>;
  unordered: ReadonlySet<string>;
  undecided: ReadonlySet<number>;
  moved: ReadonlyMap<DatasetId, DatasetId>;
  keep: ReadonlySet<string>;
  force: boolean;
  adopt: ReadonlySet<string>;
}

/** A change, a reason for none, or null where there is nothing to say. */
export type Decision = PortalChange | LeftAlone | null;

/** What one name on a portal needs. */
export function decideEntry(name: string, { desired, existing }: Settled, may: Permissions): Decision {
  if (desired === null) return existing?.owned ? undesired(existing, may) : null;
  if (existing === null) return change('create', [], desired, null, may);
  if (!existing.owned || belongsToAnother(desired, existing, may))
    return takeOver(name, desired, existing, may);
  const because = differences(desired, existing);
  if (because.length === 0) return null;
  if (existing.hold !== undefined && !may.released.has(name)) return held(existing, desired.dataset, may);
  if (hidesPublished(desired, existing)) return refuse('public-stays-public', desired);
  if (may.keep.has(name) && !may.force) return edited(desired);
  return change(desired.retired && !existing.retired ? 'retire' : 'update', because, desired, existing, may);
}

/** A preview goes with its review. A published entry stays, whatever became of its dataset: see `LeftAlone`. */
function undesired(existing: ExistingEntry, may: Permissions): Decision {
  const { name, dataset, pullRequest } = existing;
  const known = dataset === undefined ? {} : { dataset };
  if (existing.hold !== undefined && (pullRequest === undefined || !may.released.has(name)))
    return held(existing, dataset, may);
  if (pullRequest === undefined)
    return { name, ...known, reason: { id: 'stays-as-published', params: { name } }, refused: false };
  // One that the public can see goes all the same: it comes back when its pull request is decided.
  if (may.undecided.has(pullRequest) && existing.visibility === 'private')
    return { name, ...known, reason: { id: 'preview-undecided', params: { name } }, refused: false };
  const because = ['visibility'];
  return {
    kind: 'remove-preview',
    portal: may.portal,
    name,
    dataset: dataset ?? '',
    because,
    desired: null,
    existing,
  };
}

/** Somebody else's entry, or one that shows another dataset: only by name, and only for what is signed. */
function takeOver(name: string, desired: DesiredEntry, existing: ExistingEntry, may: Permissions): Decision {
  const other: Params = existing.owned ? { other: existing.dataset ?? '' } : {};
  if (!may.adopt.has(name))
    return refuse(existing.owned ? 'name-of-another-dataset' : 'entry-not-ours', desired, other);
  if (!may.signed.has(desired.dataset)) return refuse('adopt-unsigned', desired);
  if (existing.hold !== undefined) return held(existing, desired.dataset, may);
  if (hidesPublished(desired, existing)) return refuse('public-stays-public', desired);
  return change('adopt', ['ownership', ...differences(desired, existing)], desired, existing, may);
}

function belongsToAnother(
  { dataset }: DesiredEntry,
  existing: ExistingEntry,
  { moved }: Permissions,
): boolean {
  const own = [undefined, dataset, ...originsOf(dataset, moved)];
  return !own.includes(existing.dataset);
}

/** A review never hides what the public has; a preview that somebody made public is no publication. */
function hidesPublished(desired: DesiredEntry, existing: ExistingEntry): boolean {
  const preview = existing.owned && existing.pullRequest !== undefined;
  return desired.visibility === 'private' && existing.visibility === 'public' && !preview;
}

function differences(desired: DesiredEntry, existing: ExistingEntry): string[] {
  return [
    ...(existing.hold === undefined ? [] : ['hold']),
    ...(desired.dataDigest !== (existing.dataDigest ?? null) ? ['data'] : []),
    ...(desired.recordDigest !== existing.recordDigest ? ['metadata'] : []),
    ...(desired.retired !== existing.retired ? ['retired'] : []),
    ...(desired.visibility !== existing.visibility ? ['visibility'] : []),
  ];
}

function change(
  kind: PortalChange['kind'],
  because: string[],
  desired: DesiredEntry,
  existing: ExistingEntry | null,
  { portal }: Permissions,
): PortalChange {
  return { kind, portal, name: desired.name, dataset: desired.dataset, because, desired, existing };
}

function held(
  { name, hold = '' }: ExistingEntry,
  dataset: DatasetId | undefined,
  { unordered }: Permissions,
): LeftAlone {
  const known = dataset === undefined ? {} : { dataset };
  // Somebody has to find out whose it is; what a stranger wrote there is not repeated.
  if (unordered.has(name))
    return { name, ...known, reason: { id: 'hold-unordered', params: { name } }, refused: true };
  return {
    name,
    ...known,
    reason: { id: 'entry-on-hold', params: { name, hold: withoutSeal(hold) } },
    refused: false,
  };
}

/** Nobody has refused anything: what people wrote on the portal may well be better. */
function edited({ name, dataset }: DesiredEntry): LeftAlone {
  return { name, dataset, reason: { id: 'edited-on-portal', params: { name } }, refused: false };
}

function refuse(id: string, { name, dataset }: DesiredEntry, more: Params = {}): LeftAlone {
  return { name, dataset, reason: { id, params: { name, dataset, ...more } }, refused: true };
}
