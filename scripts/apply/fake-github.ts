import { Octokit } from '@octokit/rest';

export interface Call {
  method: string;
  path: string;
  body: unknown;
}

/** What the pretended server answers: a status and a value, or nothing for 404. */
export type Answer = (call: Call) => { status: number; data: unknown } | undefined;

/** An Octokit that talks to a function instead of a network, and the calls it made. */
export function fakeGitHub(answer: Answer): { octokit: Octokit; calls: Call[]; made: () => string[] } {
  const calls: Call[] = [];
  const respond = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const text = typeof init?.body === 'string' ? init.body : '';
    const call = {
      method: init?.method ?? 'GET',
      path: url.pathname,
      body: text === '' ? undefined : JSON.parse(text),
    };
    calls.push(call);
    const { status, data } = answer(call) ?? { status: 404, data: { message: 'Not Found' } };
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return new Response(status === 204 ? null : JSON.stringify(data), { status, headers });
  };
  const silent = (): void => undefined;
  const octokit = new Octokit({
    request: { fetch: respond },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return {
    octokit,
    calls,
    made: () => calls.map(({ method, path }) => `${method} ${path.replace('/repos/arroyo/open-data', '')}`),
  };
}
