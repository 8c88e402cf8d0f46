import { gatherPublication, type Publication } from '../../gather/github/publish.ts';
import { cityDate } from '../../model/city-date.ts';
import type { Governance } from '../../model/governance.ts';
import { holdText } from '../../model/hold.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import type { DatasetId, IsoDate } from '../../model/vocabulary.ts';
import type { PortalOptions } from '../../plan/portal.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { type OpenPortal, openPortal } from './open-portal.ts';
import { type Previewed, previewedDatasets } from './preview-datasets.ts';
import { standingTakedowns } from './takedowns.ts';

export interface PublishingRequest {
  connection: Connection;
  /** The portals that are meant, out of those that governance.yml names. */
  portals(governance: Governance): ConfiguredPortal[];
  options: Pick<PortalOptions, 'scope' | 'adopt' | 'force' | 'shard'>;
  /** Leaves private previews alone, and does not read the pull requests they belong to; `scope` has to leave them out too. */
  publicOnly?: boolean;
  /** Reads every dataset, also those that have not changed since a portal was told of them. */
  full?: boolean;
  apply: boolean;
  now: string;
  logUrl: string | undefined;
  /** Told after each change: how many of how many are done on a portal. */
  onChange?(portal: string, done: number, of: number): void;
}

/** One run over all portals: what is to be shown, and what they show. */
export interface Run extends Omit<PublishingRequest, 'portals'> {
  publication: Publication;
  /** In the city's calendar. */
  today: IsoDate;
  previews: readonly Previewed[];
  /** What was taken down and stays down, with the text of the hold. */
  down: ReadonlyMap<DatasetId, string>;
}

export interface Begun {
  run: Run;
  takedowns: readonly TakedownRecord[];
  /** Each portal, or why it could not be asked. */
  portals: { id: string; opened: OpenPortal | string }[];
}

/** Reads main, the ledger and every portal; records takedowns that only a portal knows of so far. */
export async function begin(request: PublishingRequest): Promise<Begun> {
  const { connection, now } = request;
  const publication = await gatherPublication({ ...(await source(connection)), now });
  const today = cityDate(now, publication.policy.governance.city.time_zone);
  const configured = request.portals(publication.policy.governance);
  const opened = await Promise.all(configured.map(openPortal));
  const takedowns = await standingTakedowns(request, publication, opened);
  const down = new Map(takedowns.map((takedown) => [takedown.dataset, holdText(takedown)]));
  const previews = request.publicOnly ? [] : await previewedDatasets(connection, now);
  return {
    run: { ...request, publication, today, previews, down },
    takedowns,
    portals: configured.map(({ id }, i) => ({ id, opened: opened[i] ?? '' })),
  };
}

/** Residents are not sent to a review they may not see. */
async function source({ webUrl, ...connection }: Connection) {
  const { data } = await connection.octokit.repos.get({ ...connection.repository });
  return data.private ? connection : { ...connection, webUrl };
}
