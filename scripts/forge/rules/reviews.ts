import { atLeast, roleOf } from '../identity/roles.ts';
import { type Account, keyOf, sameLogin } from '../state/account.ts';
import type { PullRequest, Review } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** The review that speaks for each person: the last that approves, requests changes, or was dismissed. Comments change nothing. */
export function opinions(pull: PullRequest): Review[] {
  const latest = new Map<string, Review>();
  for (const review of pull.reviews) {
    if (review.state !== 'COMMENTED' && review.state !== 'PENDING')
      latest.set(keyOf(review.author.login), review);
  }
  return [...latest.values()];
}

/** Those whose reviews count towards the rules: people who may push, the author excepted. */
export function standing(
  world: World,
  repository: Repository,
  pull: PullRequest,
  author: Account,
): { approvals: Review[]; objections: Review[] } {
  const counting = opinions(pull).filter(
    ({ author: by }) => !sameLogin(by.login, author.login) && atLeast(roleOf(world, repository, by), 'write'),
  );
  return {
    approvals: counting.filter(({ state }) => state === 'APPROVED'),
    objections: counting.filter(({ state }) => state === 'CHANGES_REQUESTED'),
  };
}
