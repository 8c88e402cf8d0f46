import { type Answer, httpsOpen, type Open } from './https-open.ts';

/** Opens a distribution that is kept elsewhere. Throws `Unreachable` with one line that a steward can act on. */
export type FetchUrl = (url: string) => Promise<AsyncIterable<Uint8Array>>;

/** Not an outage: the link is the dataset's own, so this becomes a finding. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

export interface FetchLimits {
  bytes: number;
  /** For one request, and for every pause while reading. */
  timeoutMs: number;
  /** For all of it, from the first request to the last byte. */
  totalMs: number;
  redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 2 * 1024 ** 3,
  timeoutMs: 30_000,
  totalMs: 15 * 60_000,
  redirects: 5,
};

/** `https:` only, every hop judged anew, bounded in size and time. */
export function createFetchUrl(limits: FetchLimits = FETCH_LIMITS, open: Open = httpsOpen): FetchUrl {
  return async (address) => {
    const deadline = Date.now() + limits.totalMs;
    const answer = await follow(address, limits, deadline, open);
    return bounded(answer, limits, deadline);
  };
}

async function follow(address: string, limits: FetchLimits, deadline: number, open: Open): Promise<Answer> {
  let url = httpsUrl(address);
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const timeoutMs = Math.max(1, Math.min(limits.timeoutMs, deadline - Date.now()));
    const answer = await answerOf(open(url, timeoutMs), timeoutMs).catch((error: Error) => {
      throw new Unreachable(error.message);
    });
    if (answer.status === 200) return answer;
    answer.cancel();
    if (answer.status < 300 || answer.status > 399 || answer.location === undefined) {
      throw new Unreachable(`the server answered ${answer.status}`);
    }
    url = httpsUrl(answer.location, url);
  }
  throw new Unreachable(`more than ${limits.redirects} redirects`);
}

/** A server that sends a letter of its headers now and then is never idle, and answers never. */
async function answerOf(opening: Promise<Answer>, timeoutMs: number): Promise<Answer> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    opening.then((answer) => answer.cancel()).catch(() => undefined);
    reject(new Error('no answer in time'));
  }, timeoutMs);
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

function httpsUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url === null) throw new Unreachable('not a web address');
  if (url.protocol !== 'https:') throw new Unreachable('only https: addresses are fetched');
  if (url.username !== '' || url.password !== '') throw new Unreachable('the address holds a user name');
  return url;
}

async function* bounded(answer: Answer, limits: FetchLimits, deadline: number): AsyncIterable<Uint8Array> {
  const late = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
  late.addEventListener('abort', () => answer.cancel());
  let bytes = answer.length ?? 0;
  const tooLarge = () => new Unreachable(`larger than ${limits.bytes} bytes`);
  try {
    if (bytes > limits.bytes) throw tooLarge();
    bytes = 0;
    for await (const chunk of answer.body) {
      bytes += chunk.length;
      if (bytes > limits.bytes) throw tooLarge();
      yield chunk;
    }
    if (late.aborted) throw new Error();
    if (answer.length !== undefined && bytes !== answer.length)
      throw new Unreachable('the download ended early');
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(late.aborted ? 'the download took too long' : 'the download broke off');
  } finally {
    answer.cancel();
  }
}
