import { datasetOf } from '../model/dataset-path.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import type { TreeEntry } from './tree.ts';

/** The files of each dataset; what lies beside the datasets belongs to none. */
export function datasetFolders(entries: readonly TreeEntry[]): Map<DatasetId, TreeEntry[]> {
  const folders = new Map<DatasetId, TreeEntry[]>();
  for (const entry of entries) {
    const id = datasetOf(entry.path);
    if (id === null) continue;
    const files = folders.get(id);
    if (files === undefined) folders.set(id, [entry]);
    else files.push(entry);
  }
  return folders;
}
