import { type Commit, readCommits } from '../git/commits.ts';
import { type FileChange, readChanges } from '../git/diff.ts';
import type { Git } from '../git/git.ts';
import { commitOfBranch, mergeBaseOf } from '../git/revision.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';

/** What `head` has that `base` has not. */
export interface Comparison {
  /** null: no common history. */
  mergeBase: string | null;
  /** Oldest first. */
  commits: Commit[];
  changes: FileChange[];
}

/** Commits never change, so a comparison is computed once. */
const known = new WeakMap<Git, Map<string, Promise<Comparison>>>();
const MOST_KNOWN = 500;

export function compareCommits(git: Git, base: string, head: string): Promise<Comparison> {
  const cache = known.get(git) ?? new Map<string, Promise<Comparison>>();
  known.set(git, cache);
  const key = `${base}...${head}`;
  const found = cache.get(key) ?? compute(git, base, head);
  if (cache.size >= MOST_KNOWN) cache.clear();
  cache.set(key, found);
  found.catch(() => cache.delete(key));
  return found;
}

async function compute(git: Git, base: string, head: string): Promise<Comparison> {
  const mergeBase = await mergeBaseOf(git, base, head);
  const [commits, changes] = await Promise.all([
    readCommits(git, ['--reverse', '--topo-order', '--end-of-options', `${base}..${head}`]),
    readChanges(git, mergeBase ?? base, head),
  ]);
  return { mergeBase, commits, changes };
}

/** While it is open a pull request is compared with the tip of its base, afterwards with the base as it was. */
export async function comparePull(
  repository: Repository,
  pull: PullRequest,
  open: boolean,
): Promise<Comparison> {
  const tip = open ? await commitOfBranch(repository.git, pull.base.ref) : null;
  return compareCommits(repository.git, tip ?? pull.base.sha, pull.head.sha);
}
