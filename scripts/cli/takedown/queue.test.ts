import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdText } from '../../model/hold.ts';
import { lookForDrift } from '../drift/look-for-drift.ts';
import type { ConfiguredPortal } from '../portals.ts';
import {
  away,
  BENCHES,
  HIDDEN,
  ORDERED,
  type ScratchTakedown,
  SHOWN,
  scratchTakedown,
  TREES,
} from './scratch-takedown.ts';
import { isSealed, sealed } from './seal.ts';

const LATER = '2026-11-23T13:00:00.000Z';
const TOKEN = 'token of first';
const UNORDERED = `Hidden on a portal, and nobody ordered it: ${TREES}`;

let city: ScratchTakedown;
beforeEach(async () => {
  city = await scratchTakedown();
});
afterEach(() => city.close());

const first = (secret = TOKEN): ConfiguredPortal => ({ ...city.portal('first'), secret });
const both = (secret = TOKEN): ConfiguredPortal[] => [first(secret), city.portal('second')];
describe('while GitHub is switched off', () => {
  const order = () => city.takeDown({ portals: [first(), city.portal('second', away)], reachable: false });

  test('it hides at once; ledger line, issue and pull request wait on the portals for the next run', async () => {
    const result = await order();
    expect(result).toMatchObject({ undone: [expect.stringMatching(/The portals keep it/)] });
    expect([result.unrecorded, result.lost]).toEqual([undefined, undefined]);
    expect(city.shown('first')).toEqual(HIDDEN);
    expect([await city.recorded(), await city.issues(), await city.followUps()]).toEqual([[], [], []]);

    await city.publish(LATER, both());
    const line = { at: ORDERED, dataset: TREES, by: 'cleo', reason: 'names of residents', queued: true };
    expect(await city.recorded()).toEqual([expect.objectContaining(line)]);
    expect(await city.issues()).toEqual([`Taken down: ${TREES}`]);
    expect([city.shown('first'), city.shown('second')], 'also where the portal was away').toEqual([
      HIDDEN,
      HIDDEN,
    ]);

    await city.publish(LATER, both());
    expect([await city.recorded(), await city.issues(), await city.followUps()]).toMatchObject([
      { length: 1 },
      { length: 1 },
      { length: 1 },
    ]);
  });

  test('what was queued is lifted as any other order is', async () => {
    await order();
    await city.publish(LATER, both());
    city.mend();
    await city.clear('2026-11-24T09:00:00Z');
    await city.publish('2026-11-24T10:00:00.000Z', both());
    expect([city.shown('first'), city.shown('second')]).toEqual([SHOWN, SHOWN]);
  });

  test('the night’s look for drift records it as well', async () => {
    await order();
    const asked = { connection: city.connection(), options: {}, now: LATER, logUrl: undefined };
    await lookForDrift({ ...asked, portals: () => both(), apply: true });
    expect(await city.recorded()).toMatchObject([{ dataset: TREES, queued: true }]);
  });

  test('a portal whose token has been changed since vouches for nothing: the order is asked for', async () => {
    await order();
    await city.publish(LATER, both('another token'));
    expect([await city.recorded(), await city.issues()]).toEqual([[], [UNORDERED]]);
    expect(city.shown('first')).toEqual(HIDDEN);
  });
});

describe('a marker that an editor of the portal writes is nobody’s order', () => {
  const hold = (at: string, by: string) => holdText({ at, by, role: 'cdo', reason: 'my own idea' });

  test.each<[string, () => string]>([
    ['without a seal', () => hold(ORDERED, 'cleo')],
    ['with a seal made up', () => `${hold(ORDERED, 'cleo')} [${'ab'.repeat(32)}]`],
    ['sealed for another entry', () => sealed(hold(ORDERED, 'cleo'), 'benches', TOKEN)],
    [
      'with other words under the seal',
      () => sealed(hold(ORDERED, 'cleo'), 'trees', TOKEN).replace('my own', 'his own'),
    ],
    ['sealed, by somebody who may not take down', () => sealed(hold(ORDERED, 'sam'), 'trees', TOKEN)],
    ['sealed, for a time to come', () => sealed(hold('2099-01-01T00:00:00.000Z', 'cleo'), 'trees', TOKEN)],
  ])('%s', async (_, text) => {
    city.change('first', 'trees', { visibility: 'private', hold: text() });
    await city.publish(LATER, both());
    expect([await city.recorded(), await city.issues()]).toEqual([[], [UNORDERED]]);
    expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, SHOWN]);
  });
});

test('an order that the ledger has is kept sealed too, and is the same order', async () => {
  await city.takeDown({ portals: both(), datasets: [BENCHES] });
  const { hold = '' } = city.entries('first').get('benches') ?? {};
  expect(isSealed(hold, 'benches', TOKEN)).toBe(true);
  await city.publish(LATER, both());
  expect(await city.recorded()).toEqual([expect.not.objectContaining({ queued: true })]);
  expect(await city.issues()).toEqual([`Taken down: ${BENCHES}`]);
});
