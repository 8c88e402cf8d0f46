import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.ts';
import { blobId, type NextFile, PLAIN_FILE, type TreeFile } from './tree-store.ts';

/** Contents out of `git cat-file --batch`, in the order they were asked for; '' for what is missing. */
export function parseBatch(out: Buffer): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < out.length) {
    const end = out.indexOf(10, at);
    const size = Number(/ (\d+)$/.exec(out.toString('latin1', at, end))?.[1] ?? -1);
    texts.push(size < 0 ? '' : out.toString('utf8', end + 1, end + 1 + size));
    at = size < 0 ? end + 1 : end + size + 2;
  }
  return texts;
}

/** Gives the texts among the files to git, all in one call, each content once. */
export async function writeBlobs(
  clone: string,
  files: ReadonlyMap<string, NextFile>,
): Promise<Map<string, TreeFile>> {
  const written = new Map<string, TreeFile>();
  const texts = new Map<string, Buffer>();
  for (const [path, file] of files) {
    if ('blob' in file) written.set(path, file);
    else {
      const bytes = Buffer.from(file.text);
      const blob = blobId(bytes);
      texts.set(blob, bytes);
      written.set(path, { blob, mode: PLAIN_FILE });
    }
  }
  if (texts.size === 0) return written;
  const folder = await mkdtemp(join(tmpdir(), 'daylight-site-'));
  try {
    for (const [blob, bytes] of texts) await writeFile(join(folder, blob), bytes);
    const paths = [...texts.keys()].map((blob) => `${join(folder, blob)}\n`);
    await git(clone, ['hash-object', '-w', '--no-filters', '--stdin-paths'], paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return written;
}

interface Folder {
  files: Map<string, TreeFile>;
  folders: Map<string, Folder>;
  depth: number;
}

/** Writes the trees of all folders, the deepest first and each depth in one call; returns the root's id. */
export async function writeTree(clone: string, files: ReadonlyMap<string, TreeFile>): Promise<string> {
  const root: Folder = { files: new Map(), folders: new Map(), depth: 0 };
  const levels: Folder[][] = [[root]];
  for (const [path, file] of files) {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let folder = root;
    for (const step of names) {
      const below = folder.folders.get(step) ?? {
        files: new Map(),
        folders: new Map(),
        depth: folder.depth + 1,
      };
      if (!folder.folders.has(step)) {
        levels[below.depth] ??= [];
        levels[below.depth]?.push(below);
      }
      folder.folders.set(step, below);
      folder = below;
    }
    folder.files.set(name, file);
  }
  const ids = new Map<Folder, string>();
  for (const level of levels.toReversed()) {
    const out = await git(
      clone,
      ['mktree', '-z', '--batch'],
      level.map((folder) => `${listing(folder, ids)}\0`),
    );
    const written = out.toString('utf8').trim().split('\n');
    for (const [index, folder] of level.entries()) ids.set(folder, written[index] ?? '');
  }
  return ids.get(root) ?? '';
}

function listing({ files, folders }: Folder, ids: ReadonlyMap<Folder, string>): string {
  const lines = [
    ...[...files].map(([name, { mode, blob }]) => `${mode} blob ${blob}\t${name}\0`),
    ...[...folders].map(([name, folder]) => `040000 tree ${ids.get(folder) ?? ''}\t${name}\0`),
  ];
  return lines.join('');
}
