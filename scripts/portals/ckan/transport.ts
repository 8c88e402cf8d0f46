import { PortalOutage } from '../types.ts';

/** How a portal is asked; tests bring their own. */
export interface Transport {
  fetch: typeof fetch;
  pause: (ms: number) => Promise<void>;
}

export interface Asked {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** Made anew for each attempt. */
  body?: () => string | FormData;
  /** Longest wait for the answer to begin and to end, in milliseconds. */
  within: number;
  redirect: 'follow' | 'manual';
}

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
/** A portal that asks for more patience than this is away. */
const LONGEST_PAUSE_MS = 120_000;
const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Asks, and asks again where the portal is busy or the network fails, each time after a longer pause or the one the portal
 * names. Returns the last answer, whatever it says. Throws `PortalOutage` where there is none.
 */
export async function askPatiently(asked: Asked, { fetch: fetchUrl, pause }: Transport): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === ATTEMPTS;
    const answer = await once(asked, fetchUrl);
    if (answer instanceof Error && last) throw noAnswer(asked.url, answer);
    if (answer instanceof Response && (last || !BUSY.has(answer.status))) return answer;
    const named = answer instanceof Response ? pauseNamed(answer.headers) : null;
    if (named !== null && named > LONGEST_PAUSE_MS && answer instanceof Response) return answer;
    if (answer instanceof Response) await answer.body?.cancel();
    await pause(named ?? FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}

/** The whole text of an answer, up to a bound in bytes. */
export async function textOf(answer: Response, atMost: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of answer.body ?? []) {
      length += part.length;
      if (length > atMost) throw new PortalOutage(`${originOf(answer.url)} sent more than can be an answer.`);
      parts.push(part);
    }
  } catch (error) {
    throw isNetworkFault(error) ? noAnswer(new URL(answer.url), error) : error;
  }
  return Buffer.concat(parts).toString('utf8');
}

export function noAnswer(url: URL, error: Error): PortalOutage {
  const reason = (error.cause instanceof Error ? error.cause.message : error.message).slice(0, 120);
  return new PortalOutage(
    `${url.origin} does not answer (${reason || 'the connection was cut'}). Look whether the portal is up, then run again.`,
  );
}

/** What fetch throws where the network, not the program, is to blame. */
export function isNetworkFault(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'TimeoutError' ||
    error.name === 'AbortError' ||
    (error instanceof TypeError && isFetchFault(error))
  );
}

function isFetchFault({ message, cause }: TypeError): boolean {
  return cause instanceof Error || message === 'fetch failed' || message === 'terminated';
}

async function once(asked: Asked, fetchUrl: typeof fetch): Promise<Response | Error> {
  const { url, method, headers, body, within, redirect } = asked;
  try {
    return await fetchUrl(url, {
      method,
      headers,
      redirect,
      signal: AbortSignal.timeout(within),
      ...(body === undefined ? {} : { body: body() }),
    });
  } catch (error) {
    if (isNetworkFault(error)) return error;
    throw error;
  }
}

/** `Retry-After` in seconds or as a date, which is held against the portal's own clock. */
function pauseNamed(headers: Headers): number | null {
  const named = headers.get('retry-after');
  if (named === null) return null;
  const seconds = /^\d{1,6}$/.test(named)
    ? Number(named)
    : (Date.parse(named) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : null;
}

function originOf(address: string): string {
  return URL.parse(address)?.origin ?? 'The portal';
}
