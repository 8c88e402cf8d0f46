import type { Publication } from '../../gather/github/publish.ts';
import { Outage } from '../../model/outage.ts';
import type { DesiredEntry, ExistingEntry, PortalPlan, Receipt } from '../../model/plan.ts';
import { type PortalOptions, planPortal } from '../../plan/portal.ts';
import type { OpenData, Portal } from '../../portals/types.ts';
import type { Connection } from '../connection.ts';
import { UsageError } from '../io.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { confirmUnrecorded } from './confirm.ts';
import { desiredOn, publishableDatasets } from './desired.ts';
import type { Previewed } from './preview-datasets.ts';
import { recordPublished } from './record.ts';
import { settlePortal } from './settle-portal.ts';

/** One run of publishing, for all portals. */
export interface Run {
  connection: Connection;
  publication: Publication;
  previews: readonly Previewed[];
  options: Pick<PortalOptions, 'scope' | 'adopt' | 'force'>;
  apply: boolean;
  now: string;
  logUrl: string | undefined;
}

export interface PortalResult {
  portal: string;
  /** null: it could not be asked what it holds. */
  plan: PortalPlan | null;
  receipts: Receipt[];
  /** Why this portal could not be brought up to date; the others do not wait for it. */
  outage?: string;
}

/** Brings one portal in line, or says what would be done. What fails here is said of this portal alone. */
export async function publishOn(configured: ConfiguredPortal, run: Run): Promise<PortalResult> {
  const { id } = configured;
  try {
    return { portal: id, ...(await bringInLine(configured, run)) };
  } catch (error) {
    if (!(error instanceof Outage) && !(error instanceof UsageError)) throw error;
    return { portal: id, plan: null, receipts: [], outage: error.message };
  }
}

async function bringInLine(
  { settings, connect }: ConfiguredPortal,
  run: Run,
): Promise<Omit<PortalResult, 'portal'>> {
  const { connection, publication, previews, options, apply, now, logUrl } = run;
  const portal = connect();
  const datasets = await publishableDatasets(publication, now);
  const reviewed = portal.capabilities.private ? previews.map(({ dataset }) => dataset) : [];
  const desired = desiredOn(portal, settings, [...datasets, ...reviewed]);
  const existing = await portal.list();
  const signed = new Set(
    publication.datasets.flatMap(({ id, clearance }) => (clearance === null ? [] : [id])),
  );
  const released = new Set([...publication.takedowns.keys()].filter((dataset) => signed.has(dataset)));
  const plan = planPortal(portal.id, desired, existing, { ...options, signed, released });
  if (!apply) return { plan, receipts: [] };
  const heads = new Map(previews.map(({ dataset, head }) => [dataset.pullRequest ?? 0, head]));
  const { receipts, outage } = await settlePortal({
    connection,
    plan,
    portal,
    open: openerOf(run),
    commit: publication.commit,
    heads,
    logUrl,
  });
  await recordPublished(connection, publication, plan.changes, receipts, now);
  if (outage !== undefined) return { plan, receipts, outage };
  const late = await confirm(portal, plan, desired, existing, run);
  return {
    plan: { ...plan, changes: [...plan.changes, ...late.map(({ change }) => change)] },
    receipts: [...receipts, ...late.map(({ receipt }) => receipt)],
  };
}

/** What went live in a run that ended before it could say so. */
async function confirm(
  portal: Portal,
  plan: PortalPlan,
  desired: readonly DesiredEntry[],
  existing: readonly ExistingEntry[],
  { connection, publication, now }: Run,
) {
  const datasets = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  const isRecorded = ({ dataset }: DesiredEntry): boolean => {
    const known = datasets.get(dataset);
    return known?.receipts[portal.id]?.digest === known?.digest;
  };
  const late = await confirmUnrecorded(portal, plan, desired, existing, isRecorded);
  const changes = late.map(({ change }) => change);
  const receipts = late.map(({ receipt }) => receipt);
  await recordPublished(connection, publication, changes, receipts, now);
  return late;
}

/** Data of a preview is opened where the pull request stands, everything else where main stands. */
function openerOf({ publication, previews }: Run): OpenData {
  return (id, digest) => {
    const preview = previews.find(({ dataset }) => dataset.id === id && dataset.profile?.sha256 === digest);
    return (preview?.open ?? publication.open)(id, digest);
  };
}
