import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Git } from './git.ts';

/** Mode of a folder, as GitHub writes it. */
const TREE = '040000';

export interface TreeChange {
  path: string;
  mode: string;
  /** null: take the path away. */
  sha: string | null;
}

/** Writes a tree that is `base` (none: empty) with some paths changed; returns its id. */
export async function writeTree(
  git: Git,
  base: string | null,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = path.join(git.directory, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git.text(base === null ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const lines: string[] = [];
    for (const { path: name, mode, sha } of changes) {
      if (sha !== null && mode !== TREE) lines.push(`${mode} ${sha}\t${name}\0`);
      else
        await git.text(
          ['--literal-pathspecs', 'rm', '--cached', '-r', '-q', '--ignore-unmatch', '--', name],
          { env },
        );
      if (sha !== null && mode === TREE) await git.text(['read-tree', `--prefix=${name}/`, sha], { env });
    }
    await git.text(['update-index', '-z', '--add', '--replace', '--index-info'], {
      env,
      input: lines.join(''),
    });
    return await git.text(['write-tree'], { env });
  } finally {
    await rm(index, { force: true });
  }
}
