import type { LedgerRecord, PublishedRecord } from '../model/ledger.ts';
import type { PortalReceipt } from '../model/plan.ts';
import type { DatasetId, Sha256 } from '../model/vocabulary.ts';

/** The newest receipt of each dataset for each portal. */
export function newestReceipts(
  records: readonly LedgerRecord[],
): Map<DatasetId, Record<string, PublishedRecord>> {
  const newest = new Map<DatasetId, Record<string, PublishedRecord>>();
  for (const record of records) {
    if (record.kind !== 'published') continue;
    const known = newest.get(record.dataset);
    if (known === undefined) newest.set(record.dataset, { [record.portal]: record });
    else known[record.portal] = record;
  }
  return newest;
}

/** What became of these contents, by dataset and digest, on each portal that has shown them. */
export function receiptsOf(
  records: readonly LedgerRecord[],
  contents: ReadonlyMap<DatasetId, Sha256>,
): PortalReceipt[] {
  const shown = records.filter(
    (record) => record.kind === 'published' && contents.get(record.dataset) === record.digest,
  );
  return [...newestReceipts(shown).values()].flatMap((portals) => Object.values(portals).map(asReceipt));
}

/** A receipt as it was when it was written down. */
export function asReceipt({ portal, dataset, address, shown }: PublishedRecord): PortalReceipt {
  const where = address === undefined ? {} : { address };
  const subject = shown?.name ?? dataset;
  return { portal, dataset, receipt: { kind: 'update', subject, outcome: 'done', ...where } };
}
