import { gatherPublication } from '../../gather/github/publish.ts';
import type { DesiredEntry, PortalPlan, Receipt } from '../../model/plan.ts';
import { planPortal } from '../../plan/portal.ts';
import type { OpenData } from '../../portals/types.ts';
import { renderPortalPlan } from '../../render/receipts.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect, runUrl } from '../connection.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { createPortals } from '../portals.ts';
import { confirmUnrecorded } from '../publish/confirm.ts';
import { desiredOn, publishableDatasets } from '../publish/desired.ts';
import { previewedDatasets } from '../publish/preview-datasets.ts';
import { recordPublished, settlePortal } from '../publish/settle-portal.ts';
import { tellPublished, tellRefused } from '../publish/tell.ts';
import { datasetId } from './check.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'Bring the portals in line with main, as far as the ledger vouches for it',
  options: {
    ...CONNECTION_OPTIONS,
    dataset: { type: 'string', value: 'id', about: 'touch only this dataset' },
    portal: { type: 'string', value: 'id', about: 'touch only this portal' },
    visibility: {
      type: 'string',
      value: 'public|private',
      about: 'touch only public entries, or only private previews',
    },
    force: { type: 'boolean', about: 'carry out a plan that refuses itself; says what it overrules' },
    apply: { type: 'boolean', about: 'act; without it nothing is written' },
    json: { type: 'boolean', about: 'plans and receipts as JSON' },
  },
  examples: [
    'daylight publish',
    'daylight publish --apply',
    'daylight publish --dataset environment/weather --visibility private',
  ],
  run: runPublish,
};

async function runPublish(input: Input): Promise<ExitCode> {
  const { io } = input;
  const now = io.now().toISOString();
  const connection = await connect(input);
  const { data: about } = await connection.octokit.repos.get({ ...connection.repository });
  // Residents are not sent to a review they may not see.
  const { webUrl, ...source } = connection;
  const publication = await gatherPublication({ ...source, now, ...(about.private ? {} : { webUrl }) });
  const publishable = await publishableDatasets(publication, now);
  const previews = await previewedDatasets(connection, now);
  const open: OpenData = (id, digest) =>
    (
      previews.find(({ dataset }) => dataset.id === id && dataset.profile?.sha256 === digest)?.open ??
      publication.open
    )(id, digest);
  const signed = new Set(
    publication.datasets.filter(({ clearance }) => clearance !== null).map(({ id }) => id),
  );
  const digests = new Map(publication.datasets.map(({ id, digest }) => [id, digest]));
  const results: { plan: PortalPlan; receipts: Receipt[] }[] = [];
  for (const { portal, settings } of portalsAsked(
    input,
    createPortals(publication.policy.governance, connection, io.env),
  )) {
    const desired = desiredOn(portal, settings, [
      ...publishable,
      ...(portal.capabilities.private ? previews.map(({ dataset }) => dataset) : []),
    ]);
    const existing = await portal.list();
    const plan = planPortal(portal.id, desired, existing, {
      scope: scopeOf(input),
      signed,
      force: flag(input, 'force'),
    });
    if (!flag(input, 'apply')) {
      results.push({ plan, receipts: [] });
      continue;
    }
    const settling = {
      connection,
      plan,
      portal,
      open,
      commit: publication.commit,
      digests,
      now,
      logUrl: runUrl(input, connection),
    };
    const receipts = await settlePortal(settling);
    const isRecorded = ({ dataset }: DesiredEntry): boolean =>
      publication.datasets.find(({ id }) => id === dataset)?.receipts[portal.id]?.digest ===
      digests.get(dataset);
    const confirmed = await confirmUnrecorded(portal, plan, desired, existing, isRecorded);
    const late = {
      changes: confirmed.map(({ change }) => change),
      receipts: confirmed.map(({ receipt }) => receipt),
    };
    await recordPublished(settling, late.changes, late.receipts);
    results.push({
      plan: { ...plan, changes: [...plan.changes, ...late.changes] },
      receipts: [...receipts, ...late.receipts],
    });
  }
  io.out(
    flag(input, 'json')
      ? JSON.stringify(results, null, 2)
      : results.map(({ plan, receipts }) => renderPortalPlan(plan, receipts)).join('\n'),
  );
  const refused = publication.datasets.filter(({ clearance }) => clearance === null).map(({ id }) => id);
  if (flag(input, 'apply')) {
    await tellPublished(connection, publication, results);
    await tellRefused(connection, publication, refused);
  }
  if (refused.length > 0) io.err(`Not published, because nobody signed it: ${refused.join(', ')}`);
  return refused.length > 0 || results.some(({ plan, receipts }) => hasFailed(plan, receipts)) ? 1 : 0;
}

function hasFailed({ refusals, left }: PortalPlan, receipts: readonly Receipt[]): boolean {
  return (
    refusals.length > 0 ||
    left.some((entry) => entry.refused) ||
    receipts.some((receipt) => receipt.outcome !== 'done')
  );
}

function portalsAsked<T extends { portal: { id: string } }>(input: Input, portals: T[]): T[] {
  const asked = option(input, 'portal');
  const found = portals.filter(({ portal }) => asked === undefined || portal.id === asked);
  if (found.length === 0) throw new UsageError(`governance.yml names no portal ${asked ?? ''}`);
  return found;
}

function scopeOf(
  input: Input,
): (entry: { dataset?: string; visibility: string; pullRequest?: number }) => boolean {
  const dataset = option(input, 'dataset');
  const visibility = option(input, 'visibility');
  if (visibility !== undefined && visibility !== 'public' && visibility !== 'private')
    throw new UsageError('--visibility takes public or private');
  return (entry) =>
    (dataset === undefined || entry.dataset === datasetId(dataset)) &&
    (visibility === undefined || (entry.pullRequest === undefined ? 'public' : 'private') === visibility);
}
