import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import { type Portal, PortalOutage } from '../../portals/types.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { publishAll } from '../publish/publish-all.ts';
import { folderOf, type ScratchPublishing, scratchPublishing } from '../publish/scratch-publishing.ts';
import { carryOut } from './carry-out.ts';

const TREES = 'parks/trees';
const SIGNED = '2026-11-20T09:00:00Z';
const ORDERED = '2026-11-23T12:00:00.000Z';
const LATER = '2026-11-23T13:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchPublishing;
beforeEach(async () => {
  city = await scratchPublishing(TREES, 'parks/benches');
  await city.clear(SIGNED);
  await publish();
});
afterEach(() => city.close());

const both = () => [city.portal('first'), city.portal('second')];
const away = (portal: Portal): Portal => ({
  ...portal,
  list: async () => Promise.reject(new PortalOutage('The portal does not answer.')),
});

function publish(portals = both(), now = LATER) {
  const connection = city.connection();
  return publishAll({ connection, portals: () => portals, options: {}, apply: true, now, logUrl: undefined });
}

/** As it is while nobody answers at GitHub's addresses. */
function offline(): Connection {
  const silent = async () => Promise.reject(new TypeError('fetch failed'));
  const octokit = createOctokit({ token: 'none', baseUrl: 'http://127.0.0.1:9', fetch: silent });
  return { ...city.connection(), octokit, url: 'http://127.0.0.1:9/arroyo/open-data.git', self: '' };
}

async function takeDown(by = 'cleo', portals: ConfiguredPortal[] = both(), reachable = true, apply = true) {
  const connection = reachable ? city.connection() : offline();
  const facts = await gatherTakedown(reachable ? connection : { clone: connection.clone });
  const order = { datasets: [TREES], reason: 'names of residents' };
  return carryOut({ connection, reachable, facts, order, by, portals, apply, now: ORDERED });
}

const shown = (portal: string) =>
  [...city.entries(portal).values()].map(({ name, visibility }) => `${name} ${visibility}`).sort();
const HIDDEN = ['benches public', 'trees private'];

