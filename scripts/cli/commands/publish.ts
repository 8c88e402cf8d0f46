import type { DatasetId } from '../../model/vocabulary.ts';
import type { EntryInScope } from '../../plan/portal.ts';
import { parseShard, type Shard } from '../../plan/portal-shard.ts';
import { explainOverwritten } from '../../render/drift.ts';
import { explainReceipt, renderPortalPlan } from '../../render/receipts.ts';
import { type Command, flag, type Input, list, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect, runUrl } from '../connection.ts';
import { datasetOption } from '../dataset-argument.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { type ConfiguredPortal, configuredPortals } from '../portals.ts';
import { publishAll } from '../publish/publish-all.ts';
import type { PortalResult } from '../publish/publish-on.ts';

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
    adopt: {
      type: 'string',
      value: 'name',
      multiple: true,
      about: 'take over this entry, which somebody else made; what it is to show must be signed',
    },
    shard: {
      type: 'string',
      value: 'i/n',
      about: 'do the i-th of n parts, so that several machines share the work',
    },
    full: { type: 'boolean', about: 'read every dataset, also those that have not changed since last time' },
    force: { type: 'boolean', about: 'carry out a plan that refuses itself; says what it overrules' },
    apply: { type: 'boolean', about: 'act; without it nothing is written' },
    json: { type: 'boolean', about: 'plans and receipts as JSON' },
  },
  examples: [
    'daylight publish',
    'daylight publish --apply',
    'daylight publish --dataset environment/weather --visibility private',
    'daylight publish --portal ckan --adopt street-trees --apply',
    'daylight publish --shard 2/8 --apply',
  ],
  run: runPublish,
};

async function runPublish(input: Input): Promise<ExitCode> {
  const { io } = input;
  const dataset = datasetOption(input);
  const options = {
    scope: scopeOf(input, dataset),
    adopt: new Set(list(input, 'adopt')),
    force: flag(input, 'force'),
    ...shardOf(input),
  };
  const troubles: string[] = [];
  const connection = await connect(input);
  const { results, refused } = await publishAll({
    connection,
    portals: (governance) => portalsAsked(input, configuredPortals(governance, connection, io.env)),
    options,
    ...(dataset === undefined ? {} : { dataset }),
    publicOnly: option(input, 'visibility') === 'public',
    full: flag(input, 'full'),
    apply: flag(input, 'apply'),
    onTrouble: (what) => void troubles.push(what),
    onChange: (portal, done, of) => {
      if (!flag(input, 'json') && of >= MANY && (done % MANY === 0 || done === of))
        io.out(`${portal}: ${done} of ${of} …`);
    },
    now: io.now().toISOString(),
    logUrl: runUrl(input, connection),
  });
  io.out(flag(input, 'json') ? JSON.stringify(results.map(asJson), null, 2) : results.map(tell).join('\n'));
  const planned = results.reduce((sum, { plan }) => sum + (plan?.changes.length ?? 0), 0);
  if (!flag(input, 'apply') && !flag(input, 'json') && planned > 0)
    io.out('Nothing is written yet. Add --apply to do it.');
  if (refused.length > 0) io.err(`Not published, because nobody signed it: ${refused.join(', ')}`);
  for (const line of troubles) io.err(`daylight publish: ${line}`);
  const away = results.filter(({ outage }) => outage !== undefined);
  for (const { portal, outage } of away) io.err(`daylight publish: ${portal}: ${outage}`);
  if (away.length > 0) return 2;
  return refused.length > 0 || troubles.length > 0 || results.some(hasFailed) ? 1 : 0;
}

/** From this many changes on a run says how far it is. */
const MANY = 100;

function shardOf(input: Input): { shard?: Shard } {
  const text = option(input, 'shard');
  if (text === undefined) return {};
  const shard = parseShard(text);
  if (shard === null) throw new UsageError('--shard takes a part of a whole, for example 2/8');
  return shard.of === 1 ? {} : { shard };
}

/** Without what only the next run needs. */
function asJson({ settled: _, sourceOf: __, ...result }: PortalResult) {
  return result;
}

function tell({ portal, plan, receipts, hidden, overwritten, outage, elsewhere }: PortalResult): string {
  if (elsewhere) return `${portal}: left to the first part, which publishes it as a whole`;
  if (plan !== null)
    return [
      renderPortalPlan(plan, receipts),
      ...overwritten.map((entry) => `  ${explainOverwritten(entry)}`),
      ...hidden.map((receipt) => `  ${explainReceipt(receipt)}`),
    ].join('\n');
  return `${portal}: nothing was done (${outage ?? 'it did not answer'})`;
}

function hasFailed({ plan, receipts, hidden, elsewhere }: PortalResult): boolean {
  if (elsewhere) return false;
  return (
    plan === null ||
    plan.refusals.length > 0 ||
    plan.left.some((entry) => entry.refused) ||
    [...receipts, ...hidden].some((receipt) => receipt.outcome !== 'done')
  );
}

export function portalsAsked(input: Input, portals: ConfiguredPortal[]): ConfiguredPortal[] {
  const asked = option(input, 'portal');
  const found = portals.filter(({ id }) => asked === undefined || id === asked);
  if (found.length === 0) {
    const named = portals.map(({ id }) => id).join(', ');
    throw new UsageError(
      asked === undefined || named === ''
        ? 'governance.yml names no portal'
        : `governance.yml names no portal ${asked}, only ${named}`,
    );
  }
  return found;
}

function scopeOf(input: Input, dataset: DatasetId | undefined): (entry: EntryInScope) => boolean {
  const visibility = option(input, 'visibility');
  if (visibility !== undefined && visibility !== 'public' && visibility !== 'private')
    throw new UsageError('--visibility takes public or private');
  return (entry) =>
    (dataset === undefined || entry.dataset === dataset) &&
    (visibility === undefined || (entry.pullRequest === undefined ? 'public' : 'private') === visibility);
}
