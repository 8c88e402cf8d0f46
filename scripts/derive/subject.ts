import type { Facts } from '../model/facts.ts';
import { type SettledChange, withMoves } from './moves.ts';

/** What a lane is about: a dataset folder, or any other file. */
export type Subject =
  | { kind: 'dataset'; id: string; change: SettledChange }
  | { kind: 'file'; id: string; path: string; oid: string };

/** Every subject a pull request touches. Both ends of a rename count. */
export function subjectsOf(facts: Facts): Subject[] {
  const datasets: Subject[] = withMoves(facts.datasets).map((change) => ({
    kind: 'dataset',
    id: change.id,
    change,
  }));
  const paths = new Map<string, string>();
  for (const file of facts.files) {
    paths.set(file.path, file.oid);
    if (file.previousPath !== undefined) paths.set(file.previousPath, '');
  }
  const files: Subject[] = [...paths]
    .filter(([path]) => datasetOf(path) === null)
    .map(([path, oid]) => ({ kind: 'file', id: path, path, oid }));
  return [...datasets, ...files].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** `datasets/transport/trees/data.csv` belongs to `transport/trees`; files directly in a department folder to no dataset. */
export function datasetOf(path: string): string | null {
  const [root, department, dataset, ...rest] = path.split('/');
  if (root !== 'datasets' || department === undefined || dataset === undefined || rest.length === 0)
    return null;
  return `${department}/${dataset}`;
}

export function departmentOf(id: string): string {
  return id.split('/', 1)[0] ?? id;
}
