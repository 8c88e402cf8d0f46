import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';
import { feeding, scratchTerminal } from './scratch-terminal.ts';

const DATASETS = Array.from({ length: 100 }, (_, i) => `parks/dataset-${i}`);

let city: ScratchPublishing;
let daylight: ReturnType<typeof scratchTerminal>;
beforeAll(async () => {
  city = await scratchPublishing(...DATASETS);
  const site = { adapter: 'site', title: 'Open data' };
  city.work.write(feeding(city, { site, other: { adapter: 'ckan', title: 'CKAN' } }));
  city.work.commit('Feed the site');
  await city.clear('2026-11-20T09:00:00Z');
  daylight = scratchTerminal(city);
}, 60_000);
afterAll(() => city.close());

const ONE = ['--portal', 'site', '--dataset', 'parks/dataset-7'];

test('one dataset on one portal: first what would be done, then that alone', async () => {
  expect(await daylight(['publish', ...ONE])).toEqual({
    code: 0,
    said: 'site: 1 to change\n  create dataset-7\nNothing is written yet. Add --apply to do it.',
  });
  expect(await daylight(['publish', ...ONE, '--visibility', 'private'])).toEqual({
    code: 0,
    said: 'site: nothing to change',
  });
  expect(await daylight(['publish', ...ONE, '--apply'])).toEqual({
    code: 0,
    said: 'site: 1 to change\n  create dataset-7: done',
  });
  const { code, said } = await daylight(['publish', '--portal', 'site', '--json']);
  const [{ portal, plan }] = JSON.parse(said);
  expect([code, portal, plan.changes.length]).toEqual([0, 'site', DATASETS.length - 1]);
});

test('a portal that lacks something is one line, and no hindrance to the others; many changes say how far they are', async () => {
  city.work.write({ 'datasets/parks/dataset-7/README.md': 'Of the seventh.\n' });
  city.work.commit('Describe');
  await city.clear('2026-11-21T09:00:00Z');
  const { code, said } = await daylight(['publish', '--apply']);
  expect(code).toBe(2);
  expect(said).toContain('site: 100 of 100 …');
  expect(said).toMatch(/other: nothing was done \(portal other needs its url in governance\.yml\)/);
}, 60_000);

test.each([
  [['--dataset', 'parks/none'], /there is no dataset parks\/none/],
  [['--adopt', 'nothing'], /no portal that answered holds an entry called nothing/],
  [['--portal', 'none'], /governance\.yml names no portal none, only site, other/],
  [['--shard', '9/8'], /takes a part of a whole/],
  [['--visibility', 'some'], /takes public or private/],
])('%j is refused in one line', async (words, why) => {
  const { code, said } = await daylight(['publish', ...words]);
  expect(code).toBe(2);
  expect(said).toMatch(why);
  expect(said.trim().split('\n')).toHaveLength(1);
});
