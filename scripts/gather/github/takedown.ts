import { movesIn, takedownsIn } from '../../ledger/clearance.ts';
import type { Metadata } from '../../model/dataset.ts';
import type { Moves } from '../../model/dataset-moves.ts';
import { DATASETS, datasetOf, folderOf } from '../../model/dataset-path.ts';
import type { Policy } from '../../model/facts.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { parseMetadata } from '../../parse/metadata.ts';
import { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { requirePolicy } from '../policy.ts';
import { FOLDER } from '../tree.ts';
import { readLedger } from './ledger.ts';
import { readTips, type TipsRequest } from './tips.ts';

/** What a takedown has to know: little, so that it does not wait. */
export interface TakedownFacts {
  commit: string;
  policy: Policy;
  /** Takedowns that are recorded already. */
  takedowns: readonly TakedownRecord[];
  moves: Moves;
  /** Every dataset on main. */
  datasets: DatasetId[];
  /** null where its metadata cannot be read. */
  identifierOf(dataset: DatasetId): Promise<string | null>;
  /** The theme of a dataset, for rosters that go by theme; null where its metadata cannot be read. */
  themeOf(dataset: DatasetId): Promise<string | null>;
  /** The text of its checklist.yml; null where it has none. */
  checklistOf(dataset: DatasetId): Promise<string | null>;
}

/** Throws `Outage` where neither the address nor the clone has main, `PolicyUnreadable` where main has no policy. */
export async function gatherTakedown(request: TipsRequest): Promise<TakedownFacts> {
  const tips = await readTips(request);
  const blobs = new GitBlobs(request.clone);
  const tree = gitTree(request.clone, tips.commit, blobs);
  const { policy } = await requirePolicy(tree);
  const { files } = await readLedger(request.clone, tips.ledger, blobs);
  const departments = (await tree.children(DATASETS)).filter(({ mode }) => mode === FOLDER);
  const folders = await Promise.all(departments.map(({ path }) => tree.children(path)));
  const read = async (dataset: DatasetId, name: string): Promise<Uint8Array | null> => {
    const [entry] = await tree.find(`${folderOf(dataset)}/${name}`);
    return entry === undefined ? null : tree.read(entry);
  };
  const metadataOf = async (dataset: DatasetId): Promise<Metadata | null> => {
    const bytes = await read(dataset, 'metadata.yml');
    return bytes === null ? null : parseMetadata('metadata.yml', bytes).value;
  };
  return {
    commit: tips.commit,
    policy,
    takedowns: takedownsIn(files),
    moves: movesIn(files),
    datasets: folders.flat().flatMap(({ path, mode }) => {
      const id = mode === FOLDER ? datasetOf(`${path}/`) : null;
      return id === null ? [] : [id];
    }),
    identifierOf: async (dataset) => (await metadataOf(dataset))?.identifier ?? null,
    themeOf: async (dataset) => (await metadataOf(dataset))?.theme ?? null,
    checklistOf: async (dataset) => {
      const bytes = await read(dataset, 'checklist.yml');
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
  };
}
