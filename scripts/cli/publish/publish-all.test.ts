import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchRepository } from '../../gather/scratch-repository.ts';
import { type Portal, PortalOutage } from '../../portals/types.ts';
import { UsageError } from '../io.ts';
import type { PublishingRequest } from './begin.ts';
import { publishAll } from './publish-all.ts';
import { type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

let city: ScratchPublishing;
let pull: number;
beforeAll(async () => {
  city = await scratchPublishing('parks/trees', 'parks/benches');
  pull = await city.clear('2026-11-20T09:00:00Z');
});
afterAll(() => city.close());

const NOW = '2026-11-23T12:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

function publish(
  portals: ReturnType<PublishingRequest['portals']>,
  clone = city.connection().clone,
  options: PublishingRequest['options'] = {},
) {
  const connection = { ...city.connection(), clone };
  return publishAll({
    connection,
    portals: () => portals,
    options,
    apply: true,
    now: NOW,
    logUrl: undefined,
  });
}

const away = (portal: Portal): Portal => ({
  ...portal,
  write: async () => Promise.reject(new PortalOutage('The portal does not answer.')),
});

test('one portal that fails, or that nobody gave a token, does not stop the others; each says so for itself', async () => {
  const missing = {
    ...city.portal('third'),
    connect: () => {
      throw new UsageError('portal third needs its token');
    },
  };
  const { results } = await publish([city.portal('first', away), missing, city.portal('second')]);
  expect(results.map(({ portal, outage }) => [portal, outage])).toEqual([
    ['first', 'The portal does not answer.'],
    ['third', 'portal third needs its token'],
    ['second', undefined],
  ]);
  expect([...city.entries('second').keys()].sort()).toEqual(['benches', 'trees']);
  expect(city.entries('first').size).toBe(0);

  const { data: deployments } = await city.octokit.repos.listDeployments({ ...here });
  const told = await Promise.all(
    deployments.map(async ({ id, environment }) => {
      const { data } = await city.octokit.repos.listDeploymentStatuses({ ...here, deployment_id: id });
      return [environment, data.map(({ state }) => state).reverse(), data[0]?.description];
    }),
  );
  const { data: comments } = await city.octokit.issues.listComments({ ...here, issue_number: pull });
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toMatch(
    /Not everything is live[\s\S]+on first: The portal does not answer\. Re-run/,
  );
  expect(comments[0]?.body).toMatch(/on second, read back/);
  expect(told.sort()).toEqual([
    [
      'first',
      ['queued', 'in_progress', 'failure'],
      expect.stringMatching(/^Re-run to try again\. .*does not answer/),
    ],
    ['second', ['queued', 'in_progress', 'success'], '2 live, and read back'],
  ]);
});

test('the portal that was away catches up with the next run, and the other has nothing to do', async () => {
  const { results } = await publish([city.portal('first'), city.portal('second')]);
  expect(results.map(({ plan, receipts }) => [plan?.changes.length, receipts.length])).toEqual([
    [2, 2],
    [0, 0],
  ]);
  expect([...city.entries('first').keys()].sort()).toEqual(['benches', 'trees']);
  const { data: comments } = await city.octokit.issues.listComments({ ...here, issue_number: pull });
  expect(comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/Published[\s\S]+on first[\s\S]+on second/),
  ]);
});

test('of two runs at once neither undoes the other, and the ledger says nothing twice', async () => {
  const elsewhere = scratchRepository();
  const runs = await Promise.all([
    publish([city.portal('third')]),
    publish([city.portal('third')], elsewhere.root),
  ]);
  elsewhere.dispose();
  for (const { results } of runs) expect(results[0]?.outage).toBeUndefined();
  expect([...city.entries('third').keys()].sort()).toEqual(['benches', 'trees']);
  const { data } = await city.octokit.repos.getContent({ ...here, path: 'published.jsonl', ref: 'ledger' });
  const lines =
    'content' in data ? Buffer.from(data.content, 'base64').toString('utf8').trim().split('\n') : [];
  const third = lines.map((line) => JSON.parse(line).record).filter(({ portal }) => portal === 'third');
  // The run that came second may find everything done, and say that it looked; it says nothing twice.
  const said = third.map(({ dataset, action }) => `${dataset} ${action}`);
  expect(new Set(said).size).toBe(said.length);
  expect([...new Set(third.map(({ dataset }) => dataset))].sort()).toEqual(['parks/benches', 'parks/trees']);
});

test('each portal is given what its own filter wants', async () => {
  const only = (id: string, wanted: object) => ({
    ...city.portal(id),
    settings: { adapter: 'memory', title: id, only: wanted },
  });
  await publish([
    only('parks', { departments: ['parks'] }),
    only('streets', { departments: ['streets'] }),
    only('green', { themes: ['environment'], levels: [1] }),
    only('sensitive', { levels: [2] }),
  ]);
  const held = ['parks', 'streets', 'green', 'sensitive'].map((id) => city.entries(id).size);
  expect(held).toEqual([2, 0, 2, 0]);
});

