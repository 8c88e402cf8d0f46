import type { Publication } from '../../gather/github/publish.ts';
import { digestOf } from '../../ledger/digest.ts';
import { cityDate } from '../../model/city-date.ts';
import type { PortalSettings } from '../../model/governance.ts';
import type { DesiredEntry } from '../../model/plan.ts';
import { admits } from '../../plan/portal-filter.ts';
import { desiredEntry } from '../../portals/desired-entry.ts';
import type { Portal, PublishedDataset } from '../../portals/types.ts';

/** Everything of main that the ledger vouches for and whose day has come, as the portals are to show it. */
export async function publishableDatasets(
  publication: Publication,
  now: string,
): Promise<PublishedDataset[]> {
  const today = cityDate(now, publication.policy.governance.city.time_zone);
  const datasets: PublishedDataset[] = [];
  for (const { clearance, read } of publication.datasets) {
    if (clearance === null) continue;
    const { published } = await read();
    if (published !== null && (published.metadata.release_date ?? '') <= today) datasets.push(published);
  }
  return datasets;
}

export function desiredOn(
  portal: Portal,
  settings: PortalSettings,
  datasets: readonly PublishedDataset[],
): DesiredEntry[] {
  return datasets
    .filter((dataset) => admits(settings, dataset.id, dataset.metadata))
    .map((dataset) => desiredEntry(portal, dataset, digestOf));
}
