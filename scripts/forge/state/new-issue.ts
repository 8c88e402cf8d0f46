import type { Issue } from './issue.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import type { Token } from './token.ts';
import type { World } from './world.ts';

/** Issues and pull requests share one sequence of numbers, from 1. */
export function newIssue(
  world: World,
  repository: Repository,
  token: Token,
  { title, body, pull }: { title: string; body: string | null; pull: PullRequest | null },
): Issue {
  const now = world.now();
  const issue: Issue = {
    id: world.nextId(),
    number: repository.issues.size + 1,
    title,
    body,
    author: token.account,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    comments: [],
    events: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedBy: null,
    appId: token.kind === 'user' ? null : token.appId,
    pull,
  };
  repository.issues.set(issue.number, issue);
  return issue;
}
