import type { DatasetChange } from '../../model/dataset.ts';
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
}

/** Every touched dataset before and after. Data kept elsewhere is fetched for the head only: the address holds no old version. */
export async function readDatasetChanges({
  base,
  head,
  ids,
  behind,
  fetchUrl,
}: ChangesRequest): Promise<DatasetChange[]> {
  const changes: DatasetChange[] = [];
  for (const id of ids) {
    changes.push({
      id,
      base: await readDataset(base, id, { profile: true, fetchUrl: null }),
      head: await readDataset(head, id, { profile: true, fetchUrl }),
      ...(behind.has(id) ? { behind: true } : {}),
    });
  }
  // A folder that came and went leaves no dataset behind.
  return changes.filter((change) => change.base !== null || change.head !== null);
}
