import { createHash } from 'node:crypto';
import { DATASETS, datasetOf } from '../model/dataset-path.ts';
import type { ChangedFile } from '../model/facts.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import { fields, git } from './git.ts';
import { isFile, MOST_BYTES, objectId, type Tree } from './tree.ts';
import { workTree } from './work-tree.ts';

const STATUS: Record<string, ChangedFile['status']> = { A: 'added', D: 'removed', R: 'renamed', C: 'added' };

/** What lies between two commits, both ends of a rename. */
export async function changedBetween(directory: string, from: string, to: string): Promise<ChangedFile[]> {
  return readRaw(await git(directory, ['diff', ...RAW, from, to, '--']));
}

/** Files of the working directory that have not been given to Git, and are not to be kept from it. */
export async function untrackedFiles(directory: string): Promise<string[]> {
  return fields(await git(directory, ['ls-files', '-z', '--others', '--exclude-standard']));
}

/** What lies between a commit and the working directory, `untracked` files included. */
export async function changedInWorkTree(
  directory: string,
  from: string,
  untracked: readonly string[] | Promise<readonly string[]>,
): Promise<ChangedFile[]> {
  const [diff, others] = await Promise.all([git(directory, ['diff', ...RAW, from, '--']), untracked]);
  const added = others.map((path): ChangedFile => ({ path, status: 'added', oid: '' }));
  const tree = workTree(directory);
  return Promise.all([...readRaw(diff), ...added].map((file) => withObjectId(file, tree)));
}

const RAW = [
  '--raw',
  '-z',
  '--no-abbrev',
  '-M',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/** `:<mode> <mode> <oid> <oid> <status>`, then one path, or two for a rename or copy. */
function readRaw(out: Buffer): ChangedFile[] {
  const parts = fields(out)[Symbol.iterator]();
  const files: ChangedFile[] = [];
  for (const header of parts) {
    const [, mode = '', , oid = '', letter = ''] = header.split(' ');
    const first = parts.next().value ?? '';
    const kind = letter.charAt(0);
    const status = STATUS[kind] ?? 'modified';
    const known = /^0+$/.test(oid) ? '' : objectId({ mode, oid });
    if (kind !== 'R' && kind !== 'C') files.push({ path: first, status, oid: known });
    else {
      const path = parts.next().value ?? '';
      files.push({ path, ...(kind === 'R' ? { previousPath: first } : {}), status, oid: known });
    }
  }
  return files;
}

/** Git has not hashed what is not committed; the object id is computed the way it would. */
async function withObjectId(file: ChangedFile, tree: Tree): Promise<ChangedFile> {
  if (file.oid !== '' || file.status === 'removed') return file;
  const [entry] = await tree.find(file.path);
  if (entry === undefined || !isFile(entry) || entry.bytes > MOST_BYTES) return file;
  const content = await tree.read(entry);
  return {
    ...file,
    oid: createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex'),
  };
}

/** Datasets that the files belong to, at either end of a rename, sorted. */
export function datasetsTouched(files: readonly ChangedFile[]): DatasetId[] {
  const ids = new Set<DatasetId>();
  for (const path of files.flatMap(bothEnds)) {
    const id = datasetOf(path);
    if (id !== null) ids.add(id);
  }
  return [...ids].sort();
}

export function bothEnds(file: ChangedFile): string[] {
  return file.previousPath === undefined ? [file.path] : [file.path, file.previousPath];
}

/** Datasets that changed on base since the branch left it: what the branch shows of them is old. */
export async function datasetsBehind(
  directory: string,
  mergeBase: string,
  base: string,
): Promise<Set<DatasetId>> {
  if (mergeBase === base) return new Set();
  const out = await git(directory, ['diff', ...RAW, '--no-renames', mergeBase, base, '--', `${DATASETS}/`]);
  return new Set(datasetsTouched(readRaw(out)));
}
