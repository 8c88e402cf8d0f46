import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample, type WorkTree } from './sample.ts';

let sample: Sample;
let ana: Octokit;
let work: WorkTree;

beforeEach(async () => {
  sample = await openSample();
  ana = new Octokit({ auth: sample.tokens.ana, baseUrl: sample.forge.apiUrl, log: QUIET });
  work = await sample.clone(sample.tokens.sam, 'sam');
});
afterEach(async () => {
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

function layOver(names: string[]): Promise<unknown> {
  return ana.request({
    method: 'POST',
    url: '/orgs/{org}/rulesets',
    org: HERE.owner,
    name: 'all',
    enforcement: 'active',
    rules: [{ type: 'deletion' }, { type: 'update' }],
    conditions: {
      ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] },
      repository_name: { include: names, exclude: [] },
    },
  });
}

test('a ruleset of the organisation binds its repositories, and shows among theirs', async () => {
  await layOver(['open-*']);
  await expect(work.push('main', { 'a.txt': 'a\n' })).rejects.toThrow('Cannot update this protected ref.');
  const { data } = await ana.repos.getRepoRulesets(HERE);
  expect(data.map(({ name, source_type, source }) => [name, source_type, source])).toEqual([
    ['all', 'Organization', 'arroyo'],
  ]);
  expect((await ana.repos.getRepoRulesets({ ...HERE, includes_parents: false })).data).toEqual([]);
  const { data: one } = await ana.repos.getRepoRuleset({ ...HERE, ruleset_id: data[0]?.id ?? 0 });
  expect(one).not.toHaveProperty('bypass_actors');
});

test('a repository of another name is left alone', async () => {
  await layOver(['closed-*']);
  await expect(work.push('main', { 'a.txt': 'a\n' })).resolves.toMatch(/^[0-9a-f]{40}$/);
});

test('Pages take no branch that is not there', async () => {
  const source = { branch: 'site', path: '/' } as const;
  await expect(ana.repos.createPagesSite({ ...HERE, source })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('The site branch must exist before GitHub Pages can be built.'),
  });
  await ana.repos.createPagesSite({ ...HERE, source: { branch: 'main', path: '/' } });
  await expect(ana.repos.createPagesSite({ ...HERE, source })).rejects.toMatchObject({ status: 409 });
});

test('an App that rests gets no token', () => {
  const app = sample.forge.addApp('daylight', 'arroyo/open-data', { contents: 'read' });
  sample.forge.changeApp(app.id, { suspended: true });
  expect(() => sample.forge.appToken(app.id, app.key)).toThrow('suspended');
  sample.forge.changeApp(app.id, { suspended: false, permissions: { contents: 'write' } });
  expect(sample.forge.appToken(app.id, app.key, { contents: 'write' })).toMatch(/^ghs_/);
});

test('what the organisation gives to every member counts in each repository, and only owners are shown it', async () => {
  const sam = new Octokit({ auth: sample.tokens.cleo, baseUrl: sample.forge.apiUrl, log: QUIET });
  await ana.repos.createInOrg({ org: HERE.owner, name: 'other', private: true });
  const other = { owner: HERE.owner, repo: 'other' };
  await expect(sam.repos.get(other)).rejects.toMatchObject({ status: 404 });
  await ana.orgs.update({ org: HERE.owner, default_repository_permission: 'read' });
  expect((await sam.repos.get(other)).data.permissions).toMatchObject({ pull: true, push: false });
  expect((await ana.orgs.get({ org: HERE.owner })).data.default_repository_permission).toBe('read');
  expect((await sam.orgs.get({ org: HERE.owner })).data).not.toHaveProperty('default_repository_permission');
});

test('names of secrets are for those who may write, and for nobody else', async () => {
  sample.forge.setSecret({ repository: 'arroyo/open-data', store: 'actions' }, 'key', 'x');
  const { data } = await ana.actions.listRepoSecrets(HERE);
  expect(data.secrets.map(({ name }) => name)).toEqual(['KEY']);
  const rita = new Octokit({ auth: sample.tokens.rita, baseUrl: sample.forge.apiUrl, log: QUIET });
  await expect(rita.actions.listRepoSecrets(HERE)).rejects.toMatchObject({ status: 403 });
});
