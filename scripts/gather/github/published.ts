import { publishedFile } from '../../ledger/published-files.ts';
import { receiptsOf } from '../../ledger/receipts.ts';
import type { DatasetChange } from '../../model/dataset.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import type { PortalReceipt } from '../../model/plan.ts';
import type { GitBlobs } from '../git-blobs.ts';
import { readLedger } from './ledger.ts';

/** What the ledger says became of the merged content; what was published of these datasets since is another's. */
export async function readPublished(
  clone: string,
  ledger: string | null,
  blobs: GitBlobs,
  datasets: readonly DatasetChange[],
): Promise<PortalReceipt[]> {
  const contents = new Map(datasets.flatMap(({ id, head }) => (head === null ? [] : [[id, head.digest]])));
  const records: LedgerRecord[] = [];
  for (let part = 1; ; part += 1) {
    const file = publishedFile(part);
    const { files, findings } = await readLedger(clone, ledger, blobs, file);
    if (files.size + findings.length === 0) return receiptsOf(records, contents);
    records.push(...(files.get(file) ?? []));
  }
}
