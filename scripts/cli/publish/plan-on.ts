import type { DesiredEntry, ExistingEntry, PortalPlan } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { datasetsOn, isOrdered, type Takedowns } from '../../plan/entry-hold.ts';
import { type PortalOptions, planPortal } from '../../plan/portal.ts';
import { isMine } from '../../plan/portal-shard.ts';
import { type Edited, editedOn } from '../drift/edited.ts';
import type { Run } from './begin.ts';
import { type Desired, desiredOn, isTold, withRead } from './desired.ts';
import type { OpenPortal } from './open-portal.ts';
import type { SourceOf } from './source.ts';

export interface Planned {
  plan: PortalPlan;
  desired: DesiredEntry[];
  /** Datasets that the portal has been told of as they are now. */
  told: ReadonlySet<DatasetId>;
  /** Entries that people changed on the portal in ways that main may take over; they wait, unless somebody said no. */
  edited: readonly Edited[];
  sourceOf: SourceOf;
}

/** What one portal should show and what has to change for that; nothing is written. */
export async function planOn(open: OpenPortal, run: Run): Promise<Planned> {
  const { portal, existing } = open;
  const { publication, options, undecided, takedowns, unordered } = run;
  const cleared = publication.datasets.filter(({ clearance }) => clearance !== null);
  const signed = new Set(cleared.map(({ id }) => id));
  const told = new Set(cleared.filter((dataset) => isTold(dataset, portal.id)).map(({ id }) => id));
  const how = {
    ...options,
    signed,
    renewed: new Set([...signed].filter((id) => !told.has(id))),
    released: new Set(
      existing.filter((entry) => isReleased(entry, signed, takedowns)).map(({ name }) => name),
    ),
    unordered: new Set(unordered.flatMap((hold) => (hold.portal === portal.id ? [hold.entry.name] : []))),
    moved: publication.moves,
    undecided,
  };
  let desired = await desiredOn(open, run);
  let plan = planned(open, desired, how);
  // What was taken from a receipt and turns out to differ is read after all.
  const differing = plan.changes.map(({ dataset }) => dataset).filter((id) => desired.unread.has(id));
  if (differing.length > 0) {
    desired = await withRead(desired, new Set(differing), open, run);
    plan = planned(open, desired, how);
  }
  const { entries, sourceOf } = desired;
  const edited = await editedOn(portal, plan, told, run);
  const keep = new Set(edited.filter(({ rejected }) => !rejected).map(({ name }) => name));
  if (keep.size > 0) plan = planned(open, desired, { ...how, keep });
  return { plan, desired: entries, told, edited, sourceOf };
}

/** What is signed and cannot be shown as it was is left as it is, and refused rather than settled. */
function planned({ portal, existing }: OpenPortal, desired: Desired, options: PortalOptions): PortalPlan {
  const { scope = () => true, shard } = options;
  const plan = planPortal(portal.id, desired.entries, existing, options);
  const faulty = desired.faulty.filter(
    ({ name, dataset = '' }) => isMine(name, shard) && scope({ name, dataset, visibility: 'public' }),
  );
  const names = new Set(faulty.map(({ name }) => name));
  const left = [...plan.left.filter(({ name }) => !names.has(name)), ...faulty];
  return { ...plan, left: left.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Its hold was ordered, and all that the entry may show has been signed anew since. */
function isReleased(entry: ExistingEntry, signed: ReadonlySet<DatasetId>, takedowns: Takedowns): boolean {
  return isOrdered(entry, takedowns) && datasetsOn(entry, takedowns).every((id) => signed.has(id));
}
