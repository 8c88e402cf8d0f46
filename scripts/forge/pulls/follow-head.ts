import type { Git } from '../git/git.ts';
import { commitOfBranch, isAncestor, ZERO } from '../git/revision.ts';
import { rulesetsFor } from '../rules/applicable.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import { close } from './close.ts';
import { compareCommits } from './comparison.ts';
import { dismiss } from './dismiss.ts';
import { requestCodeOwners } from './reviewer-requests.ts';
import { refreshPullRefs } from './test-merge.ts';
import { announce, type Case, record } from './timeline.ts';

/** An open pull request follows its branch: a push moves the head, a deletion closes it. */
export async function followHead(target: Case, pull: PullRequest, after: string): Promise<void> {
  const { world, repository, issue } = target;
  if (after === ZERO) {
    record(target, 'head_ref_deleted');
    return close(target);
  }
  const before = pull.head.sha;
  await bringCommits(repository, pull, after);
  const base = (await commitOfBranch(repository.git, pull.base.ref)) ?? pull.base.sha;
  const alike = await samePatch(repository.git, base, before, after);
  if (!(await isAncestor(repository.git, before, after))) record(target, 'head_ref_force_pushed', {}, after);
  pull.head.sha = after;
  pull.base.sha = base;
  issue.updatedAt = world.now();
  await refreshPullRefs(world, repository, issue, pull);
  if (alike) repointReviews(pull, before, after);
  else await dismissStale(target, pull);
  await announce(target, 'synchronize', { before, after });
  // Nothing is left to merge: GitHub closes it without calling it merged.
  if (await isAncestor(repository.git, after, base)) return close(target);
  await requestCodeOwners(target, pull);
}

/** Commits of a fork are copied over, so that git finds them in the repository that the pull request is in. */
export async function bringCommits(repository: Repository, pull: PullRequest, commit: string): Promise<void> {
  const { repository: source } = pull.head;
  if (source === null || source === repository) return;
  await repository.git.text([
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    source.git.directory,
    commit,
  ]);
}

/**
 * GitHub moves reviews to a new head whose patch is the same as the old one's (seen after rebases and "Update branch"):
 * `commit_id` does not prove that the reviewer saw this commit.
 */
function repointReviews(pull: PullRequest, before: string, after: string): void {
  for (const review of pull.reviews) if (review.commitId === before) review.commitId = after;
}

async function samePatch(git: Git, base: string, before: string, after: string): Promise<boolean> {
  const [old, now] = await Promise.all([patchId(git, base, before), patchId(git, base, after)]);
  return old !== null && old === now;
}

async function patchId(git: Git, base: string, head: string): Promise<string | null> {
  const { mergeBase, changes } = await compareCommits(git, base, head);
  if (mergeBase === null || changes.length === 0) return null;
  const patch = await git.bytes(['diff', '--no-ext-diff', '--full-index', '--binary', mergeBase, head]);
  return (await git.text(['patch-id', '--stable'], { input: patch })).split(' ')[0] ?? null;
}

async function dismissStale(target: Case, pull: PullRequest): Promise<void> {
  const rules = rulesetsFor(target.repository, `refs/heads/${pull.base.ref}`).flatMap(({ rules }) => rules);
  const asked = rules.some(
    (rule) => rule.type === 'pull_request' && rule.parameters.dismiss_stale_reviews_on_push,
  );
  if (!asked) return;
  for (const review of pull.reviews.filter(({ state }) => state === 'APPROVED'))
    await dismiss(target, pull, review, '');
}