async function ledgerLines(): Promise<unknown[]> {
  const asked = { ...here, path: 'takedowns.jsonl', ref: 'ledger' };
  const found = await city.octokit.repos.getContent(asked).catch(() => null);
  if (found === null || Array.isArray(found.data) || found.data.type !== 'file') return [];
  const text = Buffer.from(found.data.content, 'base64').toString('utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line).record);
}

async function issues(): Promise<string[]> {
  const { data } = await city.octokit.issues.listForRepo({ ...here, state: 'open' });
  return data.filter((issue) => issue.pull_request === undefined).map(({ title }) => title);
}

async function followUps() {
  const { data } = await city.octokit.pulls.list({ ...here, state: 'open' });
  return data.filter(({ head }) => head.ref.startsWith('takedown/'));
}

describe('a takedown', () => {
  test('hides the dataset on every portal, is recorded, and asks for what has to follow', async () => {
    const result = await takeDown();
    expect(result.undone).toEqual([]);
    expect([shown('first'), shown('second')]).toEqual([HIDDEN, HIDDEN]);
    expect(await ledgerLines()).toEqual([
      {
        kind: 'takedown',
        at: ORDERED,
        dataset: TREES,
        role: 'cdo',
        by: 'cleo',
        reason: 'names of residents',
      },
    ]);
    expect(await issues()).toEqual([`Taken down: ${TREES}`]);
    expect(await followUps()).toMatchObject([{ draft: true, title: expect.stringContaining(TREES) }]);
    const [pull] = await followUps();
    const { data: files } = await city.octokit.pulls.listFiles({ ...here, pull_number: pull?.number ?? 0 });
    expect(files.map(({ filename, additions }) => [filename, additions])).toEqual([
      [`datasets/${TREES}/checklist.yml`, 0],
    ]);
  });

  test('is told in its issue, although somebody has a branch in the way of its pull request', async () => {
    city.work.git('checkout', '-q', '-b', 'takedown');
    await city.pushBranch('takedown');
    const { undone, lost } = await takeDown();
    expect(undone).toEqual([expect.stringContaining(`the pull request after the takedown of ${TREES}: `)]);
    expect(lost).toBeUndefined();
    expect(await issues()).toEqual([`Taken down: ${TREES}`]);
  });

  test('is ordered by the roles of governance.yml and by nobody else', async () => {
    const { refused } = await takeDown('sam');
    expect(refused).toMatch(/sam is in none of the roles/);
    expect(shown('first')).toEqual(['benches public', 'trees public']);
    expect(await ledgerLines()).toEqual([]);
  });

  test('says what it would do until it is told to', async () => {
    const { portals } = await takeDown('cleo', both(), true, false);
    expect(portals).toMatchObject([{ entries: ['trees'] }, { entries: ['trees'] }]);
    expect(shown('first')).toEqual(['benches public', 'trees public']);
  });

  test('keeps the dataset hidden whatever is published, until it is signed anew', async () => {
    await takeDown();
    await publish();
    expect([shown('first'), shown('second')]).toEqual([HIDDEN, HIDDEN]);
    city.work.write(folderOf(TREES, 'id,species\n1,Quercus agrifolia\n'));
    city.work.commit('Mend');
    await publish();
    expect(shown('first')).toEqual(HIDDEN);
    await city.clear('2026-11-24T09:00:00Z');
    const { results } = await publish(both(), '2026-11-24T10:00:00.000Z');
    const change = results[0]?.plan?.changes.find(({ name }) => name === 'trees');
    expect(change?.because).toEqual(['hold', 'data', 'metadata', 'visibility']);
    expect(shown('first')).toEqual(['benches public', 'trees public']);
    expect(city.entries('first').get('trees')?.hold).toBeUndefined();
    expect(await issues()).toEqual([]);
  });

  test('a portal that was away hides it with the next run', async () => {
    const result = await takeDown('cleo', [city.portal('first'), city.portal('second', away)]);
    expect(result.portals[1]).toMatchObject({ outage: 'The portal does not answer.' });
    expect(shown('second')).toEqual(['benches public', 'trees public']);
    const { results } = await publish();
    expect(results[1]?.hidden).toMatchObject([{ subject: 'trees', outcome: 'done' }]);
    expect(shown('second')).toEqual(HIDDEN);
  });
});

describe('while GitHub is switched off', () => {
  test('it hides at once; ledger line, issue and pull request wait on the portals for the next run', async () => {
    const result = await takeDown('cleo', [city.portal('first'), city.portal('second', away)], false);
    expect(result.undone).toHaveLength(1);
    expect(result.lost).toBeUndefined();
    expect(shown('first')).toEqual(HIDDEN);
    expect([await ledgerLines(), await issues(), await followUps()]).toEqual([[], [], []]);

    await publish();
    expect(await ledgerLines()).toMatchObject([
      { at: ORDERED, dataset: TREES, by: 'cleo', reason: 'names of residents', queued: true },
    ]);
    expect(await issues()).toEqual([`Taken down: ${TREES}`]);
    expect(await followUps()).toHaveLength(1);
    expect([shown('first'), shown('second')]).toEqual([HIDDEN, HIDDEN]);

    await publish();
    expect(await ledgerLines()).toHaveLength(1);
    expect([await issues(), await followUps()]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  test('the next takedown brings the queue along too', async () => {
    await takeDown('cleo', both(), false);
    const connection = city.connection();
    const facts = await gatherTakedown(connection);
    const order = { datasets: ['parks/benches'], reason: 'a telephone number' };
    const portals = both();
    await carryOut({
      connection,
      reachable: true,
      facts,
      order,
      by: 'cleo',
      portals,
      apply: true,
      now: LATER,
    });
    expect(await ledgerLines()).toMatchObject([
      { dataset: 'parks/benches' },
      { dataset: TREES, queued: true },
    ]);
    expect((await issues()).sort()).toEqual(['Taken down: parks/benches', `Taken down: ${TREES}`]);
  });

  test('what no portal could keep either has to be ordered again', async () => {
    const { lost } = await takeDown('cleo', [city.portal('first', away)], false);
    expect(lost).toBe(true);
  });

  test.each([
    ['from the future', '2099-01-01T00:00:00.000Z cleo (cdo): for ever'],
    ['by somebody who may not take down', `${ORDERED} sam (cdo): my own idea`],
    ['in words of somebody’s own', 'please look at this'],
  ])('a marker %s is honoured where it stands and counts nowhere else', async (_, hold) => {
    const trees = city.entries('first').get('trees');
    if (trees) city.entries('first').set('trees', { ...trees, visibility: 'private', hold });
    await publish();
    expect(shown('first')).toEqual(HIDDEN);
    expect(shown('second')).toEqual(['benches public', 'trees public']);
    expect(await ledgerLines()).toEqual([]);
  });
});
