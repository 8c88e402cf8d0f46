import type { LedgerRecord } from '../model/ledger.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/**
 * What a file of the ledger holds about a dataset. Who signs a pull request signs for all it changes: where the dataset is
 * named, everything counts but what is plainly about another one.
 */
export function recordsAbout(id: DatasetId, records: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const names = [`"${id}"`, `"${id}#`, `"datasets/${id}/`];
  const named = (record: LedgerRecord): boolean =>
    names.some((name) => JSON.stringify(record).includes(name));
  if (!records.some(named)) return [];
  return records.filter((record) => !('dataset' in record || 'datasets' in record) || named(record));
}
