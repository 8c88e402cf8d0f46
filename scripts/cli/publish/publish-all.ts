import { gatherPublication, type Publication } from '../../gather/github/publish.ts';
import type { Governance } from '../../model/governance.ts';
import { holdText } from '../../model/hold.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { openPortal } from './open-portal.ts';
import { previewedDatasets } from './preview-datasets.ts';
import { type PortalResult, publishOn, type Run } from './publish-on.ts';
import { standingTakedowns, tellTakedowns } from './takedowns.ts';
import { tellPublished, tellRefused } from './tell.ts';

export interface PublishingRequest extends Pick<Run, 'connection' | 'options' | 'apply' | 'now' | 'logUrl'> {
  /** The portals that are meant, out of those that governance.yml names. */
  portals(governance: Governance): ConfiguredPortal[];
}

export interface Published {
  results: PortalResult[];
  /** On main, and signed by nobody. */
  refused: DatasetId[];
}

/** Reconciles main with every portal that is meant, all of it each time: a run that was skipped or broke off loses nothing. */
export async function publishAll(request: PublishingRequest): Promise<Published> {
  const { connection, now, apply } = request;
  const publication = await gatherPublication({ ...(await source(connection)), now });
  const portals = request.portals(publication.policy.governance);
  const opened = await Promise.all(portals.map(openPortal));
  const takedowns = await standingTakedowns(request, publication, opened);
  const down = new Map(takedowns.map((takedown) => [takedown.dataset, holdText(takedown)]));
  const run: Run = { ...request, publication, down, previews: await previewedDatasets(connection, now) };
  const results = await Promise.all(portals.map(({ id }, i) => publishOn(id, opened[i] ?? '', run)));
  const refused = refusedOn(publication);
  if (apply) {
    await tellPublished(connection, publication, results);
    await tellRefused(connection, publication, refused);
    await tellTakedowns(connection, publication, takedowns);
  }
  return { results, refused };
}

/** Residents are not sent to a review they may not see. */
async function source({ webUrl, ...connection }: Connection) {
  const { data } = await connection.octokit.repos.get({ ...connection.repository });
  return data.private ? connection : { ...connection, webUrl };
}

function refusedOn({ datasets, takedowns }: Publication): DatasetId[] {
  return datasets.flatMap(({ id, clearance }) => (clearance === null && !takedowns.has(id) ? [id] : []));
}
