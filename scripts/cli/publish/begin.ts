import { appendToLedger } from '../../apply/ledger.ts';
import { createFetchBy, type FetchBy } from '../../gather/fetch-by.ts';
import type { FetchUrl } from '../../gather/fetch-url.ts';
import { gatherPublication, type Publication } from '../../gather/github/publish.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import { cityDate } from '../../model/city-date.ts';
import type { Governance } from '../../model/governance.ts';
import type { ExistingEntry } from '../../model/plan.ts';
import type { DatasetId, IsoDate } from '../../model/vocabulary.ts';
import type { Takedowns } from '../../plan/entry-hold.ts';
import type { PortalOptions } from '../../plan/portal.ts';
import { message } from '../../render/message.ts';
import type { Connection } from '../connection.ts';
import { UsageError } from '../io.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { queuedOrders } from '../takedown/queue.ts';
import { type OpenPortal, openPortal } from './open-portal.ts';
import type { OnTrouble } from './or-refused.ts';
import { type Previewed, previewedDatasets } from './preview-datasets.ts';
import { readTakedowns } from './takedowns.ts';
import { type UnorderedHold, unorderedOn } from './unordered.ts';

export interface PublishingRequest {
  connection: Connection;
  /** The portals that are meant, out of those that governance.yml names. */
  portals(governance: Governance): ConfiguredPortal[];
  options: Pick<PortalOptions, 'scope' | 'adopt' | 'force' | 'shard'>;
  /** The one dataset that is meant; `scope` has to say so too. */
  dataset?: DatasetId;
  /** Leaves private previews alone, and does not read the pull requests they belong to; `scope` has to leave them out too. */
  publicOnly?: boolean;
  /** Reads every dataset, also those that have not changed since a portal was told of them. */
  full?: boolean;
  apply: boolean;
  now: string;
  /** Opens data that is kept elsewhere. */
  fetchBy?: FetchBy;
  logUrl: string | undefined;
  /** Told what could not be done for one case alone. */
  onTrouble?: OnTrouble;
  /** Told after each change: how many of how many are done on a portal. */
  onChange?(portal: string, done: number, of: number): void;
}

/** One run over all portals: what is to be shown, and what they show. */
export interface Run extends Omit<PublishingRequest, 'portals'> {
  publication: Publication;
  /** Opens data kept elsewhere as long as this run waits for any. */
  fetchUrl: FetchUrl;
  /** In the city's calendar. */
  today: IsoDate;
  previews: readonly Previewed[];
  /** Pull requests of which nobody knows whether they are to be previewed. */
  undecided: ReadonlySet<number>;
  takedowns: Takedowns;
  /** Entries on hold that nobody ordered. */
  unordered: readonly UnorderedHold[];
  /** What is published nowhere until it is known whether it was to be hidden. */
  frozen: ReadonlySet<DatasetId>;
}

/**
 * Until when data kept elsewhere is waited for, so that all else is done within the time that the workflows give a job:
 * an hour for the night's look at everything, half an hour for the shortest of the others.
 */
const FULL_MS = 40 * 60_000;
const CHANGED_MS = 20 * 60_000;

export interface Begun {
  run: Run;
  /** Each portal, or why it could not be asked. */
  portals: { id: string; opened: OpenPortal | string }[];
}

/**
 * Reads main, the ledger and every portal. Throws `UsageError` where
 * a dataset or an entry was named that nobody knows: a run that does nothing would look like one that had nothing to do.
 */
export async function begin(request: PublishingRequest): Promise<Begun> {
  const { connection, now, fetchBy = createFetchBy() } = request;
  const end = Date.now() + (request.full ? FULL_MS : CHANGED_MS);
  const fetchUrl = fetchBy(end);
  const publication = await gatherPublication({ ...(await source(connection)), now, fetchUrl });
  for (const finding of publication.findings)
    if (finding.severity === 'error') request.onTrouble?.(`${finding.file}: ${message(finding)}`);
  const today = cityDate(now, publication.policy.governance.city.time_zone);
  const configured = request.portals(publication.policy.governance);
  const opened = await Promise.all(configured.map(openPortal));
  const takedowns = await withQueued(request, publication, opened);
  const unordered = configured.flatMap(({ id }, i) => unorderedOn(id, opened[i] ?? '', takedowns));
  const { previewed: previews, undecided } = request.publicOnly
    ? { previewed: [], undecided: new Map() }
    : await previewedDatasets(connection, { now, fetchBy, show: fetchUrl });
  for (const [number, why] of undecided)
    request.onTrouble?.(
      `pull request ${number} could not be decided, and its previews stay as they are: ${why}`,
    );
  const shown = opened.flatMap((portal) => (typeof portal === 'string' ? [] : portal.existing));
  const ids = [...publication.datasets, ...previews.map(({ dataset }) => dataset)].map(({ id }) => id);
  refuseUnknown(request, new Set([...ids, ...shown.map(({ dataset = '' }) => dataset)]), shown);
  return {
    run: {
      ...request,
      fetchUrl,
      publication,
      today,
      previews,
      undecided: new Set(undecided.keys()),
      takedowns,
      unordered,
      frozen: new Set(unordered.flatMap((held) => held.datasets)),
    },
    portals: configured.map(({ id }, i) => ({ id, opened: opened[i] ?? '' })),
  };
}

/** Takedowns of the ledger, and those that a portal keeps for it, which are recorded now. */
async function withQueued(
  { connection, now, apply, onTrouble }: PublishingRequest,
  publication: Publication,
  opened: readonly (OpenPortal | string)[],
): Promise<Takedowns> {
  const takedowns = await readTakedowns(publication);
  const open = opened.filter((portal) => typeof portal !== 'string');
  const queued = await queuedOrders({ connection, policy: publication.policy, now }, open, takedowns);
  if (queued.length === 0) return takedowns;
  if (apply) {
    const { octokit, repository } = connection;
    const { outcome, detail } = await appendToLedger(octokit, repository, TAKEDOWNS_FILE, queued);
    if (outcome === 'failed') onTrouble?.(`a takedown that a portal keeps is not recorded: ${detail ?? ''}`);
  }
  return readTakedowns(publication, queued);
}

function refuseUnknown(
  { dataset, options }: PublishingRequest,
  known: ReadonlySet<DatasetId>,
  shown: readonly ExistingEntry[],
): void {
  if (dataset !== undefined && !known.has(dataset))
    throw new UsageError(
      `there is no dataset ${dataset}, neither on main or in review nor on a portal that answered`,
    );
  const stranger = [...(options.adopt ?? [])].find((name) => !shown.some((entry) => entry.name === name));
  if (stranger !== undefined)
    throw new UsageError(`no portal that answered holds an entry called ${stranger}, to be adopted`);
}

/** Residents are not sent to a review they may not see. */
async function source({ webUrl, ...connection }: Connection) {
  const { data } = await connection.octokit.repos.get({ ...connection.repository });
  return data.private ? connection : { ...connection, webUrl };
}
