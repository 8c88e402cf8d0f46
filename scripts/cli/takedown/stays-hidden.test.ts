import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatherPublication } from '../../gather/github/publish.ts';
import type { MemoryEntry } from '../../portals/memory/portal.ts';
import { type Portal, PortalRefusal } from '../../portals/types.ts';
import { folderOf } from '../publish/scratch-publishing.ts';
import { BENCHES, HIDDEN, type ScratchTakedown, SHOWN, scratchTakedown, TREES } from './scratch-takedown.ts';

const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchTakedown;
beforeEach(async () => {
  city = await scratchTakedown();
});
afterEach(() => city.close());

function edit(data: string): void {
  city.work.write(folderOf(TREES, data));
  city.work.commit('Edit');
}

async function recorded(): Promise<string[]> {
  const { takedowns } = await gatherPublication(city.connection());
  return takedowns.map(({ dataset }) => dataset);
}

describe('what was taken down', () => {
  test('and somebody makes public on the portal, with its marker or without, is hidden again', async () => {
    await city.takeDown();
    city.change('first', 'trees', { visibility: 'public' });
    const { hold: _, ...entry } = city.entries('second').get('trees') ?? { data: null };
    city.entries('second').set('trees', { ...entry, visibility: 'public' } as MemoryEntry);
    const { results } = await city.publish('2026-11-23T13:00:00.000Z');
    expect(results.map(({ hidden }) => hidden)).toMatchObject([[{ outcome: 'done' }], [{ outcome: 'done' }]]);
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
  });

  test('is hidden as a preview too, where somebody has let the public see it', async () => {
    const trees = city.entries('first').get('trees');
    const preview = { name: 'trees--pr-7', pullRequest: 7 };
    if (trees) city.entries('first').set(preview.name, { ...trees, ...preview });
    await city.takeDown();
    expect(city.shown('first')).toEqual(['benches public', 'trees private', 'trees--pr-7 private'].sort());
  });

  test('though it was retired before, is hidden, and comes back retired', async () => {
    const retired = { date: '2026-11-21', reason: 'Ended.', notice: '2026-11-01', users: 'Told.' };
    const path = `datasets/${TREES}/metadata.yml`;
    const text = `${city.work.git('show', `main:${path}`)}\nretired: ${JSON.stringify(retired)}\n`;
    city.work.write({ [path]: text });
    city.work.commit('Retire');
    await city.clear('2026-11-21T09:00:00Z');
    await city.publish('2026-11-22T09:00:00.000Z');
    expect(city.entries('first').get('trees')).toMatchObject({ retired: true, visibility: 'public' });
    await city.takeDown();
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
    city.work.write({ [path]: text.replace('Ended.', 'Replaced.') });
    city.work.commit('Mend');
    await city.clear('2026-11-24T09:00:00Z');
    await city.publish('2026-11-24T10:00:00.000Z');
    expect(city.entries('first').get('trees')).toMatchObject({ retired: true, visibility: 'public' });
  });

  test('twice stays hidden until it is signed after the second time', async () => {
    await city.takeDown();
    edit('id,species\n1,Quercus agrifolia\n');
    await city.clear('2026-11-24T09:00:00Z');
    await city.takeDown({ now: '2026-11-25T12:00:00.000Z' });
    await city.publish('2026-11-25T13:00:00.000Z');
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
    edit('id,species\n2,Quercus agrifolia\n');
    await city.clear('2026-11-26T09:00:00Z');
    await city.publish('2026-11-26T10:00:00.000Z');
    expect([city.shown('first'), city.shown('second')]).toEqual([SHOWN, SHOWN]);
  });

  test('and has come back is refreshed as before by its department, and can be taken down once more', async () => {
    await city.takeDown();
    edit('id,species\n1,Quercus agrifolia\n');
    await city.clear('2026-11-24T09:00:00Z');
    await city.publish('2026-11-24T10:00:00.000Z');
    edit('id,species\n1,Quercus agrifolia\n2,Acer rubrum\n');
    await city.clear('2026-11-25T09:00:00Z', [{ dataset: TREES }], { 'department/parks': 'dana' });
    await city.publish('2026-11-25T10:00:00.000Z');
    expect([city.shown('first'), city.shown('second')]).toEqual([SHOWN, SHOWN]);
    expect(String(city.entries('first').get('trees')?.data)).toContain('Acer rubrum');
    await city.takeDown({ now: '2026-11-26T12:00:00.000Z' });
    await city.publish('2026-11-26T13:00:00.000Z');
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
  });

  test('is not refreshed by its department while a pull request that would bring it back waits to be merged', async () => {
    await city.takeDown();
    edit('id,species\n1,Quercus agrifolia\n');
    await city.clear('2026-11-24T09:00:00Z');
    edit('id,species\n9,Quercus robur\n');
    await city.clear('2026-11-25T09:00:00Z', [{ dataset: TREES }], { 'department/parks': 'dana' });
    await city.publish('2026-11-25T10:00:00.000Z');
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
  });
});

describe('one thing that goes wrong keeps nothing else visible', () => {
  test('an entry that a portal refuses to hide is told, and the others are hidden', async () => {
    const refuses = (portal: Portal): Portal => ({
      ...portal,
      hold: async (entry, hold) => {
        if (entry.name === 'benches') throw new PortalRefusal('benches belongs to somebody else.');
        await portal.hold(entry, hold);
      },
    });
    const { portals } = await city.takeDown({
      datasets: [BENCHES, TREES],
      portals: [city.portal('first', refuses)],
    });
    expect(portals[0]?.receipts).toMatchObject([
      { subject: 'benches', outcome: 'failed', detail: 'benches belongs to somebody else.' },
      { subject: 'trees', outcome: 'done' },
    ]);
    expect(city.shown('first')).toEqual(HIDDEN);
  });

  test('an entry that has lost its marker is not ours to hide, and is told each time', async () => {
    city.change('first', 'trees', { owned: false });
    const told = [{ subject: 'trees', outcome: 'failed', reason: { id: 'take-down-not-ours' } }];
    const { portals } = await city.takeDown();
    expect(portals).toMatchObject([{ receipts: told }, { receipts: [{ outcome: 'done' }] }]);
    const { results } = await city.publish('2026-11-23T13:00:00.000Z');
    expect(results.map(({ hidden }) => hidden)).toMatchObject([told, []]);
  });

  test('a portal whose adapter has a fault is told; the other portal and the ledger go on', async () => {
    const broken = (portal: Portal): Portal => ({
      ...portal,
      hold: async () => Promise.reject(new TypeError('undefined is not a function')),
    });
    const { portals, unrecorded } = await city.takeDown({
      portals: [city.portal('first', broken), city.portal('second')],
    });
    expect(portals[0]).toMatchObject({ outage: 'undefined is not a function', entries: ['trees'] });
    expect([unrecorded, city.shown('second'), await recorded()]).toEqual([undefined, HIDDEN, [TREES]]);
  });

  test('of a pull request what is on main is hidden, whatever else it brings', async () => {
    const { refused } = await city.takeDown({ datasets: ['parks/not-yet', TREES] });
    expect([refused, city.shown('first'), await recorded()]).toEqual([undefined, HIDDEN, [TREES]]);
  });

  test('a dataset that nobody knows is refused, and recorded nowhere', async () => {
    const { refused } = await city.takeDown({ datasets: ['parks/not-yet'] });
    expect(refused).toContain('there is no dataset parks/not-yet');
    expect(await recorded()).toEqual([]);
    expect((await city.octokit.issues.listForRepo({ ...here, state: 'open' })).data).toHaveLength(1);
  });
});
