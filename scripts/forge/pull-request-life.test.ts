import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, type Sample, type WorkTree } from './sample.ts';

let sample: Sample;
let work: WorkTree;
const as = (token: string): Octokit =>
  new Octokit({ auth: token, baseUrl: sample.forge.apiUrl, log: silent });
const silent = { debug() {}, info() {}, warn() {}, error() {} };

beforeAll(async () => {
  sample = await openSample();
  work = await sample.clone(sample.tokens.sam, 'sam');
  await work.push('weather', {
    'datasets/water/weather/data.csv': 'day,rain\n1,2\n',
    'README.md': '# Changed\n',
  });
});
afterAll(async () => {
  expect(sample.forge.unknownRoutes).toEqual([]);
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

test('a draft is opened, and nobody is asked', async () => {
  const { data } = await as(sample.tokens.sam).pulls.create({
    ...HERE,
    title: 'Weather',
    head: 'weather',
    base: 'main',
    draft: true,
  });
  expect(data).toMatchObject({
    number: 1,
    draft: true,
    changed_files: 2,
    commits: 1,
    mergeable: true,
    mergeable_state: 'draft',
  });
  expect(data.requested_teams).toEqual([]);
  expect(await work.git('ls-remote', 'origin', 'refs/pull/1/head')).toContain(data.head.sha);
});
