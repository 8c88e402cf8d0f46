import type { Git } from './git.ts';

export interface TreeEntry {
  mode: string;
  type: string;
  sha: string;
  /** Bytes of a blob. */
  size: number | null;
  path: string;
}

/** Entries of a tree: of one folder, or of all folders below it with `recursive`. */
export async function listTree(git: Git, treeish: string, recursive = false): Promise<TreeEntry[]> {
  const flags = recursive ? ['-r', '-t'] : [];
  const out = await git.text(['ls-tree', '-z', '-l', '--full-tree', ...flags, '--end-of-options', treeish]);
  return out
    .split('\0')
    .filter((line) => line !== '')
    .map(parse);
}

/** The entry at a path of a commit; null where there is none. '' is the root. */
export async function entryAt(git: Git, commit: string, path: string): Promise<TreeEntry | null> {
  if (path.includes('\0')) return null;
  if (path === '')
    return {
      mode: '040000',
      type: 'tree',
      sha: await git.text(['rev-parse', `${commit}^{tree}`]),
      size: null,
      path,
    };
  const out = await git.text([
    '--literal-pathspecs',
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    commit,
    '--',
    path,
  ]);
  const [line] = out.split('\0');
  const entry = line === undefined || line === '' ? null : parse(line);
  return entry?.path === path ? entry : null;
}

export async function readBlob(git: Git, sha: string): Promise<Buffer> {
  return git.bytes(['cat-file', 'blob', sha]);
}

export async function writeBlob(git: Git, content: Uint8Array): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], { input: content });
}

function parse(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', type = '', sha = '', size = ''] = line.slice(0, tab).split(/ +/);
  return { mode, type, sha, size: /^\d+$/.test(size) ? Number(size) : null, path: line.slice(tab + 1) };
}
