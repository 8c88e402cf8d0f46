import { datasetOf } from '../model/dataset-path.ts';
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
  for (const { previousPath } of facts.files) if (previousPath !== undefined) paths.set(previousPath, '');
  for (const { path, oid } of facts.files) paths.set(path, oid);
  const files: Subject[] = [...paths]
    .filter(([path]) => datasetOf(path) === null)
    .map(([path, oid]) => ({ kind: 'file', id: path, path, oid }));
  return [...datasets, ...files].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
