import type { DatasetChange, LastSigned } from '../../model/dataset.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { readDataset } from '../dataset.ts';
import type { FetchUrl } from '../fetch-url.ts';
import type { Tree } from '../tree.ts';

export interface ChangesRequest {
  base: Tree;
  head: Tree;
  ids: readonly DatasetId[];
  behind: ReadonlySet<DatasetId>;
  fetchUrl: FetchUrl | null;
  /** The data of a dataset that all roles signed last. */
  signed: (id: DatasetId) => Promise<LastSigned | undefined>;
}

/** Every touched dataset before and after. Data kept elsewhere is fetched for the head only: the address holds no old version. */
export async function readDatasetChanges({
  base,
  head,
  ids,
  behind,
  fetchUrl,
  signed,
}: ChangesRequest): Promise<DatasetChange[]> {
  const changes: DatasetChange[] = [];
  for (const id of ids) {
    const before = await readDataset(base, id, { profile: true, fetchUrl: null });
    const mark = before === null ? undefined : await signed(id);
    changes.push({
      id,
      base: before,
      head: await readDataset(head, id, { profile: true, fetchUrl }),
      // Of base itself there is nothing more to say.
      ...(mark === undefined || mark.digest === before?.digest ? {} : { signed: mark }),
      ...(behind.has(id) ? { behind: true } : {}),
    });
  }
  // A folder that came and went leaves no dataset behind.
  return changes.filter((change) => change.base !== null || change.head !== null);
}
