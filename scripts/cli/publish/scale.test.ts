import { afterAll, beforeAll, expect, test } from 'vitest';
import { retitle } from '../../portals/memory/portal.ts';
import type { Portal } from '../../portals/types.ts';
import type { PublishingRequest } from './begin.ts';
import { publishAll } from './publish-all.ts';
import { folderOf, type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const DATASETS = Array.from({ length: 12 }, (_, i) => `parks/dataset-${i}`);
const NOW = '2026-11-23T12:00:00.000Z';
/** What is asked of the translation to see whether it is still the same. */
const SAMPLES = 2;

let city: ScratchPublishing;
beforeAll(async () => {
  city = await scratchPublishing(...DATASETS);
  await city.clear('2026-11-20T09:00:00Z');
});
afterAll(() => city.close());

interface Counted {
  /** Datasets that were read. */
  read: number;
  portal: string[];
  github: number;
  changes: string[];
}

async function publish(
  id: string,
  options: PublishingRequest['options'] = {},
  full = false,
): Promise<Counted> {
  const counted: Counted = { read: -SAMPLES, portal: [], github: 0, changes: [] };
  const counting = (portal: Portal): Portal => ({
    ...portal,
    translate: (dataset) => {
      counted.read += 1;
      return portal.translate(dataset);
    },
    list: () => called('list', () => portal.list()),
    write: (...change) => called('write', () => portal.write(...change)),
    commit: () => called('commit', () => portal.commit()),
    observe: (...entry) => called('observe', () => portal.observe(...entry)),
  });
  const called = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    counted.portal.push(name);
    return work();
  };
  const network: typeof fetch = (input, init) => {
    counted.github += 1;
    return fetch(input, init);
  };
  const { results } = await publishAll({
    connection: city.connection(network),
    portals: () => [city.portal(id, counting)],
    options,
    full,
    apply: true,
    now: NOW,
    logUrl: undefined,
  });
  expect(results[0]?.outage).toBeUndefined();
  const [refusal] = results[0]?.plan?.refusals ?? [];
  if (refusal !== undefined) throw new Error(refusal.id);
  expect(results[0]?.receipts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  return { ...counted, changes: results[0]?.plan?.changes.map(({ name }) => name) ?? [] };
}

test('where nothing changed, nothing is read, and the portal is asked for its listing alone', async () => {
  expect(await publish('whole')).toMatchObject({ read: 12, changes: { length: 12 } });
  const quiet = await publish('whole');
  expect(quiet).toMatchObject({ read: 0, portal: ['list', 'commit'], changes: [] });
  expect(quiet.github).toBeLessThan(12);
  expect((await publish('whole', {}, true)).read).toBe(12);
});

test('what changed is read, on main or on the portal, and nothing else', async () => {
  city.work.write(folderOf('parks/dataset-3', 'id,species\n1,Quercus agrifolia\n'));
  city.work.commit('Refresh');
  await city.clear('2026-11-20T09:00:00Z');
  expect(await publish('whole')).toMatchObject({ read: 1, changes: ['dataset-3'] });
  city.entries('whole').delete('dataset-5');
  const healed = await publish('whole');
  expect(healed).toMatchObject({ read: 1, changes: ['dataset-5'] });
  retitle(city.entries('whole'), 'dataset-7', 'Edited');
  expect(await publish('whole')).toMatchObject({ read: 1, changes: [] });
  expect(await publish('whole', { force: true })).toMatchObject({ read: 1, changes: ['dataset-7'] });
});

test('a policy that pages show is read with everything once, and then known', async () => {
  const governance = city.work.git('show', 'main:governance.yml').replace('City of Arroyo', 'Arroyo');
  city.work.write({ 'governance.yml': governance });
  city.work.commit('Rename the city');
  await city.push();
  // 12 of 12 entries would be rewritten without a signature of their own.
  await expect(publish('whole')).rejects.toThrow(/too-many-unsigned-changes/);
  expect(await publish('whole', { force: true })).toMatchObject({ read: 12, changes: { length: 12 } });
  expect(await publish('whole')).toMatchObject({ read: 0, changes: [] });
});

test('shards share the reading and make together what one run makes alone', async () => {
  const shards: Counted[] = [];
  for (const index of [1, 2, 3]) shards.push(await publish('parts', { shard: { index, of: 3 } }));
  expect(shards.flatMap(({ changes }) => changes).sort()).toEqual([...city.entries('whole').keys()].sort());
  expect(shards.reduce((sum, { read }) => sum + read, 0)).toBe(12);
  const plain = (portal: string) =>
    [...city.entries(portal).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(plain('parts')).toEqual(plain('whole'));
  for (const index of [1, 2, 3])
    expect(await publish('parts', { shard: { index, of: 3 } })).toMatchObject({ read: 0, changes: [] });
});
