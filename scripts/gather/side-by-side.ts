import type { DatasetId } from '../model/vocabulary.ts';
import type { TreeEntry } from './tree.ts';

/** A dataset, and the files in its folder. */
export type DatasetFolder = [id: DatasetId, files: TreeEntry[]];

/** More gain nothing: with so many, what a step takes to get going is small beside the step. */
const MOST = 32;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Folders in portions that are read side by side: each step of a reading lets the others do theirs, so that the same step
 * of all follows one another and finds its code and its tables near the processor. One dataset after the other, they take
 * a third longer (npm run bench).
 */
export function* sideBySide(folders: readonly DatasetFolder[]): Iterable<DatasetFolder[]> {
  let portion: DatasetFolder[] = [];
  let bytes = 0;
  for (const folder of folders) {
    const more = folder[1].reduce((sum, file) => sum + file.bytes, 0);
    if (portion.length === MOST || (portion.length > 0 && bytes + more > MOST_BYTES)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(folder);
    bytes += more;
  }
  if (portion.length > 0) yield portion;
}
