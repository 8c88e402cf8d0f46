import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample } from './sample.ts';
import type { Permissions } from './types.ts';

let sample: Sample;
let head: string;
const as = (auth?: string): Octokit =>
  new Octokit({ ...(auth === undefined ? {} : { auth }), baseUrl: sample.forge.apiUrl, log: QUIET });
const job = (permissions: Permissions, repository = 'arroyo/open-data'): Octokit =>
  as(sample.forge.mintToken({ login: 'github-actions[bot]', kind: 'job', permissions, repository }));

beforeAll(async () => {
  sample = await openSample();
  const work = await sample.clone(sample.tokens.sam, 'sam');
  head = await work.push('topic', { 'a.txt': 'a\n' });
  await as(sample.tokens.sam).pulls.create({ ...HERE, title: 'Topic', head: 'topic', base: 'main' });
});
afterAll(() => sample.close());

/** What each call answers for each kind of visitor: 200 stands for any success. */
const CALLS: [string, (octokit: Octokit) => Promise<unknown>][] = [
  ['read the repository', (o) => o.repos.get(HERE)],
  ['read contents', (o) => o.repos.getContent({ ...HERE, path: 'README.md' })],
  ['read the pull request', (o) => o.pulls.get({ ...HERE, pull_number: 1 })],
  ['comment', (o) => o.issues.createComment({ ...HERE, issue_number: 1, body: 'Hello' })],
  ['label', (o) => o.issues.addLabels({ ...HERE, issue_number: 1, labels: ['x'] })],
  ['set a status', (o) => o.repos.createCommitStatus({ ...HERE, sha: head, state: 'success' })],
  ['make a check run', (o) => o.checks.create({ ...HERE, name: 'x', head_sha: head })],
  ['write a branch', (o) => o.git.createRef({ ...HERE, ref: `refs/heads/b${Math.random()}`, sha: head })],
  [
    'deploy',
    (o) => o.repos.createDeployment({ ...HERE, ref: 'main', auto_merge: false, required_contexts: [] }),
  ],
  ['read a team', (o) => o.teams.listMembersInOrg({ org: 'arroyo', team_slug: 'cdo' })],
  [
    'write a ruleset',
    (o) => o.repos.createRepoRuleset({ ...HERE, name: `r${Math.random()}`, enforcement: 'disabled' }),
  ],
];

const VISITORS: [string, () => Octokit, number[]][] = [
  ['an administrator', () => as(sample.tokens.ana), [200, 200, 200, 200, 200, 200, 403, 200, 200, 200, 200]],
  ['a writer', () => as(sample.tokens.cleo), [200, 200, 200, 200, 200, 200, 403, 200, 200, 200, 403]],
  ['a reader', () => as(sample.tokens.rita), [200, 200, 200, 200, 403, 403, 403, 403, 403, 404, 403]],
  ['a stranger', () => as(sample.tokens.nobody), [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]],
  ['nobody', () => as(), [404, 404, 404, 404, 404, 404, 404, 404, 404, 401, 404]],
  ['a wrong token', () => as('ghp_wrong'), [401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401]],
  ['a job without permissions', () => job({}), [200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]],
  [
    'a job that may comment',
    () => job({ 'pull-requests': 'write' }),
    [200, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403],
  ],
  [
    'a job with issues only',
    () => job({ issues: 'write' }),
    [200, 403, 403, 200, 200, 403, 403, 403, 403, 403, 403],
  ],
  [
    'a job that reports',
    () => job({ statuses: 'write', checks: 'write' }),
    [200, 403, 403, 403, 403, 200, 200, 403, 403, 403, 403],
  ],
  [
    'a job that writes',
    () => job({ contents: 'write', deployments: 'write' }),
    [200, 200, 403, 403, 403, 403, 403, 200, 200, 403, 403],
  ],
  [
    'a job of another repository',
    () => job({ contents: 'write' }, 'arroyo/other'),
    [404, 404, 404, 404, 404, 404, 404, 404, 404, 403, 404],
  ],
];

describe.each(VISITORS)('%s', (_name, octokit, expected) => {
  test.each(CALLS.map(([what, call], index) => ({ what, call, status: expected[index] })))(
    '$what: $status',
    async ({ call, status }) => {
      const answer = await call(octokit()).then(
        () => 200,
        (error: { status: number }) => error.status,
      );
      expect(answer).toBe(status);
    },
  );
});

test('an App does what it was given, and a narrowed token less', async () => {
  const app = sample.forge.addApp('daylight', 'arroyo/open-data', {
    statuses: 'write',
    members: 'read',
    pull_requests: 'write',
  });
  const all = as(sample.forge.appToken(app.id, app.key));
  const { data: status } = await all.repos.createCommitStatus({
    ...HERE,
    sha: head,
    state: 'success',
    context: 'daylight/gate',
  });
  expect(status.creator).toMatchObject({ login: 'daylight[bot]', type: 'Bot' });
  const { data: members } = await all.teams.listMembersInOrg({ org: 'arroyo', team_slug: 'cdo' });
  expect(members.map(({ login }) => login)).toEqual(['cleo']);
  const narrow = as(sample.forge.appToken(app.id, app.key, { 'pull-requests': 'write' }));
  await expect(
    narrow.repos.createCommitStatus({ ...HERE, sha: head, state: 'success' }),
  ).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
    response: { headers: { 'x-accepted-github-permissions': 'statuses=write' } },
  });
  expect(() => sample.forge.appToken(app.id, 'wrong')).toThrow(/could not be decoded/);
  expect(() => sample.forge.appToken(app.id, app.key, { contents: 'write' })).toThrow(/not granted/);
});

test('what a job causes starts nothing; what a person or an App causes does', async () => {
  const app = sample.forge.addApp('herald', 'arroyo/open-data', { pull_requests: 'write' });
  await job({ 'pull-requests': 'write' }).issues.createComment({ ...HERE, issue_number: 1, body: 'job' });
  await as(sample.forge.appToken(app.id, app.key)).issues.createComment({
    ...HERE,
    issue_number: 1,
    body: 'app',
  });
  const told = sample.deliveries.filter(({ event }) => event === 'issue_comment').slice(-2);
  expect(told.map(({ actor, suppressed }) => [actor, suppressed])).toEqual([
    ['github-actions[bot]', true],
    ['herald[bot]', false],
  ]);
});

test('a route that the forge does not have is 404, aloud, and remembered', async () => {
  await expect(as(sample.tokens.ana).request('GET /repos/arroyo/open-data/moon')).rejects.toMatchObject({
    status: 404,
    message: expect.stringContaining('the local forge has no route for GET /repos/arroyo/open-data/moon'),
  });
  expect(sample.forge.unknownRoutes).toEqual(['GET /repos/arroyo/open-data/moon']);
});

test('missing and misshapen fields are refused in GitHub’s words', async () => {
  const ana = as(sample.tokens.ana);
  await expect(ana.request('POST /repos/arroyo/open-data/issues', { body: 'x' })).rejects.toMatchObject({
    status: 422,
    response: {
      data: {
        message: expect.stringContaining('"title" wasn\'t supplied.'),
        documentation_url: expect.any(String),
      },
    },
  });
  await expect(ana.request('POST /repos/arroyo/open-data/issues', { title: 5 })).rejects.toMatchObject({
    status: 422,
  });
  const broken = await fetch(`${sample.forge.apiUrl}/repos/arroyo/open-data/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sample.tokens.ana}` },
    body: '{"title":',
  });
  expect([broken.status, await broken.json()]).toMatchObject([400, { message: 'Problems parsing JSON' }]);
});