test('an entry that somebody else made is refused, whatever is forced, until it is adopted by name', async () => {
  const foreign = { name: 'trees', owned: false, visibility: 'public', retired: false, data: null } as const;
  city.entries('old').set('trees', foreign);
  const { results: refused } = await publish([city.portal('old')], undefined, { force: true });
  expect(refused[0]?.plan?.left).toMatchObject([
    { name: 'trees', reason: { id: 'entry-not-ours' }, refused: true },
  ]);
  expect(city.entries('old').get('trees')).toEqual(foreign);
  const { results } = await publish([city.portal('old')], undefined, { adopt: new Set(['trees']) });
  expect(results[0]?.receipts).toMatchObject([{ kind: 'adopt', subject: 'trees', outcome: 'done' }]);
  expect(city.entries('old').get('trees')).toMatchObject({ owned: true, dataset: 'parks/trees' });
});

test('a pull request that takes no more comments keeps nothing from being recorded, and the others from being told', async () => {
  const full: typeof fetch = (input, init) =>
    init?.method !== 'GET' && /\/issues\/.*comments/.test(String(input))
      ? Promise.resolve(Response.json({ message: 'Commenting is disabled' }, { status: 422 }))
      : fetch(input, init);
  city.work.write({ 'datasets/parks/unsigned/metadata.yml': 'title: Pushed\n' });
  city.work.commit('Push past the gate');
  await city.push();
  const troubles: string[] = [];
  const { refused } = await publishAll({
    connection: city.connection(full),
    portals: () => [city.portal('full')],
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
    onTrouble: (what) => void troubles.push(what),
  });
  expect(troubles).toEqual([expect.stringContaining(`the receipt on pull request ${pull}: `)]);
  expect(refused).toEqual(['parks/unsigned']);
  const { data: issues } = await city.octokit.issues.listForRepo({ ...here, labels: 'refused' });
  expect(issues).toHaveLength(1);
  const { data } = await city.octokit.repos.getContent({ ...here, path: 'published.jsonl', ref: 'ledger' });
  const text = 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : '';
  expect(text).toContain('"portal":"full"');
});

test('what cannot be read of policy, ledger or a signed folder is said, and stops nothing else', async () => {
  city.work.write({
    'datasets/streets/department.yml': 'roles: [\n',
    'datasets/parks/benches/metadata.yml': 'title: [\n',
  });
  city.work.commit('Break it');
  await city.clear('2026-11-21T09:00:00Z');
  const path = 'published.jsonl';
  const { data } = await city.octokit.repos.getContent({ ...here, path, ref: 'ledger' });
  const edited = { ...here, path, branch: 'ledger', message: 'Correct', content: btoa('{}\n') };
  await city.octokit.repos.createOrUpdateFileContents({ ...edited, sha: 'sha' in data ? data.sha : '' });
  const troubles: string[] = [];
  const { results } = await publishAll({
    connection: city.connection(),
    portals: () => [city.portal('broken')],
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
    onTrouble: (what) => void troubles.push(what),
  });
  expect(troubles).toEqual([
    expect.stringContaining('datasets/streets/department.yml'),
    expect.stringContaining('published.jsonl'),
    expect.stringMatching(/^the receipts, in published\.jsonl of the ledger: line 1 .* is broken/),
  ]);
  expect(results[0]?.plan?.left).toContainEqual(
    expect.objectContaining({
      dataset: 'parks/benches',
      reason: { id: 'dataset-unreadable', params: { dataset: 'parks/benches' } },
      refused: true,
    }),
  );
  expect([...city.entries('broken').keys()]).toEqual(['trees']);
  city.work.git('revert', '--no-edit', 'HEAD');
});

test('data that is kept elsewhere and cannot be had is no reason to take it off the portal', async () => {
  await publish([city.portal('elsewhere')]);
  const before = city.entries('elsewhere').get('trees');
  expect(before?.data).not.toBeNull();
  const path = 'datasets/parks/trees/metadata.yml';
  const url = 'https://files.arroyo.invalid/trees.csv';
  const kept = JSON.stringify({ url, sha256: 'a'.repeat(64), media_type: 'text/csv' });
  const metadata = city.work.git('show', `main:${path}`);
  city.work.write({ [path]: `${metadata.replace(/^distribution: .*$/m, `distribution: ${kept}`)}\n` });
  city.work.remove('datasets/parks/trees/data.csv');
  city.work.commit('Keep it elsewhere');
  await city.clear('2026-11-22T09:00:00Z');
  const { results } = await publish([city.portal('elsewhere')]);
  expect(results[0]?.plan?.changes.map(({ name }) => name)).toEqual(['benches']);
  expect(results[0]?.plan?.left).toMatchObject([
    { name: 'trees', dataset: 'parks/trees', reason: { id: 'data-unreachable' }, refused: true },
  ]);
  expect(city.entries('elsewhere').get('trees')).toEqual(before);
});
