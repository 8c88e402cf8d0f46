import type { IncomingMessage } from 'node:http';
import { readCredentials } from '../identity/authenticate.ts';
import type { World } from '../state/world.ts';
import type { Exchange } from '../types.ts';
import type { Context } from './context.ts';
import { readJson } from './read-body.ts';
import { Refusal, refusalBody } from './refusal.ts';
import type { Reply } from './reply.ts';
import type { Match } from './router.ts';

export interface ApiRequest {
  world: World;
  request: IncomingMessage;
  /** Path below /api/v3. */
  path: string;
  query: URLSearchParams;
  /** Address of the request without its query. */
  address: string;
  find: (method: string, path: string) => Match | null;
  onExchange: ((exchange: Exchange) => void) | undefined;
}

const SAFE = ['GET', 'HEAD'];

/** Answers a REST request; whatever is thrown below becomes GitHub's JSON. */
export async function answerApi(call: ApiRequest): Promise<Reply> {
  const method = call.request.method ?? 'GET';
  const match = call.find(method === 'HEAD' ? 'GET' : method, call.path);
  const reply = await refusable(call.world, () => answer(call, method, match));
  if (match !== null)
    call.onExchange?.({ method, route: match.route.path, status: reply.status, body: reply.body });
  return { ...reply, headers: { ...rateLimit(), ...reply.headers } };
}

async function answer(call: ApiRequest, method: string, match: Match | null): Promise<Reply> {
  const { world, request } = call;
  const credentials = readCredentials(world, request.headers.authorization);
  if (match === null) return unknownRoute(world, method, call.path);
  const context: Context = {
    world,
    ...credentials,
    method,
    address: call.address,
    query: call.query,
    parameters: match.parameters,
    body: SAFE.includes(method) ? {} : await readJson(request),
    accept: request.headers.accept ?? '',
  };
  const handle = async (): Promise<Reply> => match.route.handle(context);
  return SAFE.includes(method) ? handle() : world.exclusively(handle);
}

/** Turns refusals into answers; a fault of the forge is kept for whoever runs it, and answered with 500. */
export async function refusable(world: World, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal)
      return { status: error.status, body: refusalBody(error), headers: error.headers };
    world.faults.push(error);
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: { message: `The local forge failed: ${message}` } };
  }
}

/** Loud, so that nobody takes a gap of the forge for an answer of GitHub. */
function unknownRoute(world: World, method: string, path: string): Reply {
  world.unknownRoutes.push(`${method} ${path}`);
  const message = `Not Found: the local forge has no route for ${method} ${path}`;
  return { status: 404, body: refusalBody(new Refusal(404, message)) };
}

function rateLimit(): Record<string, string> {
  return { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '5000', 'x-ratelimit-used': '0' };
}
