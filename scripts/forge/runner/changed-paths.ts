import type { TriggerEvent } from './event.ts';
import { git, resolveCommit } from './git.ts';
import { textAt } from './payload.ts';

/** Paths that a push or pull request changes, for `paths:` filters. */
export async function changedPaths(event: TriggerEvent, gitDirectory: string): Promise<string[]> {
  const from = await startOf(event, gitDirectory);
  const range = from === null ? [await emptyTree(gitDirectory), event.headSha] : [from, event.headSha];
  const listed = await git(gitDirectory, 'diff-tree', '-r', '-z', '--name-only', '--no-renames', ...range);
  return listed.split('\0').filter((path) => path !== '');
}

/** A push is compared with what the branch was, a pull request with where it left its base. */
async function startOf(event: TriggerEvent, gitDirectory: string): Promise<string | null> {
  if (event.name === 'push') {
    const before = textAt(event.payload, 'before') ?? '';
    return /^0*$/.test(before) ? resolveCommit(gitDirectory, `${event.headSha}^`) : before;
  }
  return git(
    gitDirectory,
    'merge-base',
    textAt(event.payload, 'pull_request', 'base', 'sha') ?? event.sha,
    event.headSha,
  ).catch(() => null);
}

function emptyTree(gitDirectory: string): Promise<string> {
  return git(gitDirectory, 'hash-object', '-t', 'tree', '/dev/null');
}
