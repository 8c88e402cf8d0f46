import type { DesiredEntry, ExistingEntry, PortalPlan, Receipt } from '../../model/plan.ts';
import { isMine } from '../../plan/portal-shard.ts';
import type { OpenData, Portal } from '../../portals/types.ts';
import type { Drifted } from '../../render/drift.ts';
import { asDrift } from '../drift/as-drift.ts';
import type { Run } from './begin.ts';
import { type Confirmed, confirmUnrecorded } from './confirm.ts';
import { hide, type OpenPortal, orOutage } from './open-portal.ts';
import { planOn } from './plan-on.ts';
import { settlePortal } from './settle-portal.ts';
import type { SourceOf } from './source.ts';

export interface PortalResult {
  portal: string;
  /** null: it could not be asked what it holds. */
  plan: PortalPlan | null;
  receipts: Receipt[];
  /** What was hidden because it was taken down, and this portal still showed it. */
  hidden: Receipt[];
  /** What is as it should be, and has no receipt that says so in full. */
  settled: DesiredEntry[];
  /** What the entries were made of, for their receipts. */
  sourceOf?: SourceOf;
  /** What was not as it had been left, and was set right: never in silence. */
  overwritten: Drifted[];
  /** Why this portal could not be brought up to date; the others do not wait for it. */
  outage?: string;
  /** It is published as a whole, and not by this shard. */
  elsewhere?: true;
}

/** Brings one portal in line, or says what would be done. What fails here is said of this portal alone. */
export async function publishOn(id: string, opened: OpenPortal | string, run: Run): Promise<PortalResult> {
  const untouched = { portal: id, plan: null, receipts: [], hidden: [], settled: [], overwritten: [] };
  const share = typeof opened === 'string' ? run : shareOf(opened, run);
  if (share === null) return { ...untouched, elsewhere: true };
  const result = typeof opened === 'string' ? opened : await orOutage(() => bringInLine(opened, share));
  return typeof result === 'string' ? { ...untouched, outage: result } : { portal: id, ...result };
}

/** What is published as a whole is the work of the first shard; null for the others. */
function shareOf({ portal }: OpenPortal, run: Run): Run | null {
  const { shard, ...options } = run.options;
  if (shard === undefined || portal.capabilities.whole === undefined) return run;
  return shard.index === 1 ? { ...run, options } : null;
}

async function bringInLine(opened: OpenPortal, run: Run): Promise<Omit<PortalResult, 'portal'>> {
  const { connection, publication, previews, takedowns, apply, logUrl, options } = run;
  const { open, hidden } = apply
    ? await hide(opened, takedowns, options.shard)
    : { open: opened, hidden: [] };
  const { portal, existing } = open;
  const { plan, desired: wanted, told, sourceOf } = await planOn(open, run);
  const desired = wanted.filter(({ name }) => isMine(name, options.shard));
  if (!apply) return { plan, receipts: [], hidden, settled: [], overwritten: [] };
  const heads = new Map(previews.map(({ dataset, head }) => [dataset.pullRequest ?? 0, head]));
  let done = 0;
  const { receipts, outage } = await settlePortal({
    connection,
    plan,
    portal,
    open: openerOf(run),
    commit: publication.commit,
    heads,
    logUrl,
    shard: options.shard,
    onTrouble: run.onTrouble,
    onChange: () => {
      done += 1;
      run.onChange?.(portal.id, done, plan.changes.length);
    },
  });
  const overwritten = plan.changes.flatMap((change, i) =>
    receipts[i]?.outcome === 'done' ? (asDrift(change, { portal: portal.id, told, publication }) ?? []) : [],
  );
  if (outage !== undefined) return { plan, receipts, hidden, settled: [], overwritten, sourceOf, outage };
  const late = await confirm(portal, plan, desired, existing, run);
  return {
    plan: { ...plan, changes: [...plan.changes, ...late.map(({ change }) => change)] },
    receipts: [...receipts, ...late.map(({ receipt }) => receipt)],
    hidden,
    settled: settledIn(plan, desired, existing, run, late, sourceOf),
    overwritten,
    sourceOf,
  };
}

/** Entries that a run may take from their receipt next time, if the receipt is written anew. */
function settledIn(
  plan: PortalPlan,
  desired: readonly DesiredEntry[],
  existing: readonly ExistingEntry[],
  { publication }: Run,
  late: readonly Confirmed[],
  sourceOf: SourceOf,
): DesiredEntry[] {
  const datasets = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  const busy = new Set(
    [...plan.changes, ...plan.left, ...late.map(({ change }) => change)].map(({ name }) => name),
  );
  const owned = new Set(existing.filter((entry) => entry.owned).map(({ name }) => name));
  return desired.filter(({ name, dataset, visibility }) => {
    const known = datasets.get(dataset);
    if (known === undefined || visibility === 'private' || busy.has(name) || !owned.has(name)) return false;
    return known.receipts[plan.portal]?.shown?.source !== sourceOf(known);
  });
}

/** What went live in a run that ended before it could say so. */
async function confirm(
  portal: Portal,
  plan: PortalPlan,
  desired: readonly DesiredEntry[],
  existing: readonly ExistingEntry[],
  { publication }: Run,
) {
  const datasets = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  const isRecorded = ({ dataset }: DesiredEntry): boolean => {
    const known = datasets.get(dataset);
    return known?.receipts[portal.id]?.digest === known?.digest;
  };
  return confirmUnrecorded(portal, plan, desired, existing, isRecorded);
}

/** Data of a preview is opened where the pull request stands, everything else where main stands. */
function openerOf({ publication, previews }: Run): OpenData {
  return (id, digest) => {
    const preview = previews.find(({ dataset }) => dataset.id === id && dataset.profile?.sha256 === digest);
    return (preview?.open ?? publication.open)(id, digest);
  };
}
