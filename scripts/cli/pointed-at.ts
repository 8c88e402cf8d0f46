import { posix } from 'node:path';
import { DATASETS, datasetOf } from '../model/dataset-path.ts';

/** What lies at a path of the repository; null: nothing. */
export type Lies = (path: string) => 'file' | 'folder' | null;

/**
 * What a person means by a word: a dataset as `parks/trees`, a department as `parks`, everything as ''. null: none of these.
 *
 * A path is understood from where the person stands, and if nothing lies there, from the top of the repository and from
 * datasets/. What lies nowhere may be a dataset all the same: one that was deleted, that is going to be made, or a misspelling.
 */
export function pointedAt(written: string, stand: string, lies: Lies): string | null {
  // Windows writes paths with backslashes, and no name of a dataset has one.
  const path = posix.normalize(written.replaceAll('\\', '/')).replace(/\/$/, '');
  if (written === '') return null;
  const here = posix.join(stand, path);
  // With a dot in front it can only be meant from here.
  const places = written.startsWith('.') ? [here] : [here, path, posix.join(DATASETS, path)];
  const there = places.filter((place) => lies(place) !== null);
  if (there.length > 0)
    return there.map((place) => nameAt(place, lies)).find((name) => name !== null) ?? null;
  return places.map(nameToCome).find((name) => name !== null) ?? null;
}

/** `datasets/parks/trees/data.csv` is of `parks/trees`. */
function nameAt(place: string, lies: Lies): string | null {
  if (place === '.' || place === DATASETS) return '';
  const [root, department = '', dataset] = place.split('/');
  if (root !== DATASETS) return null;
  // Files directly in datasets/ or in a department are of no dataset.
  if (dataset === undefined) return lies(place) === 'folder' ? department : null;
  return lies(`${DATASETS}/${department}/${dataset}`) === 'folder' ? datasetOf(`${place}/-`) : null;
}

function nameToCome(place: string): string | null {
  return place.split('/').length === 3 ? datasetOf(`${place}/-`) : null;
}
