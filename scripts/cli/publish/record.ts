import { appendToLedger } from '../../apply/ledger.ts';
import type { Publication } from '../../gather/github/publish.ts';
import { PUBLISHED_FILE } from '../../ledger/paths.ts';
import type { PublishedRecord } from '../../model/ledger.ts';
import type { Connection } from '../connection.ts';
import type { PortalResult } from './publish-on.ts';

/** Keeps the receipts of what is public in the ledger; a preview comes and goes without a trace. */
export async function recordPublished(
  { octokit, repository }: Connection,
  { commit, datasets }: Publication,
  results: readonly PortalResult[],
  at: string,
): Promise<void> {
  const digests = new Map(datasets.map(({ id, digest }) => [id, digest]));
  const records = results.flatMap(({ plan, receipts }) =>
    (plan?.changes ?? []).flatMap(({ dataset, portal, kind, desired }, i): PublishedRecord[] => {
      const receipt = receipts[i];
      if (receipt?.outcome !== 'done' || desired?.visibility !== 'public') return [];
      const address = receipt.address === undefined ? {} : { address: receipt.address };
      const digest = digests.get(dataset) ?? '';
      return [{ kind: 'published', at, dataset, portal, action: kind, digest, commit, ...address }];
    }),
  );
  if (records.length > 0) await appendToLedger(octokit, repository, PUBLISHED_FILE, records);
}
