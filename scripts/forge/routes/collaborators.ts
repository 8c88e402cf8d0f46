import { optionalText } from '../http/body.ts';
import { parameter, type RepositoryContext } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, readsAs, writes } from '../identity/access.ts';
import { isCollaborator, permissionFlags, roleFrom, roleOf } from '../identity/roles.ts';
import { presentAccount } from '../present/account.ts';
import type { Schema } from '../present/schema.ts';
import { presentTeam } from '../present/team.ts';
import { type Account, keyOf } from '../state/account.ts';
import type { Role } from '../state/repository.ts';
import { findAccount, findOrganization } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

/** The older word for a role: `triage` reads, `maintain` writes. */
const LEGACY: Record<Role, string> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

const administer = writes('admin', 'administration');

export const collaboratorRoutes: Route[] = [
  onRepository('GET', '/collaborators', readsAs('write', 'metadata'), (context) => {
    const { world, repository, query } = context;
    const direct = query.get('affiliation') === 'direct';
    const people = [...world.accounts.values()].filter(({ type }) => type === 'User');
    const found = people.filter((account) =>
      direct
        ? repository.collaborators.has(keyOf(account.login))
        : isCollaborator(world, repository, account),
    );
    return list(context, found, (account) => present(context, account));
  }),

  onRepository('GET', '/collaborators/{username}', readsAs('write', 'metadata'), (context) => {
    if (!isCollaborator(context.world, context.repository, find(context))) throw notFound();
    return noContent;
  }),

  onRepository('PUT', '/collaborators/{username}', administer, (context) => {
    const written = optionalText(context.body, 'permission') ?? 'push';
    const role = roleFrom(written);
    if (role === undefined) throw new Refusal(422, `Validation Failed: ${written} is no permission`);
    context.repository.collaborators.set(keyOf(find(context).login), role);
    return noContent;
  }),

  onRepository('DELETE', '/collaborators/{username}', administer, (context) => {
    context.repository.collaborators.delete(keyOf(find(context).login));
    return noContent;
  }),

  onRepository('GET', '/collaborators/{username}/permission', reads('metadata'), (context) => {
    const account = find(context);
    const role = roleOf(context.world, context.repository, account);
    const permission: Schema<'repository-collaborator-permission'> = {
      permission: LEGACY[role],
      role_name: role,
      user: present(context, account),
    };
    return ok(permission);
  }),

  onRepository('GET', '/teams', readsAs('write', 'administration'), (context) => {
    const { world, repository } = context;
    const teams = findOrganization(world, repository.owner.login)?.teams;
    const found = [...repository.teams].flatMap(([slug, role]) => {
      const team = teams?.get(slug);
      return team === undefined ? [] : [{ team, role }];
    });
    return list(context, found, ({ team, role }) => presentTeam(world, team, role));
  }),
];

function find(context: RepositoryContext): Account {
  const account = findAccount(context.world, parameter(context, 'username'));
  if (account === undefined) throw notFound();
  return account;
}

function present({ world, repository }: RepositoryContext, account: Account): Schema<'collaborator'> {
  const role = roleOf(world, repository, account);
  return { ...presentAccount(world, account), permissions: permissionFlags(role), role_name: role };
}
