import { type Body, texts } from '../http/body.ts';
import type { RepositoryContext } from '../http/context.ts';
import { Refusal } from '../http/refusal.ts';
import { created, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { isCollaborator } from '../identity/roles.ts';
import { presentAccount } from '../present/account.ts';
import { presentSimplePull } from '../present/pull-request.ts';
import type { Schema } from '../present/schema.ts';
import { presentTeam } from '../present/team.ts';
import { requestReview, withdrawRequest } from '../pulls/reviewer-requests.ts';
import type { Owner } from '../rules/owner.ts';
import { sameLogin } from '../state/account.ts';
import { findAccount, findOrganization } from '../state/world.ts';
import { findPull, pullCase } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const PATH = '/pulls/{pull_number}/requested_reviewers';

export const requestedReviewerRoutes: Route[] = [
  onRepository('GET', PATH, reads('pull-requests'), (context) => {
    const { world, repository } = context;
    const { pull } = findPull(context);
    const teams = findOrganization(world, repository.owner.login)?.teams;
    const requests: Schema<'pull-request-review-request'> = {
      users: pull.requestedReviewers.map((account) => presentAccount(world, account)),
      teams: pull.requestedTeams.flatMap((slug) => {
        const team = teams?.get(slug);
        return team === undefined ? [] : [presentTeam(world, team, repository.teams.get(slug))];
      }),
    };
    return ok(requests);
  }),

  onRepository('POST', PATH, writes('triage', 'pull-requests'), async (context) => {
    const { target, pull } = pullCase(context);
    const owners = readOwners(context, context.body);
    if (
      owners.some((owner) => 'account' in owner && sameLogin(owner.account.login, target.issue.author.login))
    )
      throw new Refusal(422, 'Review cannot be requested from pull request author.');
    for (const owner of owners) await requestReview(target, pull, owner);
    return created(presentPull(context));
  }),

  onRepository('DELETE', PATH, writes('triage', 'pull-requests'), async (context) => {
    const { target, pull } = pullCase(context);
    for (const owner of readOwners(context, context.body)) await withdrawRequest(target, pull, owner);
    return ok(presentPull(context));
  }),
];

function presentPull(context: RepositoryContext): Reply['body'] {
  const { issue, pull } = findPull(context);
  return presentSimplePull(context.world, context.repository, issue, pull);
}

/** Only those who may see the repository can be asked; one stranger spoils the whole request. */
function readOwners({ world, repository }: RepositoryContext, body: Body): Owner[] {
  const teams = findOrganization(world, repository.owner.login)?.teams;
  const people = (texts(body, 'reviewers') ?? []).map((login): Owner | null => {
    const account = findAccount(world, login);
    return account !== undefined && isCollaborator(world, repository, account) ? { account } : null;
  });
  const groups = (texts(body, 'team_reviewers') ?? []).map((slug): Owner | null => {
    const team = teams?.get(slug.toLowerCase());
    return team !== undefined && repository.teams.has(team.slug) ? { team } : null;
  });
  const owners = [...people, ...groups].filter((owner) => owner !== null);
  if (owners.length < people.length + groups.length)
    throw new Refusal(
      422,
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not ' +
        `a collaborator of the ${repository.fullName} repository.`,
    );
  return owners;
}
