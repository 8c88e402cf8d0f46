import { oneOf } from '../http/body.ts';
import { type Context, parameter, tokenOf } from '../http/context.ts';
import { countedList, list } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { granted, notAccessible } from '../identity/access.ts';
import { isMember } from '../identity/roles.ts';
import { presentAccount, presentFullOrganization, presentOrganization } from '../present/account.ts';
import { presentInstallation } from '../present/app.ts';
import { type Organization, sameLogin } from '../state/account.ts';
import { findAccount, findOrganization } from '../state/world.ts';

export const organizationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}',
    handle: (context) => ok(presentToViewer(context, find(context))),
  },
  {
    method: 'PATCH',
    path: '/orgs/{org}',
    handle(context) {
      const organization = find(context);
      if (!tokenOf(context).account.siteAdmin)
        throw new Refusal(403, 'Must have admin rights to organization.');
      organization.basePermission =
        oneOf(context.body, 'default_repository_permission', ['none', 'read', 'write', 'admin']) ??
        organization.basePermission;
      return ok(presentToViewer(context, organization));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/members',
    handle(context) {
      const { account } = find(context);
      mayReadMembers(context);
      const members = [...context.world.accounts.values()].filter((each) =>
        isMember(context.world, account.login, each),
      );
      return list(context, members, (member) => presentAccount(context.world, member));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/members/{username}',
    handle(context) {
      const { account } = find(context);
      mayReadMembers(context);
      const member = findAccount(context.world, parameter(context, 'username'));
      if (member === undefined || !isMember(context.world, account.login, member)) throw notFound();
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/memberships/{username}',
    handle(context) {
      const { account } = find(context);
      mayReadMembers(context);
      const member = findAccount(context.world, parameter(context, 'username'));
      if (member === undefined || !isMember(context.world, account.login, member)) throw notFound();
      return ok({
        url: `${context.address}`,
        state: 'active',
        role: member.siteAdmin ? 'admin' : 'member',
        organization_url: context.address.replace(/\/memberships\/.*$/, ''),
        organization: presentOrganization(context.world, account),
        user: presentAccount(context.world, member),
      });
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/installations',
    handle(context) {
      const { account } = find(context);
      const token = tokenOf(context);
      if (!token.account.siteAdmin && !granted(token, 'organization-administration', 'read'))
        throw new Refusal(403, 'Must have admin rights to organization.');
      const apps = [...context.world.apps.values()].filter(({ repository }) =>
        sameLogin(repository.split('/')[0] ?? '', account.login),
      );
      return countedList(context, 'installations', apps, (app) => presentInstallation(context.world, app));
    },
  },
];

function find(context: Context): Organization {
  const organization = findOrganization(context.world, parameter(context, 'org'));
  if (organization === undefined) throw notFound();
  return organization;
}

/** What members may do everywhere is for the owners to know. */
function presentToViewer({ world, token }: Context, { account, basePermission }: Organization) {
  const full = presentFullOrganization(world, account);
  return token?.kind === 'user' && token.account.siteAdmin
    ? { ...full, default_repository_permission: basePermission }
    : full;
}

function mayReadMembers(context: Context): void {
  const token = tokenOf(context);
  if (token.kind !== 'user' && !granted(token, 'members', 'read'))
    throw notAccessible({ scopes: ['members'], level: 'read' });
}
