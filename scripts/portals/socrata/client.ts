import { PortalOutage, PortalRefusal } from '../types.ts';
import { BrokenAnswer, bytesOf, connectionProblem, messageIn, oneLine, readJson } from './answer.ts';

/** Who asks: somebody without a login, or the account that publishes, which sees what reviewers see. */
export type Visitor = 'anonymous' | 'reviewer';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path on the portal, or a link that the portal gave. */
  path: string;
  /** Becomes JSON. */
  body?: unknown;
  bytes?: { type: string; content: Uint8Array };
  as?: Visitor;
  /** What is being done, for a message: `street-trees: upload`. */
  about: string;
  /** Answers that are no failure besides success. */
  also?: readonly number[];
}

export interface ClientOptions {
  /** Where the portal is, https. */
  url: string;
  /** Id and secret of an API key, or name and password. */
  credentials: { id: string; secret: string };
  fetch: typeof fetch;
  pause: (milliseconds: number) => Promise<void>;
  timeoutMs?: number;
}

export interface Client {
  readonly url: URL;
  /** The answer as JSON; `body` is null where it is none. */
  ask(request: ApiRequest): Promise<{ status: number; body: unknown }>;
  /** Reads the answer's bytes, again from the start where they break off; null for one of `also`. */
  download<T>(request: ApiRequest, read: (bytes: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T | null>;
}

const TRIES = 6;
const LONGEST_WAIT_S = 120;
const TIMEOUT_MS = 120_000;

/**
 * Speaks to the portal. Waits and tries again where it is busy (429, 5xx, no answer, half an answer), as long as it asks
 * for, within bounds; then throws `PortalOutage`. Other refusals throw `PortalRefusal` with the portal's own words.
 */
export function createClient(options: ClientOptions): Client {
  const url = new URL(options.url);
  const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !loopback)
    throw new PortalOutage(`${url.origin} is not https, and a login is sent nowhere else. Fix its url.`);
  return {
    url,
    ask: (request) =>
      exchange(options, url, request, async (response) => ({
        status: response.status,
        body: await readJson(url, response),
      })),
    download: (request, read) =>
      exchange(options, url, request, async (response) => {
        if (response.ok) return read(bytesOf(response));
        await response.body?.cancel();
        return null;
      }),
  };
}

/** Sends a request and reads its answer, until both have worked. */
async function exchange<T>(
  options: ClientOptions,
  base: URL,
  request: ApiRequest,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const trouble = await tryOnce(options, base, request, read);
    if ('result' in trouble) return trouble.result;
    const { problem, wait = 2 ** (attempt - 1) } = trouble;
    if (attempt === TRIES || wait > LONGEST_WAIT_S)
      throw new PortalOutage(
        `${base.host} ${problem} (${request.about}, ${attempt} tries). Look whether the portal is up, then run again.`,
      );
    await options.pause(1000 * wait);
  }
}

/** `wait` is what the portal asks for, in seconds. */
type Trouble = { problem: string; wait?: number };

async function tryOnce<T>(
  options: ClientOptions,
  base: URL,
  request: ApiRequest,
  read: (response: Response) => Promise<T>,
): Promise<{ result: T } | Trouble> {
  const response = await send(options, base, request);
  if (!(response instanceof Response)) return response;
  const { status, headers } = response;
  if (status === 429 || status >= 500) {
    await response.body?.cancel();
    const asked = Number(headers.get('retry-after') ?? Number.NaN);
    return { problem: `answered ${status}`, ...(asked >= 0 ? { wait: asked } : {}) };
  }
  try {
    return { result: await read(await judge(options, base, request, response)) };
  } catch (error) {
    if (error instanceof BrokenAnswer) return { problem: `broke off (${error.message})` };
    throw error;
  }
}

async function send(
  { credentials, fetch: fetchUrl, timeoutMs = TIMEOUT_MS }: ClientOptions,
  base: URL,
  { method, path, body, bytes, as = 'reviewer', about }: ApiRequest,
): Promise<Response | Trouble> {
  const target = new URL(path, base);
  if (target.origin !== base.origin)
    throw new PortalOutage(`${base.host} sent a link to ${target.host} (${about}), which is not followed.`);
  const headers: Record<string, string> = { accept: '*/*', 'x-socrata-host': base.host };
  if (as === 'reviewer')
    headers.authorization = `Basic ${Buffer.from(`${credentials.id}:${credentials.secret}`).toString('base64')}`;
  if (bytes !== undefined) headers['content-type'] = bytes.type;
  else if (body !== undefined) headers['content-type'] = 'application/json';
  const content =
    bytes === undefined ? (body === undefined ? null : JSON.stringify(body)) : Buffer.from(bytes.content);
  try {
    return await fetchUrl(target, {
      method,
      headers,
      ...(content === null ? {} : { body: content }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    const problem = connectionProblem(error);
    if (problem === null) throw error;
    return { problem: `does not answer (${problem})` };
  }
}

async function judge(
  { credentials }: ClientOptions,
  base: URL,
  { about, as = 'reviewer', also = [] }: ApiRequest,
  response: Response,
): Promise<Response> {
  if (response.ok || also.includes(response.status)) return response;
  const { status } = response;
  if (status < 400)
    throw new PortalOutage(`${base.host} answered ${status} (${about}). Write its present address into url.`);
  if (status === 401 && as === 'reviewer')
    throw new PortalOutage(
      `${base.host} does not accept the login ${oneLine(credentials.id)} (${about}). Renew the key, then run again.`,
    );
  const said = messageIn(await readJson(base, response));
  throw new PortalRefusal(`${about}: ${base.host} refused (${status})${said === '' ? '' : `: ${said}`}.`);
}
