import { text } from '../http/body.ts';
import { type Context, parameter, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, Refusal, validationFailed } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { granted, notAccessible } from '../identity/access.ts';
import { isMember, roleFrom } from '../identity/roles.ts';
import { presentAccount } from '../present/account.ts';
import { apiUrl } from '../present/addresses.ts';
import { presentRepository } from '../present/repository.ts';
import type { Schema } from '../present/schema.ts';
import { presentFullTeam, presentTeam } from '../present/team.ts';
import { keyOf, type Organization, type Team } from '../state/account.ts';
import { addTeam } from '../state/organizations.ts';
import { findAccount, findOrganization, findRepository } from '../state/world.ts';

const TEAM = '/orgs/{org}/teams/{team_slug}';

export const teamRoutes: Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}/teams',
    handle(context) {
      const { teams } = openOrganization(context, 'read');
      return list(context, [...teams.values()], (team) => presentTeam(context.world, team));
    },
  },
  {
    method: 'POST',
    path: '/orgs/{org}/teams',
    handle(context) {
      const { account, teams } = openOrganization(context, 'write');
      const name = text(context.body, 'name');
      const slug = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
      if (teams.has(slug))
        throw validationFailed({
          resource: 'Team',
          field: 'data',
          code: 'unprocessable',
          message: 'Name must be unique for this org',
        });
      const team = addTeam(context.world, account.login, slug, []);
      team.name = name;
      return created(presentFullTeam(context.world, team));
    },
  },
  {
    method: 'GET',
    path: TEAM,
    handle: (context) => ok(presentFullTeam(context.world, openTeam(context, 'read'))),
  },
  {
    method: 'GET',
    path: `${TEAM}/members`,
    handle(context) {
      const members = [...openTeam(context, 'read').members].flatMap(
        (key) => findAccount(context.world, key) ?? [],
      );
      return list(context, members, (account) => presentAccount(context.world, account));
    },
  },
  {
    method: 'GET',
    path: `${TEAM}/memberships/{username}`,
    handle(context) {
      const team = openTeam(context, 'read');
      if (!team.members.has(keyOf(parameter(context, 'username')))) throw notFound();
      return ok(membership(context, team));
    },
  },
  {
    method: 'PUT',
    path: `${TEAM}/memberships/{username}`,
    handle(context) {
      const team = openTeam(context, 'write');
      const login = parameter(context, 'username');
      if (findAccount(context.world, login) === undefined) throw notFound();
      team.members.add(keyOf(login));
      return ok(membership(context, team));
    },
  },
  {
    method: 'DELETE',
    path: `${TEAM}/memberships/{username}`,
    handle(context) {
      if (!openTeam(context, 'write').members.delete(keyOf(parameter(context, 'username')))) throw notFound();
      return noContent;
    },
  },
  {
    method: 'GET',
    path: `${TEAM}/repos/{owner}/{repo}`,
    handle(context) {
      const team = openTeam(context, 'read');
      const repository = findRepository(
        context.world,
        `${parameter(context, 'owner')}/${parameter(context, 'repo')}`,
      );
      const role = repository?.teams.get(team.slug);
      if (repository === undefined || role === undefined) throw notFound();
      // Only whoever asks for the repository gets one.
      if (!context.accept.includes('v3.repository')) return noContent;
      const { permissions } = presentTeam(context.world, team, role);
      return ok({ ...presentRepository(context.world, repository), permissions, role_name: role });
    },
  },
  {
    method: 'PUT',
    path: `${TEAM}/repos/{owner}/{repo}`,
    handle(context) {
      const team = openTeam(context, 'write');
      const repository = findRepository(
        context.world,
        `${parameter(context, 'owner')}/${parameter(context, 'repo')}`,
      );
      if (repository === undefined) throw notFound();
      const permission = context.body.permission === undefined ? 'push' : text(context.body, 'permission');
      const role = roleFrom(permission);
      if (role === undefined) throw new Refusal(422, `Validation Failed: ${permission} is no permission`);
      repository.teams.set(team.slug, role);
      return noContent;
    },
  },
];

/**
 * Organisations show their teams to members and to tokens with the permission `members`. A job's token never has it:
 * GitHub answers as if there were no such team.
 */
function openOrganization(context: Context, level: 'read' | 'write'): Organization {
  const { world } = context;
  const token = tokenOf(context);
  const organization = findOrganization(world, parameter(context, 'org'));
  if (organization === undefined) throw notFound();
  if (token.kind === 'job') throw new Refusal(403, 'Resource not accessible by integration');
  if (token.kind === 'app' && !granted(token, 'members', level))
    throw notAccessible({ scopes: ['members'], level });
  if (token.kind === 'user' && level === 'write' && !token.account.siteAdmin)
    throw new Refusal(403, 'Must have admin rights to organization.');
  if (token.kind === 'user' && !isMember(world, organization.account.login, token.account)) throw notFound();
  return organization;
}

function openTeam(context: Context, level: 'read' | 'write'): Team {
  const team = openOrganization(context, level).teams.get(parameter(context, 'team_slug').toLowerCase());
  if (team === undefined) throw notFound();
  return team;
}

function membership(context: Context, team: Team): Schema<'team-membership'> {
  const path = `/orgs/${team.organization}/teams/${team.slug}/memberships/${parameter(context, 'username')}`;
  return { url: apiUrl(context.world, path), role: 'member', state: 'active' };
}
