import { PortalOutage, PortalRefusal } from '../types.ts';

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
  /** The answer's bytes; null for one of `also`. */
  download(request: ApiRequest): Promise<AsyncIterable<Uint8Array> | null>;
}

const TRIES = 6;
const LONGEST_WAIT_S = 120;
const TIMEOUT_MS = 120_000;
const LARGEST_JSON = 64 * 1024 * 1024;

/**
 * Speaks to the portal. Waits and tries again where it is busy (429, 5xx, no answer), as long as it asks for, within
 * bounds; then throws `PortalOutage`. Other refusals throw `PortalRefusal` with the portal's own words.
 */
export function createClient(options: ClientOptions): Client {
  const url = new URL(options.url);
  const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !loopback)
    throw new PortalOutage(`${url.origin} is not https, and a login is sent nowhere else. Fix its url.`);
  return {
    url,
    ask: async (request) => {
      const response = await send(options, url, request);
      return { status: response.status, body: await readJson(url, response) };
    },
    download: async (request) => {
      const response = await send(options, url, request);
      if (response.ok) return response.body ?? empty();
      await response.body?.cancel();
      return null;
    },
  };
}

async function send(options: ClientOptions, base: URL, request: ApiRequest): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await once(options, base, request);
    if (response instanceof Response && !isBusy(response.status))
      return judge(options, base, request, response);
    const problem = response instanceof Response ? `answered ${response.status}` : response.problem;
    const asked =
      response instanceof Response ? Number(response.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
    if (response instanceof Response) await response.body?.cancel();
    if (attempt === TRIES || asked > LONGEST_WAIT_S)
      throw new PortalOutage(
        `${base.host} ${problem} (${request.about}, ${attempt} tries). Look whether the portal is up, then run again.`,
      );
    await options.pause(1000 * (Number.isNaN(asked) ? 2 ** (attempt - 1) : Math.max(asked, 0)));
  }
}

function isBusy(status: number): boolean {
  return status === 429 || status >= 500;
}

async function once(
  { credentials, fetch: fetchUrl, timeoutMs = TIMEOUT_MS }: ClientOptions,
  base: URL,
  { method, path, body, bytes, as = 'reviewer', about }: ApiRequest,
): Promise<Response | { problem: string }> {
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
    // A bug is not an outage: what fetch throws is a TypeError or the timeout.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return { problem: `does not answer (${oneLine(cause)})` };
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

async function readJson(base: URL, response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? empty()) {
    length += part.length;
    if (length > LARGEST_JSON)
      throw new PortalOutage(`${base.host} answered with more than ${LARGEST_JSON} bytes. Run again later.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}

/** What the portal says of a failure, bounded. */
export function messageIn(body: unknown): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
  return typeof message === 'string' ? oneLine(message) : '';
}

export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .replace(/\.$/, '');
}

async function* empty(): AsyncIterable<Uint8Array> {}
