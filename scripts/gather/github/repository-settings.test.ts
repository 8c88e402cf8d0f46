import { expect, test } from 'vitest';
import { createOctokit } from './octokit.ts';
import { readRepositorySettings } from './repository-settings.ts';

const REPOSITORY = {
  name: 'open-data',
  owner: { login: 'arroyo', type: 'Organization' },
  html_url: 'https://github.example/arroyo/open-data',
  default_branch: 'main',
  private: true,
};
const NONE = { people: [], teams: [], codeowners: [] };

/** What GitHub would answer, by the path below the repository; everything else is `otherwise`. */
function read(
  answers: Record<string, [number, unknown]>,
  otherwise: [number, unknown],
  repository: object = REPOSITORY,
) {
  const octokit = createOctokit({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async (input) => {
      const path = new URL(String(input)).pathname.replace('/repos/arroyo/open-data', '');
      const [status, body] = path === '' ? [200, repository] : (answers[path] ?? otherwise);
      const headers = { 'content-type': 'application/json' };
      return new Response(JSON.stringify(body), { status, headers });
    },
  });
  return readRepositorySettings(octokit, { owner: 'arroyo', repo: 'open-data' }, NONE);
}

const BRANCHES: Record<string, [number, unknown]> = { '/branches': [200, [{ name: 'main' }]] };

test('a token that may see nothing leaves every setting unseen, each with what it takes', async () => {
  const live = await read(BRANCHES, [403, { message: 'Resource not accessible by personal access token' }]);
  const unseen = Object.entries(live).filter(
    ([, value]) => typeof value === 'object' && 'seen' in value && !value.seen,
  );
  expect(unseen.map(([name]) => name).sort()).toEqual(
    'actions basePermission classicProtection codeownersFaults environments installations labels people rulesInForce rulesets workflowToken workflows'.split(
      ' ',
    ),
  );
  expect(Object.values(live.secrets).map(({ seen }) => seen)).toEqual([false, false, false, false]);
  expect(live.rulesets).toMatchObject({
    needs: expect.stringContaining('an administrator of the repository'),
  });
});

test('a plan without rulesets is told from a token without rights', async () => {
  const upgrade = {
    message: 'Upgrade to GitHub Team or make this repository public to enable this feature.',
  };
  const live = await read({ ...BRANCHES, '/rulesets': [403, upgrade] }, [404, { message: 'Not Found' }]);
  expect(live.rulesets).toEqual({ seen: false, needs: 'a plan of GitHub that has it' });
});

test('"not found" of branch protection is one thing, and of what may not be seen another', async () => {
  const protection = '/branches/main/protection';
  const otherwise: [number, unknown] = [404, { message: 'Not Found' }];
  const none = await read(
    { ...BRANCHES, [protection]: [404, { message: 'Branch not protected' }] },
    otherwise,
  );
  expect(none.classicProtection).toEqual({ seen: true, value: false });
  expect((await read(BRANCHES, otherwise)).classicProtection).toMatchObject({ seen: false });
});

test('a rate limit is an outage, and never taken for a missing right', async () => {
  const limit: [number, unknown] = [403, { message: 'API rate limit exceeded for user ID 1.' }];
  await expect(read({ ...BRANCHES, '/labels': limit }, [404, {}])).rejects.toThrow('rate limit');
});

test('of a person’s own repository nobody but the App sees the App', async () => {
  const owner = { login: 'arroyo', type: 'User' };
  const live = await read(BRANCHES, [404, { message: 'Not Found' }], { ...REPOSITORY, owner });
  expect(live.installations).toMatchObject({ seen: false });
  expect(live.secrets.organisation).toEqual({ seen: true, value: [] });
});
