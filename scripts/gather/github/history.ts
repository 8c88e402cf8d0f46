import type { Parts } from '../../model/dataset.ts';
import { folderOf } from '../../model/dataset-path.ts';
import { datasetPart, filePart } from '../../model/part-key.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { readDataset } from '../dataset.ts';
import { mergeBase } from '../git.ts';
import type { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { FOLDER, objectId } from '../tree.ts';

/** Parts of each dataset at a commit; under '' the object ids of other files. What is not there is left out. */
export type Snapshot = Record<DatasetId, Parts>;

/** What a pull request touches, looked at through its history. */
export class History {
  readonly #clone: string;
  readonly #blobs: GitBlobs;
  readonly #ids: readonly DatasetId[];
  readonly #files: readonly string[];
  readonly #snapshots = new Map<string, Promise<Snapshot>>();
  /** Parts by dataset and tree object: most commits leave most folders alone. */
  readonly #parts = new Map<string, Promise<Parts>>();

  constructor(
    clone: string,
    blobs: GitBlobs,
    touched: { datasets: readonly DatasetId[]; files: readonly string[] },
  ) {
    this.#clone = clone;
    this.#blobs = blobs;
    this.#ids = touched.datasets;
    this.#files = touched.files;
  }

  at(commit: string): Promise<Snapshot> {
    const known = this.#snapshots.get(commit) ?? this.#read(commit);
    this.#snapshots.set(commit, known);
    return known;
  }

  /**
   * Parts that a commit changed of its own doing, by their keys. A merge has changed what is not what
   * merging its two parents gives; bringing the branch up to date changes nothing.
   */
  async changedBy(commit: string, parents: readonly string[]): Promise<string[]> {
    const after = flat(await this.at(commit));
    const [first, second] = parents;
    const before = first === undefined ? new Map<string, string>() : flat(await this.at(first));
    const expected =
      first !== undefined && second !== undefined && parents.length === 2
        ? merged(await this.#common(first, second), before, flat(await this.at(second)))
        : before;
    const keys = new Set([...after.keys(), ...expected.keys()]);
    return [...keys].filter((key) => after.get(key) !== expected.get(key)).sort();
  }

  async #common(a: string, b: string): Promise<Map<string, string>> {
    const base = await mergeBase(this.#clone, a, b);
    return base === null ? new Map() : flat(await this.at(base));
  }

  async #read(commit: string): Promise<Snapshot> {
    const folders = new Map(this.#ids.map((id) => [folderOf(id), id]));
    const found = await gitTree(this.#clone, commit, this.#blobs).find(...folders.keys(), ...this.#files);
    const snapshot: Snapshot = {};
    for (const entry of found) {
      const id = folders.get(entry.path);
      if (id !== undefined && entry.mode === FOLDER)
        snapshot[id] = await this.#partsOf(commit, id, entry.oid);
      if (id === undefined && entry.mode !== FOLDER)
        snapshot[''] = { ...snapshot[''], [entry.path]: objectId(entry) };
    }
    return snapshot;
  }

  #partsOf(commit: string, id: DatasetId, oid: string): Promise<Parts> {
    const key = `${id} ${oid}`;
    const tree = gitTree(this.#clone, commit, this.#blobs);
    const known =
      this.#parts.get(key) ??
      readDataset(tree, id, { profile: false, fetchUrl: null }).then((version) => version?.parts ?? {});
    this.#parts.set(key, known);
    return known;
  }
}

function flat(snapshot: Snapshot): Map<string, string> {
  const all = Object.entries(snapshot).flatMap(([id, parts]) =>
    Object.entries(parts).map(([part, digest]): [string, string] => [
      id === '' ? filePart(part) : datasetPart(id, part),
      digest,
    ]),
  );
  return new Map(all);
}

/** Three-way merge of digests. Where both sides changed a part differently there is no right answer, and whatever the merge says is its author's. */
function merged(
  base: Map<string, string>,
  ours: Map<string, string>,
  theirs: Map<string, string>,
): Map<string, string> {
  const result = new Map<string, string>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, left, right] = [base.get(key), ours.get(key), theirs.get(key)];
    const value = left === right || right === before ? left : left === before ? right : CONFLICT;
    if (value !== undefined) result.set(key, value);
  }
  return result;
}

/** No digest of anything. */
const CONFLICT = 'conflict';
