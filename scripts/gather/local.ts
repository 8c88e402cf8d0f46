import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DatasetChange } from '../model/dataset.ts';
import { DATASETS, departmentOf, folderOf } from '../model/dataset-path.ts';
import type { Facts, RepositoryFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import { Outage } from '../model/outage.ts';
import type { DatasetId, Instant } from '../model/vocabulary.ts';
import { closest } from '../parse/closest.ts';
import { changedInWorkTree, datasetsBehind, datasetsTouched, untrackedFiles } from './changes.ts';
import { type DatasetReading, readDataset } from './dataset.ts';
import { datasetFolders } from './dataset-folders.ts';
import { createFetchUrl, type FetchUrl } from './fetch-url.ts';
import { isTopLevel, mergeBase, resolveCommit } from './git.ts';
import { GitBlobs } from './git-blobs.ts';
import { gitTree } from './git-tree.ts';
import { inventoryFindings } from './inventories.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { requirePolicy } from './policy.ts';
import { policyAtBase } from './policy-at-base.ts';
import { type DatasetFolder, sideBySide } from './side-by-side.ts';
import type { Tree, TreeEntry } from './tree.ts';
import { workTree } from './work-tree.ts';

export interface LocalRequest {
  /** Top folder of the repository. */
  root: string;
  now: Instant;
  /** Commit or branch to compare with. */
  base?: string;
  /** Only these; the name of a department stands for all of its datasets. */
  datasets?: readonly string[];
  /** Do not fetch data that is kept elsewhere. */
  offline?: boolean;
  fetchUrl?: FetchUrl;
  /** Called once for every dataset that has been read. */
  onDataset?: () => void;
}

/**
 * Facts about the working directory, unsaved work included, with nobody to ask.
 *
 * Without `base` every dataset is judged on its own and in full, as if it were new: policy and folders are taken as they
 * lie there, and Git is not needed. With `base` it is judged as the gate would: policy and previous versions from that
 * commit, and only what changed since the branch left it. Untouched folders are not even looked at.
 *
 * Throws `Outage` where `base` cannot be compared with, `PolicyUnreadable` where there is no policy to go by.
 */
export async function gatherLocal(request: LocalRequest): Promise<Facts> {
  if (request.base !== undefined) return gatherSince(request.base, request);
  const { facts, folders } = await openLocal(request);
  const datasets: DatasetChange[] = [];
  for await (const change of readLocal(request, folders)) datasets.push(change);
  return { ...facts, datasets };
}

/** As `gatherLocal` without `base`, but only with the folders of all datasets that were asked for: whoever judges each as it is read need not hold them all. */
export async function openLocal(request: LocalRequest): Promise<{ facts: Facts; folders: DatasetFolder[] }> {
  const tree = workTree(request.root);
  const { policy, findings } = await requirePolicy(tree);
  const folders = await foldersOf(tree, request.datasets);
  const missing = [...folders].flatMap(([id, entries]) => (entries.length === 0 ? [id] : []));
  findings.push(...(await unknown(missing, tree)));
  if (request.datasets === undefined) findings.push(...(await inventoryFindings(tree)));
  return { facts: { ...context(request), policy, files: [], datasets: [], findings }, folders: [...folders] };
}

/** Those of the datasets that are there, in their order, read side by side. */
export async function* readLocal(
  request: LocalRequest,
  folders: readonly DatasetFolder[],
): AsyncGenerator<DatasetChange> {
  const { tree, fetchUrl } = oneAtATime({ tree: workTree(request.root), ...fetchingOf(request) });
  for (const some of sideBySide(folders)) {
    const changes = some.map(async ([id, files]): Promise<DatasetChange> => {
      const head = await readDataset(tree, id, { profile: true, fetchUrl }, files);
      request.onDataset?.();
      return { id, base: null, head };
    });
    for (const change of await Promise.all(changes)) if (change.head !== null) yield change;
  }
}

/** How many datasets there are at most: one look into each department tells, long before all folders have been walked. */
export function countDatasets(root: string): number {
  const datasets = join(root, DATASETS);
  if (statSync(datasets, { throwIfNoEntry: false })?.isDirectory() !== true) return 0;
  return readdirSync(datasets, { withFileTypes: true })
    .filter((department) => department.isDirectory())
    .reduce((sum, { name }) => sum + readdirSync(join(datasets, name)).length, 0);
}

function fetchingOf({ offline, fetchUrl }: LocalRequest): Pick<DatasetReading, 'fetchUrl'> {
  return { fetchUrl: offline === true ? null : (fetchUrl ?? createFetchUrl()) };
}

async function gatherSince(base: string, request: LocalRequest): Promise<Facts> {
  const { root } = request;
  const reading = { profile: true, ...fetchingOf(request) };
  // The one thing that takes longer the more datasets there are: begun first, awaited last.
  const untracked = untrackedFiles(root);
  untracked.catch(() => undefined);
  const { tip, fork } = await comparison(root, base);
  const blobs = new GitBlobs(root);
  try {
    const before = gitTree(root, tip, blobs);
    const after = workTree(root);
    const changes = changedInWorkTree(root, fork, untracked);
    const [{ policy, findings }, files, behind] = await Promise.all([
      policyAtBase(before, after, changes),
      changes,
      datasetsBehind(root, fork, tip),
    ]);
    const touched = datasetsTouched(files);
    const wanted = request.datasets ?? touched;
    const missing: DatasetId[] = [];
    for (const id of wanted)
      if (isDataset(id) && !touched.includes(id) && (await after.entries(folderOf(id))).length === 0)
        missing.push(id);
    findings.push(...(await unknown(missing, after)));
    const datasets: DatasetChange[] = [];
    for (const id of touched.filter((one) => wanted.includes(one) || wanted.includes(departmentOf(one)))) {
      const [old, head] = await Promise.all([
        readDataset(before, id, reading),
        readDataset(after, id, reading),
      ]);
      request.onDataset?.();
      datasets.push({ id, base: old, head, ...(behind.has(id) ? { behind: true } : {}) });
    }
    return { ...context(request), policy, files, datasets, findings };
  } finally {
    blobs.close();
  }
}

/** The commit to compare with, and where the work here left it. */
async function comparison(root: string, base: string): Promise<{ tip: string; fork: string }> {
  const [top, tip] = await Promise.all([isTopLevel(root), resolveCommit(root, base)]);
  if (!top)
    throw new Outage(`${root} is not the top folder of a Git clone. Run without --base, or from there.`);
  if (tip === null) {
    throw new Outage(
      `There is no commit or branch '${base}' in this clone. Check the name, or fetch it: git fetch origin.`,
    );
  }
  const fork = await mergeBase(root, tip, 'HEAD');
  if (fork === null)
    throw new Outage(
      `This branch and '${base}' have no common commit in this clone. Fetch the whole history: git fetch --unshallow.`,
    );
  return { tip, fork };
}

/** Files of every dataset folder, in one walk; what was asked for and is not there has none. */
async function foldersOf(
  tree: Tree,
  names: readonly string[] | undefined,
): Promise<Map<DatasetId, TreeEntry[]>> {
  const asked = (names ?? []).filter(isDataset).map((id): DatasetFolder => [id, []]);
  const entries = await tree.entries(...(names === undefined ? [DATASETS] : names.map(folderOf)));
  return new Map([...asked, ...datasetFolders(entries)]);
}

function context({ root, now }: LocalRequest): {
  now: Instant;
  repository: RepositoryFacts;
  pullRequest: null;
} {
  const repository = { owner: '', name: basename(root), url: '', private: true, defaultBranch: 'main' };
  return { now, repository, pullRequest: null };
}

/** Anything else names a department. */
function isDataset(name: string): boolean {
  return name.includes('/');
}

/** What is there is listed once for all of them. */
async function unknown(ids: readonly DatasetId[], tree: Tree): Promise<Finding[]> {
  if (ids.length === 0) return [];
  const known = [...(await foldersOf(tree, undefined)).keys()];
  return ids.map((id) => {
    const params = { dataset: id, closest: closest(id, known) };
    return { id: 'dataset-not-found', severity: 'error', file: folderOf(id), params };
  });
}
