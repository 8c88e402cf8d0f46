import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, QUIET, type Sample, signWebToken } from '../sample.ts';

let sample: Sample;
let app: { id: number; key: string };
const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });

const sign = (claims: Record<string, number>, key = app.key): string => signWebToken(claims, key);

const now = Math.floor(Date.now() / 1000);

beforeAll(async () => {
  sample = await openSample();
  app = sample.forge.addApp('daylight', 'arroyo/open-data', { statuses: 'write', contents: 'read' });
});
afterAll(() => sample.close());

test('an App shows who it is and buys a token with a web token that it signed', async () => {
  const octokit = as(sign({ iss: app.id, iat: now - 10, exp: now + 500 }));
  const { data: self } = await octokit.apps.getAuthenticated();
  expect(self).toMatchObject({
    id: app.id,
    slug: 'daylight',
    permissions: { statuses: 'write', metadata: 'read' },
  });
  const { data: installation } = await octokit.apps.getRepoInstallation({
    owner: 'arroyo',
    repo: 'open-data',
  });
  const { data: bought } = await octokit.apps.createInstallationAccessToken({
    installation_id: installation.id,
    permissions: { contents: 'read' },
  });
  const holder = as(bought.token);
  expect(
    (await holder.apps.listReposAccessibleToInstallation()).data.repositories.map(
      ({ full_name }) => full_name,
    ),
  ).toEqual(['arroyo/open-data']);
  await expect(
    holder.repos.createCommitStatus({
      owner: 'arroyo',
      repo: 'open-data',
      sha: '0'.repeat(40),
      state: 'success',
    }),
  ).rejects.toMatchObject({ status: 403 });
  await expect(
    octokit.apps.createInstallationAccessToken({
      installation_id: installation.id,
      permissions: { contents: 'write' },
    }),
  ).rejects.toMatchObject({ status: 422 });
});

test.each([
  [
    'of another key',
    () =>
      sign(
        { iss: app.id, iat: now - 10, exp: now + 500 },
        sample.forge.addApp(`x${Math.random()}`, 'arroyo/open-data', {}).key,
      ),
  ],
  ['that has run out', () => sign({ iss: app.id, iat: now - 700, exp: now - 100 })],
  ['that would live too long', () => sign({ iss: app.id, iat: now - 10, exp: now + 5000 })],
  ['that is none', () => 'a.b.c'],
])('a web token %s opens nothing', async (_what, token) => {
  await expect(as(token()).apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
});
