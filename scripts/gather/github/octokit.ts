import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { GitHubOutage, statusOf } from './outage.ts';

export interface OctokitSettings {
  token?: string;
  /** GITHUB_API_URL; GitHub's own where absent. */
  baseUrl?: string;
  userAgent?: string;
  /** Waiting for a rate limit and giving up are said here; nothing else is. */
  log?: (line: string) => void;
  /** In place of Node's own, for tests. */
  fetch?: typeof fetch;
}

const TIMEOUT_MS = 60_000;
/** A rate limit that ends sooner is waited for. */
const PATIENCE_S = 60;

const Patient = Octokit.plugin(retry, throttling);

/**
 * A client that paces its writes as GitHub asks, repeats what failed on GitHub's side a few times, and then throws
 * `GitHubOutage`. On loopback nothing is paced and repeats come at once.
 */
export function createOctokit(settings: OctokitSettings): Octokit {
  const { token, baseUrl, userAgent = 'daylight', log = () => undefined } = settings;
  const local = baseUrl !== undefined && /^(127\.|localhost$|\[::1\]$)/.test(new URL(baseUrl).hostname);
  const wait = (
    after: number,
    { method, url }: { method: string; url: string },
    _: unknown,
    attempts: number,
  ): boolean => {
    const again = attempts < 1 && after <= PATIENCE_S;
    log(
      `GitHub limits the rate of requests: ${method} ${url} ${again ? `waits ${after} s` : 'is given up'}.`,
    );
    return again;
  };
  const octokit = new Patient({
    ...(token === undefined ? {} : { auth: token }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    userAgent,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: timed(settings.fetch ?? fetch) },
    // Conflicts and refusals are answers; what to do about them is for the caller to say.
    retry: {
      doNotRetry: [400, 401, 403, 404, 405, 409, 410, 422, 451],
      retries: 3,
      retryAfterBaseValue: local ? 5 : 1000,
    },
    throttle: { enabled: !local, onRateLimit: wait, onSecondaryRateLimit: wait },
  });
  octokit.hook.wrap('request', async (request, options) => {
    const { method, url } = octokit.request.endpoint(options);
    try {
      const response = await request(options);
      if (isPage(response.headers)) throw new GitHubOutage(0, `${method} ${pathOf(url)}`, 'but a web page');
      return response;
    } catch (error) {
      throw outage(error, `${method} ${pathOf(url)}`);
    }
  });
  return octokit;
}

/** A proxy that wants somebody to log in, or an address that is not the API's. */
function isPage(headers: Record<string, unknown>): boolean {
  return /^text\/html\b/i.test(String(headers['content-type'] ?? ''));
}

function outage(error: unknown, what: string): unknown {
  if (error instanceof GitHubOutage) return error;
  const status = statusOf(error);
  if (status === undefined || !(error instanceof Error)) return error;
  // Octokit calls a connection that never was a status of 500, without a response.
  const answered = 'response' in error && error.response !== undefined;
  return new GitHubOutage(answered ? status : 0, what, firstLine(error.message));
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ - https:\/\/docs\.github\.com\S*$/, '').slice(0, 200);
}

/** Without the host, and without anything a query might hold. */
function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
}

function timed(inner: typeof fetch): typeof fetch {
  return (input, init) => inner(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS) });
}

function silent(): void {
  // Octokit logs every failed request; the outage says it once.
}
