import type { LedgerRecord, PublishedRecord } from '../model/ledger.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/** The newest receipt of each dataset for each portal. */
export function newestReceipts(
  records: readonly LedgerRecord[],
): Map<DatasetId, Record<string, PublishedRecord>> {
  const newest = new Map<DatasetId, Record<string, PublishedRecord>>();
  for (const record of records) {
    if (record.kind === 'published')
      newest.set(record.dataset, { ...newest.get(record.dataset), [record.portal]: record });
  }
  return newest;
}
