import { actorOf, parameter } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { mayKnow } from '../identity/access.ts';
import { isMember } from '../identity/roles.ts';
import { presentOrganization, presentProfile } from '../present/account.ts';
import { presentRepository } from '../present/repository.ts';
import { findAccount } from '../state/world.ts';

export const userRoutes: Route[] = [
  {
    method: 'GET',
    path: '/user',
    handle(context): Reply {
      const account = actorOf(context);
      // An installation is nobody's account.
      if (context.token?.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
      return ok(presentProfile(context.world, account));
    },
  },
  {
    method: 'GET',
    path: '/user/repos',
    handle(context): Promise<Reply> {
      const account = actorOf(context);
      const own = [...context.world.repositories.values()].filter((one) =>
        mayKnow(context.world, context.token, one),
      );
      return list(context, own, (one) => presentRepository(context.world, one, account));
    },
  },
  {
    method: 'GET',
    path: '/user/orgs',
    handle(context): Promise<Reply> {
      const account = actorOf(context);
      const mine = [...context.world.organizations.values()].filter(({ account: organization }) =>
        isMember(context.world, organization.login, account),
      );
      return list(context, mine, ({ account: organization }) =>
        presentOrganization(context.world, organization),
      );
    },
  },
  {
    method: 'GET',
    path: '/users/{username}',
    handle(context): Reply {
      const account = findAccount(context.world, parameter(context, 'username'));
      if (account === undefined) throw notFound();
      return ok(presentProfile(context.world, account));
    },
  },
];
