import { gatherPublication } from '../../gather/github/publish.ts';
import type { PortalPlan, Receipt } from '../../model/plan.ts';
import { planPortal } from '../../plan/portal.ts';
import type { OpenData } from '../../portals/types.ts';
import { renderPortalPlan } from '../../render/receipts.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect, runUrl } from '../connection.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { createPortals } from '../portals.ts';
import { desiredOn, publishableDatasets } from '../publish/desired.ts';
import { previewedDatasets } from '../publish/preview-datasets.ts';
import { settlePortal } from '../publish/settle-portal.ts';
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
  const publication = await gatherPublication({ ...connection, now });
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
    const plan = planPortal(portal.id, desired, await portal.list(), {
      scope: scopeOf(input),
      signed,
      force: flag(input, 'force'),
    });
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
    results.push({ plan, receipts: flag(input, 'apply') ? await settlePortal(settling) : [] });
  }
  io.out(
    flag(input, 'json')
      ? JSON.stringify(results, null, 2)
      : results.map(({ plan, receipts }) => renderPortalPlan(plan, receipts)).join('\n'),
  );
  if (flag(input, 'apply')) {
    await tellPublished(connection, publication, results);
    const refused = await tellRefused(connection, publication);
    if (refused.length > 0) io.err(`Not published, because nobody signed it: ${refused.join(', ')}`);
  }
  const failed = results.some(
    ({ plan, receipts }) =>
      plan.refusals.length > 0 || receipts.some((receipt) => receipt.outcome !== 'done'),
  );
  return failed ? 1 : 0;
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
