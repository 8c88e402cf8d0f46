import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { retitle } from '../../portals/memory/portal.ts';
import { type Portal, PortalOutage } from '../../portals/types.ts';
import { publishAll } from '../publish/publish-all.ts';
import { type ScratchPublishing, scratchPublishing } from '../publish/scratch-publishing.ts';
import { lookForDrift } from './look-for-drift.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchPublishing;
beforeEach(async () => {
  city = await scratchPublishing('parks/trees', 'parks/benches');
  await city.clear('2026-11-20T09:00:00Z');
  await publish();
});
afterEach(() => city.close());

const both = () => [city.portal('first'), city.portal('second')];
const request = (portals = both()) => ({
  connection: city.connection(),
  portals: () => portals,
  options: {},
  apply: true,
  now: NOW,
  logUrl: undefined,
});
const publish = (options = {}) => publishAll({ ...request(), options });
const look = (portals = both()) => lookForDrift(request(portals));
const away = (portal: Portal): Portal => ({
  ...portal,
  list: async () => Promise.reject(new PortalOutage('The portal does not answer.')),
});

async function issues() {
  const { data } = await city.octokit.issues.listForRepo({ ...here, state: 'all' });
  return data.filter((issue) => issue.pull_request === undefined);
}

async function proposals() {
  const { data } = await city.octokit.pulls.list({ ...here, state: 'open' });
  return data.filter(({ head }) => head.ref.startsWith('drift/'));
}

const titleOn = (portal: string) => city.entries(portal).get('trees')?.record?.metadata.title;
const edit = () => retitle(city.entries('first'), 'trees', 'Trees, as an editor calls them');

test('nothing is said while the portals show what is signed, and what main has not published yet is no drift', async () => {
  expect((await look()).flatMap(({ drifted }) => drifted)).toEqual([]);
  city.work.write({ 'datasets/parks/trees/README.md': '# New\n' });
  city.work.commit('Describe');
  await city.clear('2026-11-24T09:00:00Z');
  expect((await look()).flatMap(({ drifted }) => drifted)).toEqual([]);
  const governance = city.work.git('show', 'main:governance.yml').replace('City of Arroyo', 'Arroyo');
  city.work.write({ 'governance.yml': governance });
  city.work.commit('Rename the city');
  await city.push();
  expect((await look()).flatMap(({ drifted }) => drifted)).toEqual([]);
  const { results } = await publish({ force: true });
  expect(results[0]?.plan?.changes).toHaveLength(2);
  expect(await issues()).toEqual([]);
});

test('one issue is opened, brought up to date in place, and closed when the portals are in line again', async () => {
  city.entries('second').delete('trees');
  const [, second] = await look();
  expect(second?.drifted).toMatchObject([{ name: 'trees', what: 'vanished' }]);
  const benches = city.entries('second').get('benches');
  if (benches) city.entries('second').set('benches', { ...benches, visibility: 'private' });
  await look();
  const [issue, ...others] = await issues();
  expect(others).toEqual([]);
  expect(issue?.body).toContain('`trees` is not there any more');
  expect(issue?.body).toContain('`benches` differs in visibility');

  await look([city.portal('first'), city.portal('second', away)]);
  expect((await issues())[0]?.state).toBe('open');
  await publish();
  await look();
  expect((await issues()).map(({ state }) => state)).toEqual(['closed']);
});

test('a portal that says one thing and shows another is caught', async () => {
  const lying = (portal: Portal): Portal => ({
    ...portal,
    observe: async (entry, as) =>
      entry.name === 'trees' ? { visible: false, retired: false } : portal.observe(entry, as),
  });
  const [first] = await look([city.portal('first', lying)]);
  expect(first?.drifted).toMatchObject([
    { name: 'trees', what: 'shown', reason: { id: 'read-back-invisible' } },
  ]);
  expect((await issues())[0]?.body).toContain('the portal does not show trees');
});

