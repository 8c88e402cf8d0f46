import { emitPush } from '../events/push.ts';
import { isAncestor, ZERO } from '../git/revision.ts';
import type { RefUpdate } from '../rules/push-violations.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Activity, Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { close } from './close.ts';
import { followHead } from './follow-head.ts';
import { refreshPullRefs } from './test-merge.ts';
import { type Case, record } from './timeline.ts';

/** What follows from refs that have moved: webhooks, pull requests with a new head, a new base, or merged by the push. */
export async function afterUpdates(
  world: World,
  repository: Repository,
  token: Token,
  updates: readonly RefUpdate[],
): Promise<void> {
  for (const update of updates) {
    repository.pushedAt = world.now();
    await emitPush(world, repository, token, update);
    if (!update.ref.startsWith('refs/heads/')) continue;
    repository.activities.push({
      ...update,
      id: world.nextId(),
      type: await typeOf(repository, update),
      actor: token.account,
      timestamp: world.now(),
    });
    const branch = update.ref.slice('refs/heads/'.length);
    for (const { target, pull } of openPulls(world, token)) {
      if (pull.head.repository === repository && pull.head.ref === branch)
        await followHead(target, pull, update.after);
      else if (target.repository === repository && pull.base.ref === branch)
        await followBase(target, pull, update.after);
    }
  }
}

async function typeOf({ git }: Repository, { before, after }: RefUpdate): Promise<Activity['type']> {
  if (before === ZERO) return 'branch_creation';
  if (after === ZERO) return 'branch_deletion';
  return (await isAncestor(git, before, after)) ? 'push' : 'force_push';
}

function openPulls(world: World, token: Token): { target: Case; pull: PullRequest }[] {
  return [...world.repositories.values()].flatMap((repository) =>
    [...repository.issues.values()].flatMap((issue) =>
      issue.pull !== null && issue.state === 'open'
        ? [{ target: { world, repository, issue, token }, pull: issue.pull }]
        : [],
    ),
  );
}

async function followBase(target: Case, pull: PullRequest, after: string): Promise<void> {
  if (after === ZERO) return close(target);
  const { world, repository, issue } = target;
  if (await isAncestor(repository.git, pull.head.sha, after)) return markMerged(target, pull, after);
  await refreshPullRefs(world, repository, issue, pull);
}

/** However its commits came to the base: by the button or by a push. */
export async function markMerged(target: Case, pull: PullRequest, commit: string): Promise<void> {
  const { world, issue, token } = target;
  pull.merged = true;
  pull.mergedAt = world.now();
  pull.mergedBy = token.account;
  pull.mergeCommitSha = commit;
  await target.repository.git.attempt(['update-ref', '-d', `refs/pull/${issue.number}/merge`]);
  record(target, 'merged', {}, commit);
  await close(target);
}

export function isPull(issue: Issue): issue is Issue & { pull: PullRequest } {
  return issue.pull !== null;
}
