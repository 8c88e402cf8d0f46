import { isBody, object } from '../http/body.ts';
import { type Context, numberParameter, parameter, tokenOf } from '../http/context.ts';
import { countedList, list } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { presentApp, presentInstallation } from '../present/app.ts';
import { presentMinimalRepository } from '../present/repository.ts';
import type { App } from '../state/app.ts';
import { installationToken } from '../state/apps.ts';
import { findRepository } from '../state/world.ts';
import type { PermissionLevel, Permissions } from '../types.ts';

export const appRoutes: Route[] = [
  { method: 'GET', path: '/app', handle: (context) => ok(presentApp(context.world, self(context))) },
  {
    method: 'GET',
    path: '/app/installations',
    handle: (context) => list(context, [self(context)], (app) => presentInstallation(context.world, app)),
  },
  {
    method: 'GET',
    path: '/app/installations/{installation_id}',
    handle: (context) => ok(presentInstallation(context.world, installed(context))),
  },
  { method: 'POST', path: '/app/installations/{installation_id}/access_tokens', handle: buyToken },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    handle(context) {
      const app = self(context);
      const fullName = `${parameter(context, 'owner')}/${parameter(context, 'repo')}`;
      if (app.repository.toLowerCase() !== fullName.toLowerCase()) throw notFound();
      return ok(presentInstallation(context.world, app));
    },
  },
  {
    method: 'GET',
    path: '/apps/{app_slug}',
    handle(context) {
      const app = [...context.world.apps.values()].find(
        ({ slug }) => slug === parameter(context, 'app_slug'),
      );
      if (app === undefined) throw notFound();
      return ok(presentApp(context.world, app));
    },
  },
  {
    method: 'GET',
    path: '/installation/repositories',
    handle(context) {
      const token = tokenOf(context);
      const repository =
        token.repository === null ? undefined : findRepository(context.world, token.repository);
      if (token.kind !== 'app' || repository === undefined)
        throw new Refusal(
          403,
          'You must authenticate with an installation access token in order to list repositories for an installation.',
        );
      return countedList(context, 'repositories', [repository], (one) =>
        presentMinimalRepository(context.world, one),
      );
    },
  },
  {
    method: 'DELETE',
    path: '/installation/token',
    handle(context) {
      const token = tokenOf(context);
      for (const [value, known] of context.world.tokens)
        if (known === token) context.world.tokens.delete(value);
      return noContent;
    },
  },
];

/** The App itself, by the JSON web token that it signed. */
function self({ app }: Context): App {
  if (app === null) throw new Refusal(401, 'A JSON web token could not be decoded');
  return app;
}

function installed(context: Context): App {
  const app = self(context);
  if (app.installationId !== numberParameter(context, 'installation_id')) throw notFound();
  return app;
}

const LIFETIME_MS = 3_600_000;

function buyToken(context: Context): Reply {
  const { world, body } = context;
  const app = installed(context);
  const asked = object(body, 'permissions');
  const token = grant(() => installationToken(world, app, asked && readPermissions(asked)));
  const expires = new Date(Date.parse(world.now()) + LIFETIME_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  const { permissions } = presentApp(world, app);
  return {
    status: 201,
    body: {
      token,
      expires_at: expires,
      permissions: isBody(asked) ? { metadata: 'read', ...asked } : permissions,
      repository_selection: 'selected',
    },
  };
}

function grant(buy: () => string): string {
  try {
    return buy();
  } catch (error) {
    throw new Refusal(422, error instanceof Error ? error.message : String(error));
  }
}

function readPermissions(asked: Record<string, unknown>): Permissions {
  return Object.fromEntries(
    Object.entries(asked).map(([scope, level]): [string, PermissionLevel] => {
      if (level === 'read' || level === 'write' || level === 'admin') return [scope, level];
      throw new Refusal(422, `Expected ${scope} to be read, write or admin`);
    }),
  );
}
