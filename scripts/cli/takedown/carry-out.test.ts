import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  away,
  HIDDEN,
  ORDERED,
  type ScratchTakedown,
  SHOWN,
  scratchTakedown,
  TREES,
} from './scratch-takedown.ts';

const LATER = '2026-11-23T13:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchTakedown;
beforeEach(async () => {
  city = await scratchTakedown();
});
afterEach(() => city.close());

async function ledgerLines(): Promise<unknown[]> {
  const asked = { ...here, path: 'takedowns.jsonl', ref: 'ledger' };
  const found = await city.octokit.repos.getContent(asked).catch(() => null);
  if (found === null || Array.isArray(found.data) || found.data.type !== 'file') return [];
  const text = Buffer.from(found.data.content, 'base64').toString('utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line).record);
}

describe('a takedown', () => {
  test('hides the dataset on every portal, is recorded, and asks for what has to follow', async () => {
    const result = await city.takeDown();
    expect(result.undone).toEqual([]);
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
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
    expect(await city.issues()).toEqual([`Taken down: ${TREES}`]);
    expect(await city.followUps()).toMatchObject([{ draft: true, title: expect.stringContaining(TREES) }]);
    const [pull] = await city.followUps();
    const { data: files } = await city.octokit.pulls.listFiles({ ...here, pull_number: pull?.number ?? 0 });
    expect(files.map(({ filename, additions }) => [filename, additions])).toEqual([
      [`datasets/${TREES}/checklist.yml`, 0],
    ]);
  });

  test('is told in its issue, although somebody has a branch in the way of its pull request', async () => {
    city.work.git('checkout', '-q', '-b', 'takedown');
    await city.pushBranch('takedown');
    const { undone, lost } = await city.takeDown();
    expect(undone).toEqual([expect.stringContaining(`the pull request after the takedown of ${TREES}: `)]);
    expect(lost).toBeUndefined();
    expect(await city.issues()).toEqual([`Taken down: ${TREES}`]);
  });

  test('is ordered by the roles of governance.yml and by nobody else', async () => {
    const { refused } = await city.takeDown({ by: 'sam' });
    expect(refused).toMatch(/sam is in none of the roles/);
    expect(city.shown('first')).toEqual(SHOWN);
    expect(await ledgerLines()).toEqual([]);
  });

  test('says what it would do until it is told to', async () => {
    const { portals } = await city.takeDown({ apply: false });
    expect(portals).toMatchObject([{ entries: ['trees'] }, { entries: ['trees'] }]);
    expect(city.shown('first')).toEqual(SHOWN);
  });

  test('keeps the dataset hidden whatever is published, until it is signed anew', async () => {
    await city.takeDown();
    await city.publish(LATER);
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
    city.mend();
    await city.publish(LATER);
    expect(city.shown('first')).toEqual(HIDDEN);
    await city.clear('2026-11-24T09:00:00Z');
    const { results } = await city.publish('2026-11-24T10:00:00.000Z');
    const change = results[0]?.plan?.changes.find(({ name }) => name === 'trees');
    expect(change?.because).toEqual(['hold', 'data', 'metadata', 'visibility']);
    expect(city.shown('first')).toEqual(SHOWN);
    expect(city.entries('first').get('trees')?.hold).toBeUndefined();
    expect(await city.issues()).toEqual([]);
  });

  test('a portal that was away hides it with the next run', async () => {
    const result = await city.takeDown({ portals: [city.portal('first'), city.portal('second', away)] });
    expect(result.portals[1]).toMatchObject({ outage: 'The portal does not answer.' });
    expect(city.shown('second')).toEqual(SHOWN);
    const { results } = await city.publish(LATER);
    expect(results[1]?.hidden).toMatchObject([{ subject: 'trees', outcome: 'done' }]);
    expect(city.shown('second')).toEqual(HIDDEN);
  });
});