describe('what an editor wrote on a portal', () => {
  test('is proposed to main once, and stays on the portal meanwhile', async () => {
    edit();
    const [first] = await look();
    expect(first?.drifted).toMatchObject([
      { name: 'trees', fields: ['title'], proposal: expect.any(String) },
    ]);
    const [pull, ...others] = await proposals();
    expect(others).toEqual([]);
    const asked = { ...here, path: 'datasets/parks/trees/metadata.yml' };
    const { data } = await city.octokit.repos.getContent({ ...asked, ref: pull?.head.ref ?? '' });
    const text = 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : '';
    expect(load(text)).toMatchObject({ identifier: 'trees', title: 'Trees, as an editor calls them' });

    await look();
    expect(await proposals()).toHaveLength(1);
    const { results } = await publish();
    expect(results[0]?.plan?.left).toMatchObject([{ name: 'trees', reason: { id: 'edited-on-portal' } }]);
    expect(titleOn('first')).toBe('Trees, as an editor calls them');
  });

  test('is told, although somebody has a branch in the way of its pull request', async () => {
    city.work.git('checkout', '-q', '-b', 'drift');
    await city.pushBranch('drift');
    edit();
    city.entries('first').delete('benches');
    const troubles: string[] = [];
    const found = await lookForDrift({ ...request(both()), onTrouble: (what) => void troubles.push(what) });
    expect(found[0]).not.toHaveProperty('outage');
    expect(troubles).toEqual([expect.stringContaining('the pull request about parks/trees on first: ')]);
    const [issue] = await issues();
    expect(issue?.body).toContain('`trees` has another title');
    expect(issue?.body).toContain('`benches` is not there any more');
  });

  test('is asked no longer once the editor takes it back, and asked anew should it come again', async () => {
    const before = city.entries('first').get('trees');
    edit();
    await look();
    const [pull] = await proposals();
    const number = pull?.number ?? 0;
    await look([city.portal('first', away), city.portal('second')]);
    expect(await proposals()).toHaveLength(1);

    if (before) city.entries('first').set('trees', before);
    await look();
    expect(await proposals()).toEqual([]);
    const { data: said } = await city.octokit.issues.listComments({ ...here, issue_number: number });
    expect(said.map(({ body }) => body)).toEqual([expect.stringContaining('took it back')]);
    expect((await issues()).map(({ state }) => state)).toEqual(['closed']);

    edit();
    await look();
    const [again] = await proposals();
    expect(again?.number).toBeGreaterThan(number);
    retitle(city.entries('first'), 'trees', 'Trees, once more');
    await look();
    expect((await proposals()).map((one) => one.number)).not.toContain(again?.number);
    const { results } = await publish();
    expect(results[0]?.plan?.left).toMatchObject([{ reason: { id: 'edited-on-portal' } }]);
  });

  test('what somebody else proposes on such a branch is theirs', async () => {
    city.work.git('checkout', '-q', '-b', 'drift/first/parks/trees-mine');
    city.work.write({ 'datasets/parks/trees/README.md': '# Mine\n' });
    city.work.commit('Mine');
    await city.pushBranch('drift/first/parks/trees-mine');
    const request = { title: 'Mine', head: 'drift/first/parks/trees-mine', base: 'main', draft: true };
    await city.octokit.pulls.create({ ...here, ...request });
    await look();
    expect(await proposals()).toHaveLength(1);
  });

  test('is set right once somebody closes the pull request', async () => {
    edit();
    await look();
    const [pull] = await proposals();
    await city.octokit.pulls.update({ ...here, pull_number: pull?.number ?? 0, state: 'closed' });
    await publish();
    expect(titleOn('first')).toBe('All trees of the parks');
    await look();
    expect((await issues()).map(({ state }) => state)).toEqual(['closed']);
  });

  test('is overwritten by force, and by what is signed anew', async () => {
    edit();
    const { results } = await publish({ force: true });
    expect(results[0]?.plan?.forced).toMatchObject([{ id: 'edited-on-portal' }]);
    expect(titleOn('first')).toBe('All trees of the parks');
    edit();
    city.work.write({ 'datasets/parks/trees/README.md': '# New\n' });
    city.work.commit('Describe');
    await city.clear('2026-11-22T09:00:00Z');
    await publish();
    expect(titleOn('first')).toBe('All trees of the parks');
  });

  test('is not taken over where the lane of edits does not let people change that field', async () => {
    const trees = city.entries('first').get('trees');
    if (trees?.record === undefined) throw new Error('nothing is published');
    const { recordDigest: _, ...entry } = trees;
    const metadata = { ...trees.record.metadata, license: 'proprietary' };
    city.entries('first').set('trees', { ...entry, record: { ...trees.record, metadata } });
    const [first] = await look();
    expect(first?.drifted).toMatchObject([{ what: 'changed', differs: ['metadata'], fields: [] }]);
    expect(await proposals()).toEqual([]);
    await publish();
    expect(city.entries('first').get('trees')?.record?.metadata.license).toBe('CC0-1.0');
  });

  test('is never overwritten in silence, also where a publication is faster than the night', async () => {
    const trees = city.entries('first').get('trees');
    if (trees?.record === undefined) throw new Error('nothing is published');
    const { recordDigest: _, ...entry } = trees;
    const record = { ...trees.record, metadata: { ...trees.record.metadata, license: 'proprietary' } };
    const license = () => city.entries('first').set('trees', { ...entry, record });
    license();
    await publish();
    const open = async () => (await issues()).filter(({ state }) => state === 'open');
    expect(await open()).toMatchObject([
      {
        title: 'Changes made on a portal were overwritten',
        body: expect.stringMatching(/### first\s+- `trees` differed in metadata/),
      },
    ]);
    await look();
    expect(await open()).toEqual([]);

    license();
    await look();
    await publish();
    expect((await open()).map(({ title }) => title)).toEqual(['A portal differs from main']);
  });
});
