import { closeReports, reportIssue } from '../../apply/report.ts';
import { wardens } from '../../gather/github/publish.ts';
import { parseHold } from '../../model/hold.ts';
import type { ExistingEntry } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { datasetsOn, isUnordered, type Takedowns } from '../../plan/entry-hold.ts';
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
export async function tellUnordered(
  { connection, publication: { policy }, takedowns: { main }, unordered, onTrouble }: Run,
  portals: Begun['portals'],
): Promise<void> {
  const { octokit, repository, self } = connection;
  const titles = wardens(policy).map((role) => policy.governance.roles[role]?.title ?? role);
  const datasets = new Set(unordered.flatMap((held) => held.datasets.filter((id) => main.has(id))));
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
  const asked = portals.flatMap(({ id, opened }) => (typeof opened === 'string' ? [] : id));
  if (!Object.keys(policy.governance.portals).every((id) => asked.includes(id))) return;
  if (portals.some(({ opened }) => typeof opened === 'string')) return;
  const key = { marker: UNORDERED_MARKER, self };
  await closeReports(octokit, repository, key, [...datasets].map(unorderedMarker));
}
