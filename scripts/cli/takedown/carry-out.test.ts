import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import type { MemoryEntry } from '../../portals/memory/portal.ts';
import { type Portal, PortalOutage } from '../../portals/types.ts';
import type { Connection } from '../connection.ts';
import { lookForDrift } from '../drift/look-for-drift.ts';
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

async function takeDown(
  by = 'cleo',
  portals: ConfiguredPortal[] = both(),
  reachable = true,
  apply = true,
  now = ORDERED,
) {
  const connection = reachable ? city.connection() : offline();
  const facts = await gatherTakedown(reachable ? connection : { clone: connection.clone });
  const order = { datasets: [TREES], reason: 'names of residents' };
  return carryOut({ connection, reachable, facts, order, by, portals, apply, now });
}

const shown = (portal: string) =>
  [...city.entries(portal).values()].map(({ name, visibility }) => `${name} ${visibility}`).sort();
const HIDDEN = ['benches public', 'trees private'];
const SHOWN = ['benches public', 'trees public'];
const UNORDERED = `Hidden on a portal, and nobody ordered it: ${TREES}`;

function mend(): void {
  city.work.write(folderOf(TREES, 'id,species\n1,Quercus agrifolia\n'));
  city.work.commit('Mend');
}

/** Whoever may write on a portal. */
function editMarker(portal: string, change: Partial<MemoryEntry>, name = 'trees'): void {
  const entry = city.entries(portal).get(name);
  if (entry) city.entries(portal).set(name, { ...entry, ...change });
}

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
    mend();
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
  test('it hides at once; the next publication shows nothing of it and asks for the order, which is given once more', async () => {
    const result = await takeDown('cleo', [city.portal('first'), city.portal('second', away)], false);
    expect(result).toMatchObject({ undone: [expect.stringMatching(/Order it again/)], unrecorded: true });
    expect(result.lost).toBeUndefined();
    expect(shown('first')).toEqual(HIDDEN);
    expect([await ledgerLines(), await issues(), await followUps()]).toEqual([[], [], []]);

    editMarker('second', { visibility: 'private' });
    await publish();
    expect([shown('first'), shown('second')], 'hidden by hand where the portal was away').toEqual([
      HIDDEN,
      HIDDEN,
    ]);
    expect(await issues()).toEqual([UNORDERED]);

    await takeDown();
    await publish();
    expect(await ledgerLines()).toMatchObject([{ at: ORDERED, dataset: TREES, by: 'cleo' }]);
    expect(await issues()).toEqual([`Taken down: ${TREES}`]);
    expect(await followUps()).toHaveLength(1);
    expect([shown('first'), shown('second')]).toEqual([HIDDEN, HIDDEN]);
  });

  test('an order given later takes the place of the marker, so that both are lifted together', async () => {
    await takeDown('cleo', [city.portal('first')], false);
    await takeDown('cleo', both(), true, true, LATER);
    expect(city.entries('first').get('trees')?.hold).toMatch(`${LATER} cleo`);
    mend();
    await city.clear('2026-11-24T09:00:00Z');
    await publish(both(), '2026-11-24T10:00:00.000Z');
    expect([shown('first'), shown('second')]).toEqual([SHOWN, SHOWN]);
  });

  test('what no portal could keep either has to be ordered again', async () => {
    const { lost } = await takeDown('cleo', [city.portal('first', away)], false);
    expect(lost).toBe(true);
  });
});

describe('a marker that is in no ledger', () => {
  test.each([
    ['in the name of somebody who may', `${ORDERED} cleo (cdo): my own idea`, '`cleo`'],
    ['from the future', '2099-01-01T00:00:00.000Z cleo (cdo): for ever', '`cleo`'],
    ['by somebody who may not take down', `${ORDERED} sam (cdo): my own idea`, '`sam`'],
    ['in words of somebody’s own', 'please look at this', 'nobody'],
  ])('%s keeps hidden what it hides, is told, and is nobody’s order', async (_, hold, named) => {
    editMarker('first', { visibility: 'private', hold });
    const { results } = await publish();
    expect([shown('first'), shown('second')]).toEqual([HIDDEN, SHOWN]);
    expect(results[0]?.plan?.left).toMatchObject([
      { name: 'trees', reason: { id: 'hold-unordered' }, refused: true },
    ]);
    expect([await ledgerLines(), await followUps(), await issues()]).toEqual([[], [], [UNORDERED]]);
    const { data } = await city.octokit.issues.listForRepo({ ...here, state: 'open' });
    const [said = ''] = data.flatMap(({ title, body }) => (title === UNORDERED ? (body ?? '') : []));
    expect(said).toContain(`on first, whose marker names ${named}`);
    expect(said).not.toContain('my own idea');

    const { hold: __, ...entry } = city.entries('first').get('trees') ?? { data: null };
    city.entries('first').set('trees', entry as MemoryEntry);
    await publish([city.portal('first'), city.portal('second', away)]);
    expect(shown('first')).toEqual(SHOWN);
    expect(await issues(), 'nobody knows while a portal is away').toContain(UNORDERED);
    await publish();
    expect(await issues()).not.toContain(UNORDERED);
  });

  test('is told of nobody who gave the order while the run was at work', async () => {
    const late = (portal: Portal): Portal => ({
      ...portal,
      list: async () => {
        await takeDown('cleo', [city.portal('first')]);
        return portal.list();
      },
    });
    await publish([city.portal('first', late)]);
    expect([shown('first'), await issues()]).toEqual([HIDDEN, [`Taken down: ${TREES}`]]);
  });

  test('is found by the night’s look for drift', async () => {
    editMarker('first', { visibility: 'private', hold: `${ORDERED} cleo (cdo): my own idea` });
    const { connection, portals } = { connection: city.connection(), portals: both };
    const found = await lookForDrift({
      connection,
      portals,
      options: {},
      apply: false,
      now: LATER,
      logUrl: undefined,
    });
    expect(found.map(({ drifted }) => drifted)).toMatchObject([[{ name: 'trees', what: 'held' }], []]);
  });

  test('counts also where the dataset was taken down once and has come back', async () => {
    await takeDown();
    mend();
    await city.clear('2026-11-24T09:00:00Z');
    await publish(both(), '2026-11-24T10:00:00.000Z');
    expect(shown('first')).toEqual(SHOWN);
    editMarker('first', { visibility: 'private', hold: 'please look at this' });
    await publish(both(), '2026-11-24T11:00:00.000Z');
    expect(shown('first')).toEqual(HIDDEN);
  });

  test('that was copied from another dataset is not the order of that one', async () => {
    await takeDown();
    const { hold } = city.entries('first').get('trees') ?? {};
    editMarker('first', { visibility: 'private', ...(hold === undefined ? {} : { hold }) }, 'benches');
    await publish();
    expect((await issues()).sort()).toEqual([UNORDERED.replace('trees', 'benches'), `Taken down: ${TREES}`]);
  });
});
