import { approvalRoutes } from './approval.ts';
import { catalogueRoutes } from './catalogue.ts';
import { createDomain, type Domain, type DomainSettings, type User } from './domain.ts';
import { exportRoutes } from './export.ts';
import { importConfigRoutes } from './import-config.ts';
import { lookAtJobs } from './job.ts';
import { metadataRoutes } from './metadata.ts';
import { oldRoutes } from './old-api.ts';
import { permissionRoutes } from './permission.ts';
import { notFound, Refusal, unauthenticated } from './refusal.ts';
import { revisionRoutes } from './revision-routes.ts';
import { type Answer, findRoute } from './router.ts';
import { schemaRoutes } from './schema-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { upsertRoutes } from './upsert.ts';
import { viewRoutes } from './view.ts';

const ROUTES = [
  ...revisionRoutes,
  ...sourceRoutes,
  ...schemaRoutes,
  ...importConfigRoutes,
  ...viewRoutes,
  ...permissionRoutes,
  ...approvalRoutes,
  ...metadataRoutes,
  ...catalogueRoutes,
  ...exportRoutes,
  ...upsertRoutes,
  ...oldRoutes,
];

export interface Emulator {
  domain: Domain;
  /** Answers a request as the site would: can stand in for `fetch`. */
  answer(request: Request): Promise<Response>;
  /** The next requests are too many: each is answered 429, with this many seconds to wait. */
  throttle(requests: number, seconds: number): void;
}

/**
 * A Socrata site in memory, written from the public descriptions of its APIs (dev.socrata.com): publishing (revisions,
 * sources, schemas, jobs), metadata, permissions, approvals, discovery and the read API, as far as publishing tables
 * needs them. Tasks move on when they are looked at, so that nothing depends on the clock.
 */
export function createEmulator(settings: Partial<DomainSettings>, now: () => Date): Emulator {
  const domain = createDomain(settings, now);
  let throttled = { left: 0, seconds: 0 };
  return {
    domain,
    throttle: (left, seconds) => {
      throttled = { left, seconds };
    },
    answer: async (request) => {
      const bytes = new Uint8Array(await request.arrayBuffer());
      try {
        if (throttled.left > 0) {
          throttled.left -= 1;
          const headers = { 'retry-after': String(throttled.seconds) };
          throw new Refusal(429, 'too_many_requests', 'Too many requests', {}, headers);
        }
        return respond(handle(domain, request, bytes));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, code, message, data, headers } = error;
        return respond({ status, body: { code, error: true, message, data } }, headers);
      }
    },
  };
}

function handle(domain: Domain, request: Request, bytes: Uint8Array): Answer {
  if (domain.settings.timePasses)
    for (const revision of [...domain.revisions.values()].flat()) lookAtJobs(domain, revision);
  const { pathname, searchParams: query } = new URL(request.url);
  const user = authenticate(domain, request.headers, query);
  const found = findRoute(ROUTES, request.method, pathname, query.get('method'));
  if (found === null) throw notFound(`${request.method} ${pathname}`);
  if (user === null && pathname.startsWith('/api/publishing/')) throw unauthenticated();
  const { route, parameters } = found;
  return route.handle({ domain, user, parameters, query, headers: request.headers, bytes });
}

/** Basic, with e-mail and password or with the id and secret of an API key. Wrong credentials are no visitor. */
function authenticate({ settings }: Domain, headers: Headers, query: URLSearchParams): User | null {
  const token = headers.get('x-app-token') ?? query.get('$$app_token');
  if (token !== null && settings.appTokens.length > 0 && !settings.appTokens.includes(token))
    throw new Refusal(403, 'permission_denied', 'Invalid app_token specified');
  const header = headers.get('authorization');
  if (header === null) return null;
  const [, encoded = ''] = /^basic (\S+)$/i.exec(header) ?? [];
  const [name = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const user = settings.users.find(({ email, password }) => email === name && password === rest.join(':'));
  if (user === undefined) throw unauthenticated('Incorrect username or password');
  return user;
}

function respond({ status, body, raw }: Answer, headers: Record<string, string> = {}): Response {
  const type = raw?.type ?? 'application/json; charset=utf-8';
  const content = raw?.content ?? JSON.stringify(body ?? {});
  return new Response(typeof content === 'string' ? content : Uint8Array.from(content), {
    status,
    headers: { 'content-type': type, 'x-socrata-region': 'emulator', ...headers },
  });
}
