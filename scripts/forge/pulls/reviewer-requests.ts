import { commitOfBranch } from '../git/revision.ts';
import { presentAccount } from '../present/account.ts';
import { presentTeam } from '../present/team.ts';
import { ownersOf, readCodeOwners } from '../rules/code-owners.ts';
import { includes, type Owner, resolveOwner } from '../rules/owner.ts';
import { opinions } from '../rules/reviews.ts';
import { type Account, sameLogin } from '../state/account.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { comparePull } from './comparison.ts';
import { announce, type Case, record } from './timeline.ts';

/** Asks a person or a team; asking twice changes nothing. */
export async function requestReview(target: Case, pull: PullRequest, owner: Owner): Promise<void> {
  if (isRequested(pull, owner)) return;
  if ('team' in owner) pull.requestedTeams.push(owner.team.slug);
  else pull.requestedReviewers.push(owner.account);
  await tell(target, 'review_requested', owner);
}

export async function withdrawRequest(target: Case, pull: PullRequest, owner: Owner): Promise<void> {
  if (!isRequested(pull, owner)) return;
  forget(pull, owner);
  await tell(target, 'review_request_removed', owner);
}

/** A review answers the requests to the reviewer and to the reviewer's teams, without a word in the timeline. */
export function answerRequests(target: Case, pull: PullRequest, reviewer: Account): void {
  forget(pull, { account: reviewer });
  for (const slug of [...pull.requestedTeams]) {
    const owner = resolveOwner(target.world, target.repository, `@${target.repository.owner.login}/${slug}`);
    if (owner !== null && includes(owner, reviewer)) forget(pull, owner);
  }
}

/**
 * Asks the owners that CODEOWNERS on the base names for the changed files: never for a draft, never the author, and
 * nobody who has given an opinion already.
 */
export async function requestCodeOwners(target: Case, pull: PullRequest): Promise<void> {
  const { world, repository, issue } = target;
  if (pull.draft || issue.state !== 'open') return;
  const tip = await commitOfBranch(repository.git, pull.base.ref);
  const codeOwners = tip && (await readCodeOwners(repository.git, tip));
  if (!codeOwners) return;
  const { changes } = await comparePull(repository, pull, true);
  const paths = changes.flatMap(({ path, previousPath }) =>
    previousPath === null ? [path] : [previousPath, path],
  );
  for (const written of new Set(paths.flatMap((path) => ownersOf(codeOwners, path)))) {
    const owner = resolveOwner(world, repository, written);
    if (owner === null || isAuthor(owner, issue.author)) continue;
    if (opinions(pull).some(({ author }) => includes(owner, author))) continue;
    await requestReview(target, pull, owner);
  }
}

function isAuthor(owner: Owner, author: Account): boolean {
  return 'account' in owner && sameLogin(owner.account.login, author.login);
}

function isRequested(pull: PullRequest, owner: Owner): boolean {
  return 'team' in owner
    ? pull.requestedTeams.includes(owner.team.slug)
    : pull.requestedReviewers.some(({ login }) => sameLogin(login, owner.account.login));
}

function forget(pull: PullRequest, owner: Owner): void {
  if ('team' in owner) pull.requestedTeams = pull.requestedTeams.filter((slug) => slug !== owner.team.slug);
  else
    pull.requestedReviewers = pull.requestedReviewers.filter(
      ({ login }) => !sameLogin(login, owner.account.login),
    );
}

async function tell(target: Case, event: string, owner: Owner): Promise<void> {
  const { world, repository, token } = target;
  const subject =
    'team' in owner
      ? { requested_team: presentTeam(world, owner.team, repository.teams.get(owner.team.slug)) }
      : { requested_reviewer: presentAccount(world, owner.account) };
  record(target, event, { review_requester: presentAccount(world, token.account), ...subject });
  await announce(target, event, subject);
}
