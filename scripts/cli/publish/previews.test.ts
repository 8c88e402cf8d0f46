import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetchBy } from '../../gather/fetch-by.ts';
import type { Portal } from '../../portals/types.ts';
import { previewedDatasets } from './preview-datasets.ts';
import { publishAll } from './publish-all.ts';
import { folderOf, type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchPublishing;
beforeAll(async () => {
  city = await scratchPublishing('parks/trees', 'parks/benches');
  await city.clear('2026-11-20T09:00:00Z');
});
afterAll(() => city.close());

/** A refresh of one dataset that its department has signed. */
async function underReview(dataset: string): Promise<number> {
  const branch = `refresh/${dataset}`;
  city.work.git('checkout', '-q', '-b', branch);
  city.work.write(
    folderOf(dataset, 'id,species\n1,Quercus agrifolia\n2,Platanus racemosa\n3,Ginkgo biloba\n'),
  );
  city.work.commit('Refresh');
  await city.pushBranch(branch);
  const request = { ...here, title: 'Refresh', head: branch, base: 'main' };
  const { number } = (await city.as('sam').pulls.create(request)).data;
  await city.as('dana').pulls.createReview({ ...here, pull_number: number, event: 'APPROVE' });
  return number;
}

async function publish(publicOnly = false, broken?: number) {
  const undecided: string[] = [];
  const asked = { portal: [] as string[], github: 0, opened: 0 };
  const counting = (portal: Portal): Portal => ({
    ...portal,
    list: () => called('list', () => portal.list()),
    write: (change, open) =>
      called('write', () =>
        portal.write(change, (...data) => {
          asked.opened += 1;
          return open(...data);
        }),
      ),
    commit: () => called('commit', () => portal.commit()),
    observe: (...entry) => called('observe', () => portal.observe(...entry)),
  });
  const called = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    asked.portal.push(name);
    return work();
  };
  const network: typeof fetch = (input, init) => {
    asked.github += 1;
    const isBroken = broken !== undefined && String(input).includes(`/pulls/${broken}/reviews`);
    return isBroken ? Promise.resolve(Response.json([null])) : fetch(input, init);
  };
  const { results } = await publishAll({
    connection: city.connection(network),
    portals: () => [city.portal('city', counting)],
    options: publicOnly ? { scope: ({ pullRequest }) => pullRequest === undefined } : {},
    publicOnly,
    apply: true,
    onTrouble: (what) => void undecided.push(what),
    now: NOW,
    logUrl: undefined,
  });
  expect(results[0]?.outage).toBeUndefined();
  return { ...asked, undecided, changes: results[0]?.plan?.changes.map(({ name }) => name) ?? [] };
}

test('a preview that has not changed costs the portal nothing but its listing', async () => {
  await publish();
  const quiet = await publish();
  const numbers = [await underReview('parks/trees'), await underReview('parks/benches')];
  const names = ['benches', 'trees'].map((name, i) => `${name}--pr-${numbers.toReversed()[i]}`);
  expect(await publish()).toMatchObject({ changes: names, opened: 2 });
  const again = await publish();
  expect(again).toMatchObject({ portal: ['list', 'commit'], changes: [], opened: 0 });
  // What the gate decides is decided anew from GitHub, so that each review costs a few calls there; not where none is meant.
  expect(again.github - quiet.github).toBeLessThanOrEqual(2 * 12);
  const narrowed = await publish(true);
  expect(narrowed).toMatchObject({ portal: ['list', 'commit'], changes: [] });
  expect(narrowed.github).toBeLessThan(again.github / 2);
  expect([...city.entries('city').keys()]).toEqual(expect.arrayContaining(names));
});

test('a commit that GitHub makes no deployment of is previewed all the same', async () => {
  const network: typeof fetch = (input, init) =>
    init?.method === 'POST' && String(input).endsWith('/deployments')
      ? Promise.resolve(Response.json({ message: 'No ref found' }, { status: 422 }))
      : fetch(input, init);
  const troubles: string[] = [];
  const { results } = await publishAll({
    connection: city.connection(network),
    portals: () => [city.portal('other')],
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
    onTrouble: (what) => void troubles.push(what),
  });
  expect(results[0]?.receipts.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
  expect(troubles).toHaveLength(3);
});

test('a pull request that was not reached in time is undecided, and not one without previews', async () => {
  const { previewed, undecided } = await previewedDatasets(city.connection(), {
    now: NOW,
    fetchBy: createFetchBy(),
    show: createFetchBy()(0),
    budgetMs: 0,
  });
  expect(previewed).toEqual([]);
  expect([...undecided.values()]).toEqual(Array(2).fill(expect.stringContaining('took all the time')));
});

test('a pull request that cannot be decided keeps its previews, gets no new ones, and stops nothing else', async () => {
  const shown = () => [...city.entries('city').keys()].filter((name) => name.includes('--pr-')).sort();
  const before = shown();
  const [broken = 0, other = 0] = before.map((name) => Number(name.split('--pr-')[1]));
  city.work.write({ 'datasets/parks/trees/README.md': 'Of the city.\n' });
  city.work.commit('Describe');
  await city.clear('2026-11-21T09:00:00Z');
  await city.as('sam').pulls.update({ ...here, pull_number: other, state: 'closed' });
  const { changes, undecided } = await publish(false, broken);
  expect(undecided).toEqual([
    expect.stringMatching(
      `^pull request ${broken} could not be decided, and its previews stay as they are: `,
    ),
  ]);
  expect(changes, 'what is public, and the preview of another').toEqual([
    'benches',
    'trees',
    `trees--pr-${other}`,
  ]);
  expect(shown()).toEqual(before.filter((name) => name.endsWith(`-${broken}`)));
  await city.as('sam').pulls.update({ ...here, pull_number: broken, state: 'closed' });
  expect(await publish()).toMatchObject({ undecided: [], changes: [before[0]] });
  expect(shown()).toEqual([]);
});
