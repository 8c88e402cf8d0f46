import type { DatasetId } from '../model/vocabulary.ts';

export const DATASETS = 'datasets';

/**
 * `datasets/transport/trees/data.csv` belongs to `transport/trees`; files directly in a department folder to no dataset.
 * Names with control characters belong to none either: they are treated as any other file, which asks for the most.
 */
export function datasetOf(path: string): DatasetId | null {
  const [root, department, dataset, ...rest] = path.split('/');
  if (root !== DATASETS || !department || !dataset || rest.length === 0) return null;
  return /\p{Cc}/u.test(department + dataset) ? null : `${department}/${dataset}`;
}

export function folderOf(id: DatasetId): string {
  return `${DATASETS}/${id}`;
}

export function departmentOf(id: DatasetId): string {
  return id.split('/', 1)[0] ?? id;
}

/** Files whose change can break the policy: read at head too, so that a pull request that breaks them hears it. */
export function isPolicyPath(path: string): boolean {
  return (
    path === 'governance.yml' ||
    path.startsWith('checklists/') ||
    /^datasets\/[^/]+\/department\.yml$/.test(path)
  );
}
