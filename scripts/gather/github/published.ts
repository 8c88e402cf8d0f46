import { PUBLISHED_FILE } from '../../ledger/paths.ts';
import { receiptsOf } from '../../ledger/receipts.ts';
import type { DatasetChange } from '../../model/dataset.ts';
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
  const { files } = await readLedger(clone, ledger, blobs, PUBLISHED_FILE);
  const contents = new Map(datasets.flatMap(({ id, head }) => (head === null ? [] : [[id, head.digest]])));
  return receiptsOf(files.get(PUBLISHED_FILE) ?? [], contents);
}
