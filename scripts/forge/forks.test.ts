import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample } from './sample.ts';

let sample: Sample;
const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });
const base64 = (text: string): string => Buffer.from(text).toString('base64');

beforeAll(async () => {
  sample = await openSample();
});
afterAll(async () => {
  expect(sample.forge.faults).toEqual([]);
  expect(sample.forge.unknownRoutes).toEqual([]);
  await sample.close();
});

test('a private repository is forked only where that is allowed', async () => {
  const rita = as(sample.tokens.rita);
  await expect(rita.repos.createFork(HERE)).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('forking is disabled'),
  });
  await as(sample.tokens.ana).repos.update({ ...HERE, allow_forking: true });
  const { data } = await rita.repos.createFork(HERE);
  expect(data).toMatchObject({
    full_name: 'rita/open-data',
    fork: true,
    private: true,
    permissions: { admin: true },
  });
});

test('a pull request from a fork follows the fork, and its commits are in the repository', async () => {
  const rita = as(sample.tokens.rita);
  const file = { owner: 'rita', repo: 'open-data', path: 'a.txt', branch: 'main' };
  const { data: first } = await rita.repos.createOrUpdateFileContents({
    ...file,
    message: 'One',
    content: base64('1'),
  });
  const { data: pull } = await rita.pulls.create({
    ...HERE,
    title: 'From a fork',
    head: 'rita:main',
    base: 'main',
  });
  expect(pull).toMatchObject({
    number: 1,
    head: { label: 'rita:main', sha: first.commit.sha, repo: { full_name: 'rita/open-data', fork: true } },
    base: { repo: { full_name: 'arroyo/open-data' } },
  });
  const sha = first.content?.sha ?? '';
  const { data: second } = await rita.repos.createOrUpdateFileContents({
    ...file,
    message: 'Two',
    content: base64('2'),
    sha,
  });
  const { data: after } = await as(sample.tokens.sam).pulls.get({ ...HERE, pull_number: 1 });
  expect([after.head.sha, after.commits]).toEqual([second.commit.sha, 2]);
  const told = sample.deliveries.findLast(({ payload }) => payload.action === 'synchronize');
  expect(told).toMatchObject({
    repository: 'arroyo/open-data',
    payload: { pull_request: { head: { repo: { full_name: 'rita/open-data' } } } },
  });
  const work = await sample.clone(sample.tokens.sam, 'sam');
  await work.git('fetch', '--quiet', 'origin', 'refs/pull/1/head');
  expect(await work.git('rev-parse', 'FETCH_HEAD')).toBe(second.commit.sha);
});

test('a token of the repository does nothing in the fork', async () => {
  const token = sample.forge.mintToken({
    login: 'github-actions[bot]',
    kind: 'job',
    permissions: { contents: 'write' },
    repository: 'arroyo/open-data',
  });
  const write = { owner: 'rita', repo: 'open-data', path: 'b.txt', message: 'x', content: '' };
  await expect(as(token).repos.createOrUpdateFileContents(write)).rejects.toMatchObject({ status: 404 });
});
