import { ok, type Reply, raw } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { apiUrl } from '../present/addresses.ts';
import type { Schema } from '../present/schema.ts';

const LIMIT = 5000;

export const metaRoutes: Route[] = [
  {
    method: 'GET',
    path: '',
    handle: ({ world }): Reply =>
      ok({
        current_user_url: apiUrl(world, '/user'),
        rate_limit_url: apiUrl(world, '/rate_limit'),
        repository_url: apiUrl(world, '/repos/{owner}/{repo}'),
      }),
  },
  {
    method: 'GET',
    path: '/zen',
    handle: (): Reply => raw('text/plain; charset=utf-8', 'Keep it logically awesome.'),
  },
  {
    method: 'GET',
    path: '/rate_limit',
    handle({ world }): Reply {
      const reset = Math.floor(Date.parse(world.now()) / 1000) + 3600;
      const full = { limit: LIMIT, used: 0, remaining: LIMIT, reset };
      const overview: Schema<'rate-limit-overview'> = {
        resources: { core: full, search: full, graphql: full },
        rate: full,
      };
      return ok(overview);
    },
  },
];
