import { appendToLedger } from '../../apply/ledger.ts';
import type { Publication, PublicationDataset } from '../../gather/github/publish.ts';
import { filed } from '../../ledger/published-files.ts';
import { cityDate } from '../../model/city-date.ts';
import type { PublishedRecord, ShownEntry } from '../../model/ledger.ts';
import type { DesiredEntry } from '../../model/plan.ts';
import type { Connection } from '../connection.ts';
import type { PortalResult } from './publish-on.ts';
import type { SourceOf } from './source.ts';

/**
 * Keeps the receipts of what is public in the ledger; a preview comes and goes without a trace. Returns where and why they
 * could not be kept, null where they were.
 */
export async function recordPublished(
  { octokit, repository }: Connection,
  publication: Publication,
  results: readonly PortalResult[],
  at: string,
): Promise<string | null> {
  const byId = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  const records: PublishedRecord[] = [];
  for (const result of results) {
    const { portal, plan, receipts, settled } = result;
    const add = async (entry: DesiredEntry, action: string, address?: string): Promise<void> => {
      const digest = byId.get(entry.dataset)?.digest ?? '';
      const about = { kind: 'published', at, dataset: entry.dataset, portal, action, digest } as const;
      const where = address === undefined ? {} : { address };
      const shown = await shownEntry(byId.get(entry.dataset), publication, result.sourceOf, entry, at);
      records.push({ ...about, commit: publication.commit, ...where, ...(shown && { shown }) });
    };
    for (const [i, { kind, desired }] of (plan?.changes ?? []).entries()) {
      const receipt = receipts[i];
      if (receipt?.outcome === 'done' && desired?.visibility === 'public')
        await add(desired, kind, receipt.address);
    }
    for (const entry of settled) await add(entry, 'keep');
  }
  for (const portion of filed(publication.ledger, records)) {
    const { outcome, detail } = await appendToLedger(octokit, repository, portion.file, portion.records);
    if (outcome === 'failed') return `${portion.file} of the ledger: ${detail ?? ''}`;
  }
  return null;
}

/** What spares the next run the reading. */
export async function shownEntry(
  dataset: PublicationDataset | undefined,
  { policy }: Pick<Publication, 'policy'>,
  sourceOf: SourceOf | undefined,
  { name, retired, recordDigest, dataDigest }: DesiredEntry,
  at: string,
): Promise<ShownEntry | undefined> {
  if (dataset === undefined || sourceOf === undefined) return undefined;
  const date = (await dataset.read()).version.metadata.value?.retired?.date;
  const isDue = date !== undefined && date <= cityDate(at, policy.governance.city.time_zone);
  const until = date === undefined || isDue ? {} : { until: date };
  const { listing } = dataset;
  return { name, retired, recordDigest, dataDigest, source: sourceOf(dataset), listing, ...until };
}
