import type { DatasetId } from '../../model/vocabulary.ts';
import { begin, type PublishingRequest, type Run } from './begin.ts';
import { orRefused } from './or-refused.ts';
import { type PortalResult, publishOn } from './publish-on.ts';
import { recordPublished } from './record.ts';
import { tellTakedowns } from './takedowns.ts';
import { tellOverwritten, tellRefused } from './tell.ts';
import { tellPublished } from './tell-published.ts';
import { tellUnordered } from './unordered.ts';

export interface Published {
  results: PortalResult[];
  /** On main, and signed by nobody. */
  refused: DatasetId[];
}

/** Reconciles main with every portal that is meant, all of it each time: a run that was skipped or broke off loses nothing. */
export async function publishAll(request: PublishingRequest): Promise<Published> {
  const { run, portals } = await begin(request);
  const { connection, publication, takedowns } = run;
  const results = await Promise.all(portals.map(({ id, opened }) => publishOn(id, opened, run)));
  const refused = refusedOn(run);
  if (request.apply) {
    // The ledger last: what stands in it has been told, and a run that ends before is taken up where it ended.
    const { shard } = request.options;
    const { onTrouble } = request;
    await tellPublished(run, results);
    await orRefused('the issue about what was overwritten', onTrouble, () =>
      tellOverwritten(connection, results, shard),
    );
    const unrecorded = await recordPublished(connection, publication, results, request.now);
    if (unrecorded !== null) onTrouble?.(`the receipts, in ${unrecorded}`);
    // What concerns all of main is told by one of the shards.
    if ((shard?.index ?? 1) === 1) {
      await orRefused('the issue about what nobody signed', onTrouble, () =>
        tellRefused(connection, publication, refused),
      );
      await tellTakedowns(connection, takedowns, onTrouble);
      await tellUnordered(run, portals);
    }
  }
  return { results, refused };
}

function refusedOn({ publication, takedowns: { down } }: Run): DatasetId[] {
  return publication.datasets.flatMap(({ id, clearance }) =>
    clearance === null && !down.has(id) ? [id] : [],
  );
}
