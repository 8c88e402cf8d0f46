import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatherPublication } from '../../gather/github/publish.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import { whereabouts } from '../../model/dataset-moves.ts';
import { folderOf } from '../publish/scratch-publishing.ts';
import { HIDDEN, type ScratchTakedown, SHOWN, scratchTakedown, TREES } from './scratch-takedown.ts';

const OLD = TREES;
const NEW = 'parks/street-trees';
const LATER = '2026-11-25T12:00:00.000Z';

let city: ScratchTakedown;
beforeEach(async () => {
  city = await scratchTakedown();
});
afterEach(() => city.close());

const portals = (...ids: string[]) => ids.map((id) => city.portal(id));
const publish = (...ids: string[]) => city.publish(LATER, portals(...ids));
const takeDown = (dataset: string, ...ids: string[]) =>
  city.takeDown({ datasets: [dataset], ...(ids.length === 0 ? {} : { portals: portals(...ids) }) });

/** The folder gets another name, its identifier stays. */
async function move(at = '2026-11-21T09:00:00Z'): Promise<void> {
  city.work.git('mv', `datasets/${OLD}`, `datasets/${NEW}`);
  city.work.commit('Move');
  await city.clear(at, [{ dataset: NEW, from: OLD }]);
}

/** Another dataset takes the folder that was left. */
async function moveIn(at = '2026-11-22T09:00:00Z'): Promise<void> {
  const files = folderOf(OLD);
  const metadata = `datasets/${OLD}/metadata.yml`;
  city.work.write({ ...files, [metadata]: (files[metadata] ?? '').replaceAll('"trees"', '"young-trees"') });
  city.work.commit('Propose another');
  await city.clear(at, [{ dataset: OLD }]);
}

const cleared = async () =>
  (await gatherPublication(city.connection())).datasets.flatMap(({ id, clearance }) =>
    clearance === null ? [] : [id],
  );
test('a dataset that moved is hidden, and said to be, on a portal that has not heard of the move', async () => {
  await move();
  await publish('first');
  const { portals: told } = await takeDown(NEW);
  expect(told).toMatchObject(
    ['first', 'second'].map((portal) => ({ portal, receipts: [{ subject: 'trees', outcome: 'done' }] })),
  );
  expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);

  city.work.write({ [`datasets/${NEW}/README.md`]: '# Mended\n' });
  city.work.commit('Mend');
  await city.clear('2026-11-24T09:00:00Z', [{ dataset: NEW }]);
  await publish('first', 'second');
  expect([city.shown('first'), city.shown('second')]).toEqual([SHOWN, SHOWN]);
});

test('and by the next publication, where the portal was away', async () => {
  await move();
  await takeDown(NEW, 'first');
  await publish('first', 'second');
  expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
});

test('the dataset that has its folder now is hidden alone, and the one that moved stays signed', async () => {
  await move();
  await moveIn();
  await publish('first');
  await takeDown(OLD);
  await publish('first', 'second');
  const HIT = ['benches public', 'trees public', 'young-trees private'];
  expect([city.shown('first'), city.shown('second')]).toEqual([HIT, ['benches public', 'trees public']]);
  expect(await cleared()).toEqual(['parks/benches', NEW]);
});

test('a dataset that nobody finds under its old folder any more is hidden where it is now', async () => {
  await move();
  await publish('first');
  const facts = await gatherTakedown(city.connection());
  expect(whereabouts(OLD, new Set(facts.datasets), facts.moves)).toEqual([NEW]);
  await takeDown(OLD);
  await publish('first', 'second');
  expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
});

test('what was taken down and then moved comes back under its new folder, and its issue is closed', async () => {
  await takeDown(OLD);
  await move('2026-11-24T09:00:00Z');
  await publish('first', 'second');
  expect([city.shown('first'), city.shown('second')]).toEqual([SHOWN, SHOWN]);
  expect(await city.issues()).toEqual([]);
});

test('a move that was signed before the takedown, and merged after it, brings nothing back; nor does a refresh of it', async () => {
  await takeDown(OLD);
  await move('2026-11-22T09:00:00Z');
  await publish('first', 'second');
  expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
  expect(await city.issues()).toEqual([`Taken down: ${NEW}`]);
  const signOff = {
    kind: 'sign-off',
    at: LATER,
    pullRequest: 90,
    role: 'department/parks',
    by: 'dana',
  } as const;
  const given = { decision: 'approved', head: 'abc', via: { review: 90 }, parts: {} } as const;
  const { digest = '' } =
    (await gatherPublication(city.connection())).datasets.find(({ id }) => id === NEW) ?? {};
  const signedBy = { 'department/parks': 'dana' };
  const refresh = {
    kind: 'cleared',
    at: LATER,
    pullRequest: 90,
    dataset: NEW,
    digest,
    head: 'abc',
    signedBy,
  } as const;
  await city.record({ ...signOff, ...given }, refresh);
  await publish('first', 'second');
  expect([city.shown('first'), city.shown('second')]).toEqual([HIDDEN, HIDDEN]);
});
