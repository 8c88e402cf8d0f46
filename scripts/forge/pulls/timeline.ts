import { emit } from '../events/emit.ts';
import { presentIssue } from '../present/issue.ts';
import { presentPull } from '../present/pull-request.ts';
import type { Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';

/** An issue or pull request with all that is needed to change it and to tell of it. */
export interface Case {
  world: World;
  repository: Repository;
  issue: Issue;
  token: Token;
}

/** Writes down what happened, in the words of GitHub's timeline. */
export function record(
  { world, issue, token }: Omit<Case, 'repository'>,
  event: string,
  details: Record<string, unknown> = {},
  commitId: string | null = null,
): void {
  const createdAt = world.now();
  issue.events.push({ id: world.nextId(), event, actor: token.account, createdAt, commitId, details });
  issue.updatedAt = createdAt;
}

/** Sends the webhook of the kind that the case is: `pull_request` or `issues`. */
export async function announce(
  { world, repository, issue, token }: Case,
  action: string,
  fields: Record<string, unknown> = {},
): Promise<void> {
  const subject =
    issue.pull === null
      ? { issue: presentIssue(world, repository, issue) }
      : { number: issue.number, pull_request: await presentPull(world, repository, issue, issue.pull) };
  emit(world, repository, token, issue.pull === null ? 'issues' : 'pull_request', {
    action,
    ...subject,
    ...fields,
  });
}
