import { describe, expect, test } from 'vitest';
import { createOctokit } from './octokit.ts';
import { GitHubOutage, statusOf } from './outage.ts';

const where = { owner: 'arroyo', repo: 'open-data' };

function clientWith(...answers: (() => Response)[]) {
  let calls = 0;
  const octokit = createOctokit({
    token: 'secret-token',
    baseUrl: 'http://127.0.0.1:9/api/v3',
    fetch: async () => {
      const answer = answers[Math.min(calls, answers.length - 1)];
      calls += 1;
      if (answer === undefined) throw new Error('no answer');
      return answer();
    },
  });
  return { octokit, calls: () => calls };
}

const json =
  (status: number, data: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(data), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });

describe('a client for GitHub', () => {
  test('repeats what failed on their side, without waiting on loopback', async () => {
    const { octokit, calls } = clientWith(json(502, {}), json(503, {}), json(200, { name: 'open-data' }));
    const before = Date.now();
    expect((await octokit.repos.get(where)).data.name).toBe('open-data');
    expect(calls()).toBe(3);
    expect(Date.now() - before).toBeLessThan(1000);
  });

  test('an outage is one line that says what failed and what to do, and holds no token', async () => {
    const { octokit } = clientWith(json(503, { message: 'Unavailable' }));
    const error = await octokit.repos.get(where).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GitHubOutage);
    expect(String(error)).toMatch(
      /^GitHubOutage: GitHub did not answer GET \/api\/v3\/repos\/arroyo\/open-data \(Unavailable\)\. See /,
    );
    expect(String(error)).not.toContain('secret-token');
    expect(String(error)).not.toContain('\n');
  });

  test.each(['rest', 'graphql'])(
    'a web page in place of an answer (%s) is an outage that says so',
    async (kind) => {
      const page = () => new Response('<html>Log in</html>', { headers: { 'content-type': 'text/html' } });
      const { octokit } = clientWith(page);
      const asked = kind === 'rest' ? octokit.repos.get(where) : octokit.graphql('{ viewer { login } }');
      await expect(asked).rejects.toThrow(/^GitHub did not answer (GET|POST) \S+ \(but a web page\)\. /);
      await expect(asked).rejects.toThrow(GitHubOutage);
    },
  );

  test('no connection is an outage without a status', async () => {
    const { octokit } = clientWith(() => {
      throw new TypeError('fetch failed');
    });
    const error = await octokit.repos.get(where).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GitHubOutage);
    expect(statusOf(error)).toBe(0);
  });

  test.each([
    [401, 'Bad credentials', /The token is wrong/],
    [403, 'Resource not accessible by integration', /permission it lacks/],
    [404, 'Not Found', /does not show .* token may see it/],
    [422, 'Validation Failed', /refused/],
    [409, 'Conflict', /refused/],
  ])('a refusal (%i) keeps its status and is not repeated', async (status, message, advice) => {
    const { octokit, calls } = clientWith(json(status, { message }));
    const error = await octokit.repos.get(where).catch((reason: unknown) => reason);
    expect(statusOf(error)).toBe(status);
    expect(String(error)).toMatch(advice);
    expect(calls()).toBe(1);
  });
});
