import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetchBy } from '../../gather/fetch-by.ts';
import { type FetchUrl, Unreachable } from '../../gather/fetch-url.ts';
import { previewedDatasets } from './preview-datasets.ts';
import { publishAll } from './publish-all.ts';
import { type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const DATA = 'id,species\n1,Quercus agrifolia\n2,Platanus racemosa\n';
/** Where each dataset is kept; `parks/paths` is a file of its folder. */
const HOSTS = { benches: 'slow.example', trees: 'slow.example', fountains: 'good.example' };

let city: ScratchPublishing;
beforeAll(async () => {
  city = await scratchPublishing('parks/benches', 'parks/fountains', 'parks/paths', 'parks/trees');
  const sha256 = createHash('sha256').update(DATA).digest('hex');
  for (const [name, host] of Object.entries(HOSTS)) {
    const path = `datasets/parks/${name}/metadata.yml`;
    const kept = JSON.stringify({ url: `https://${host}/${name}.csv`, sha256, media_type: 'text/csv' });
    const metadata = city.work.git('show', `main:${path}`);
    city.work.write({ [path]: `${metadata.replace(/^distribution: .*$/m, `distribution: ${kept}`)}\n` });
    city.work.remove(`datasets/parks/${name}/data.csv`);
  }
  city.work.commit('Keep them elsewhere');
  await city.clear('2026-11-22T09:00:00Z');
});
afterAll(() => city.close());

async function publish(portal: string, within: () => FetchUrl, now = Date.now) {
  const { results } = await publishAll({
    connection: city.connection(),
    portals: () => [city.portal(portal)],
    options: {},
    full: true,
    apply: true,
    fetchBy: createFetchBy(within, now),
    now: NOW,
    logUrl: undefined,
  });
  const [result] = results;
  return {
    failed: result?.receipts.filter(({ outcome }) => outcome !== 'done') ?? [],
    left: result?.plan?.left ?? [],
    shown: [...city.entries(portal).keys()].sort(),
  };
}

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

test('what comes slowly is waited for beside all else, and a host that never answers is given up and named', async () => {
  const asked: string[] = [];
  let skipped = 0;
  const good = Promise.withResolvers<void>();
  const within = (): FetchUrl => async (url) => {
    asked.push(url);
    if (url.includes('good')) {
      good.resolve();
      return bytes(DATA);
    }
    await good.promise;
    skipped += 10 * 60_000;
    throw new Unreachable('the download took too long');
  };
  const { shown, left } = await publish('reading', within, () => Date.now() + skipped);
  expect(shown).toEqual(['fountains', 'paths']);
  expect(left.map(({ dataset, refused }) => [dataset, refused])).toEqual([
    ['parks/benches', true],
    ['parks/trees', true],
  ]);
  expect(left.map(({ reason }) => reason.params.problem).sort()).toEqual([
    'slow.example was too slow before, and is asked again by another run',
    'the download took too long',
  ]);
  expect(
    asked.filter((url) => url.includes('slow')),
    'the slow host is asked once',
  ).toHaveLength(1);
});

test('after the time there is nobody is waited for, and everything else is published', async () => {
  const within = (): FetchUrl => async () => bytes(DATA);
  const { shown, left } = await publish('late', within, () => Date.now() + 3_600_000);
  expect(shown).toEqual(['paths']);
  expect(left.map(({ dataset, refused }) => [dataset, refused])).toEqual(
    ['benches', 'fountains', 'trees'].map((name) => [`parks/${name}`, true]),
  );
});

test('data that breaks off while a portal is given it fails this change alone', async () => {
  const opened = new Map<string, number>();
  const within = (): FetchUrl => async (url) => {
    opened.set(url, (opened.get(url) ?? 0) + 1);
    return url.includes('trees') && opened.get(url) === 2 ? broken() : bytes(DATA);
  };
  const { shown, failed } = await publish('writing', within);
  expect(shown).toEqual(['benches', 'fountains', 'paths']);
  expect(failed).toEqual([
    expect.objectContaining({
      subject: 'trees',
      detail: expect.stringContaining('could not be fetched (the download broke off)'),
    }),
  ]);
});

test('a preview whose host is left out is undecided: what is shown of it says more than a run that did not look', async () => {
  const branch = 'refresh';
  city.work.git('checkout', '-q', '-b', branch);
  city.work.write({ 'datasets/parks/trees/README.md': 'Of the city.\n' });
  city.work.commit('Describe');
  await city.pushBranch(branch);
  const request = { owner: 'arroyo', repo: 'open-data', title: 'Describe', head: branch, base: 'main' };
  const { number } = (await city.as('sam').pulls.create(request)).data;
  let skipped = 0;
  const within = (): FetchUrl => async () => {
    skipped += 10 * 60_000;
    throw new Unreachable('the download took too long');
  };
  const fetchBy = createFetchBy(within, () => Date.now() + skipped);
  const look = () => previewedDatasets(city.connection(), { now: NOW, fetchBy, show: fetchBy(0) });
  expect((await look()).undecided).toEqual(new Map());
  skipped = 0;
  expect((await look()).undecided).toEqual(
    new Map([[number, 'slow.example was too slow before, and is asked again by another run']]),
  );
});

async function* broken(): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode('id,');
  throw new Unreachable('the download broke off');
}
