import type { PublicationDataset } from '../../gather/github/publish.ts';
import type { DesiredEntry, PortalPlan } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { planPortal } from '../../plan/portal.ts';
import { type Edited, editedOn } from '../drift/edited.ts';
import type { Run } from './begin.ts';
import { desiredOn, publishableDatasets } from './desired.ts';
import type { OpenPortal } from './open-portal.ts';

export interface Planned {
  plan: PortalPlan;
  desired: DesiredEntry[];
  /** Datasets that the portal has been told of as they are now. */
  told: ReadonlySet<DatasetId>;
  /** Entries that people changed on the portal in ways that main may take over; they wait, unless somebody said no. */
  edited: readonly Edited[];
}

/** The page also says who signed it: the same content signed once more is something new to tell. */
function isTold({ digest, clearance, receipts }: PublicationDataset, portal: string): boolean {
  const receipt = receipts[portal];
  return (
    receipt?.digest === digest && clearance !== null && Date.parse(receipt.at) >= Date.parse(clearance.at)
  );
}

/** What one portal should show and what has to change for that; nothing is written. */
export async function planOn({ portal, settings, existing }: OpenPortal, run: Run): Promise<Planned> {
  const { publication, previews, down, options, now } = run;
  const datasets = (await publishableDatasets(publication, now)).filter(({ id }) => !down.has(id));
  const reviewed = portal.capabilities.private ? previews.map(({ dataset }) => dataset) : [];
  const desired = desiredOn(portal, settings, [...datasets, ...reviewed]);
  const cleared = publication.datasets.filter(({ clearance }) => clearance !== null);
  const signed = new Set(cleared.map(({ id }) => id));
  const told = new Set(cleared.filter((dataset) => isTold(dataset, portal.id)).map(({ id }) => id));
  const how = {
    ...options,
    signed,
    renewed: new Set([...signed].filter((id) => !told.has(id))),
    released: new Set([...publication.takedowns.keys()].filter((id) => signed.has(id))),
  };
  const plan = planPortal(portal.id, desired, existing, how);
  const edited = await editedOn(portal, plan, told, run);
  const keep = new Set(edited.filter(({ rejected }) => !rejected).map(({ name }) => name));
  if (keep.size === 0) return { plan, desired, told, edited };
  return { plan: planPortal(portal.id, desired, existing, { ...how, keep }), desired, told, edited };
}
