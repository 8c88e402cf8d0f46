import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemoryEntry } from '../../portals/memory/portal.ts';
import type { Portal } from '../../portals/types.ts';
import { lookForDrift } from '../drift/look-for-drift.ts';
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
const UNORDERED = `Hidden on a portal, and nobody ordered it: ${TREES}`;
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchTakedown;
beforeEach(async () => {
  city = await scratchTakedown();
});
afterEach(() => city.close());

describe('while GitHub is switched off', () => {
  test('it hides at once; the next publication shows nothing of it and asks for the order, which is given once more', async () => {
    const result = await city.takeDown({
      portals: [city.portal('first'), city.portal('second', away)],
      reachable: false,
    });
    expect(result).toMatchObject({ undone: [expect.stringMatching(/Order it again/)], unrecorded: true });
    expect(result.lost).toBeUndefined();
    expect(city.shown('first')).toEqual(HIDDEN);
    expect([await city.recorded(), await city.issues(), await city.followUps()]).toEqual([[], [], []]);

    city.change('second', 'trees', { visibility: 'private' });
    await city.publish(LATER);
    expect([city.shown('first'), city.shown('second')], 'hidden by hand where the portal was away').toEqual([
      HIDDEN,
      HIDDEN,
    ]);
    expect(await city.issues()).toEqual([UNORDERED]);

    await city.takeDown();
    await city.publish(LATER);
    expect(await city.recorded()).toMatchObject([{ at: ORDERED, dataset: TREES, by: 'cleo' }]);
    expect(await city.issues()).toEqual([`Taken down: ${TREES}`]);
    expect(await city.followUps()).toHaveLength(1);
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
  });

  test('an order given later takes the place of the marker, so that both are lifted together', async () => {
    await city.takeDown({ portals: [city.portal('first')], reachable: false });
    await city.takeDown({ now: LATER });
    expect(city.entries('first').get('trees')?.hold).toMatch(`${LATER} cleo`);
    city.mend();
    await city.clear('2026-11-24T09:00:00Z');
    await city.publish('2026-11-24T10:00:00.000Z');
    expect([city.shown('first'), city.shown('second')]).toEqual([SHOWN, SHOWN]);
  });

  test('what no portal could keep either has to be ordered again', async () => {
    const { lost } = await city.takeDown({ portals: [city.portal('first', away)], reachable: false });
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
    city.change('first', 'trees', { visibility: 'private', hold });
    const { results } = await city.publish(LATER);
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, SHOWN]);
    expect(results[0]?.plan?.left).toMatchObject([
      { name: 'trees', reason: { id: 'hold-unordered' }, refused: true },
    ]);
    expect([await city.recorded(), await city.followUps(), await city.issues()]).toEqual([
      [],
      [],
      [UNORDERED],
    ]);
    const { data } = await city.octokit.issues.listForRepo({ ...here, state: 'open' });
    const [said = ''] = data.flatMap(({ title, body }) => (title === UNORDERED ? (body ?? '') : []));
    expect(said).toContain(`on first, whose marker names ${named}`);
    expect(said).not.toContain('my own idea');

    const { hold: __, ...entry } = city.entries('first').get('trees') ?? { data: null };
    city.entries('first').set('trees', entry as MemoryEntry);
    await city.publish(LATER, [city.portal('first'), city.portal('second', away)]);
    expect(city.shown('first')).toEqual(SHOWN);
    expect(await city.issues(), 'nobody knows while a portal is away').toContain(UNORDERED);
    await city.publish(LATER);
    expect(await city.issues()).not.toContain(UNORDERED);
  });

  test('is told of nobody who gave the order while the run was at work', async () => {
    const late = (portal: Portal): Portal => ({
      ...portal,
      list: async () => {
        await city.takeDown({ portals: [city.portal('first')] });
        return portal.list();
      },
    });
    await city.publish(LATER, [city.portal('first', late)]);
    expect([city.shown('first'), await city.issues()]).toEqual([HIDDEN, [`Taken down: ${TREES}`]]);
  });

  test('is found by the night’s look for drift', async () => {
    city.change('first', 'trees', { visibility: 'private', hold: `${ORDERED} cleo (cdo): my own idea` });
    const { connection, portals } = { connection: city.connection(), portals: city.both };
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
    await city.takeDown();
    city.mend();
    await city.clear('2026-11-24T09:00:00Z');
    await city.publish('2026-11-24T10:00:00.000Z');
    expect(city.shown('first')).toEqual(SHOWN);
    city.change('first', 'trees', { visibility: 'private', hold: 'please look at this' });
    await city.publish('2026-11-24T11:00:00.000Z');
    expect(city.shown('first')).toEqual(HIDDEN);
  });

  test('that was copied from another dataset is not the order of that one', async () => {
    await city.takeDown();
    const { hold } = city.entries('first').get('trees') ?? {};
    city.change('first', 'benches', { visibility: 'private', ...(hold === undefined ? {} : { hold }) });
    await city.publish(LATER);
    expect((await city.issues()).sort()).toEqual([
      UNORDERED.replace('trees', 'benches'),
      `Taken down: ${TREES}`,
    ]);
  });
});
