import { closeReports, reportIssue } from '../../apply/report.ts';
import { wardens } from '../../gather/github/publish.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import { parseHold } from '../../model/hold.ts';
import type { ExistingEntry } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { datasetsOn, isOrdered, isUnordered, type Takedowns } from '../../plan/entry-hold.ts';
import { renderUnordered, UNORDERED_MARKER, unorderedMarker } from '../../render/unordered.ts';
import type { Begun, Run } from './begin.ts';
import type { OpenPortal } from './open-portal.ts';
import { orRefused } from './or-refused.ts';

/** An entry with the marker of a takedown of which the ledger knows nothing. */
export interface UnorderedHold {
  portal: string;
  entry: ExistingEntry;
  /** What it may show. */
  datasets: DatasetId[];
}

export function unorderedOn(
  portal: string,
  opened: OpenPortal | string,
  takedowns: Takedowns,
): UnorderedHold[] {
  const existing = typeof opened === 'string' ? [] : opened.existing;
  const held = existing.filter((entry) => isUnordered(entry, takedowns));
  return held.map((entry) => ({
    portal,
    entry,
    datasets: datasetsOn(entry, takedowns),
  }));
}

/**
 * An issue for each dataset that was hidden without an order, on which whoever may take down can give it; closed once there
 * is one, or the marker is gone. While a portal was not asked nobody knows that.
 */
export async function tellUnordered(run: Run, portals: Begun['portals']): Promise<void> {
  const { connection, publication, takedowns, onTrouble } = run;
  const { policy } = publication;
  const { octokit, repository, self } = connection;
  const unordered = run.unordered.length === 0 ? [] : await stillUnordered(run);
  const titles = wardens(policy).map((role) => policy.governance.roles[role]?.title ?? role);
  const datasets = new Set(unordered.flatMap((held) => held.datasets.filter((id) => takedowns.main.has(id))));
  for (const dataset of datasets) {
    const marks = unordered
      .filter((held) => held.datasets.includes(dataset))
      .map(({ portal, entry }) => ({
        portal,
        name: entry.name,
        named: parseHold(entry.hold ?? '')?.by ?? null,
      }));
    const report = {
      title: `Hidden on a portal, and nobody ordered it: ${dataset}`,
      body: renderUnordered(dataset, marks, titles),
      labels: ['drift'],
    };
    await orRefused(`the issue about the unordered takedown of ${dataset}`, onTrouble, () =>
      reportIssue(octokit, repository, { marker: unorderedMarker(dataset), self }, report),
    );
  }
  const answered = portals.flatMap(({ id, opened }) => (typeof opened === 'string' ? [] : id));
  const meant = [...Object.keys(policy.governance.portals), ...portals.map(({ id }) => id)];
  if (!meant.every((id) => answered.includes(id))) return;
  const key = { marker: UNORDERED_MARKER, self };
  await closeReports(octokit, repository, key, [...datasets].map(unorderedMarker));
}

/** Whoever took it down after this run had read the ledger has ordered it all the same. */
async function stillUnordered({ connection, takedowns, unordered }: Run): Promise<UnorderedHold[]> {
  const { takedowns: ordered } = await gatherTakedown(connection);
  return unordered.filter(({ entry }) => !isOrdered(entry, { ...takedowns, ordered }));
}
