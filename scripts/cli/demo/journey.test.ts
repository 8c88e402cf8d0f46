import { fileURLToPath } from 'node:url';
import { afterAll, test as anyTest, beforeAll, expect } from 'vitest';
import { isSampleCity } from '../sample-city.ts';
import { survey } from '../settings/survey.ts';
import { type DemoCity, startCity } from './city.ts';
import { journey, type Travel } from './journey.ts';

const test = anyTest.skipIf(!isSampleCity());

const stations: string[] = [];
let city: DemoCity;
let travel: Travel;

beforeAll(async () => {
  city = await startCity({ now: () => new Date() });
  travel = await journey(city, {
    station: (title) => void stations.push(title),
    says: () => {},
    address: () => {},
  });
}, 300_000);

afterAll(() => city?.close());

test('a dataset travels every station, over HTTP and real git', () => {
  expect(stations).toEqual([
    'The city opens its programme',
    'A steward proposes a dataset',
    'The steward mends what the check found',
    'The department submits, stage 1 begins',
    'The CISO returns it',
    'All sign, merging publishes',
    'Data that contradicts its checklist',
    'A push around the gate',
  ]);
  expect(travel.pull).toBeGreaterThan(0);
});

test('at the end of it all, doctor finds the repository as the code says', async () => {
  const repository = { owner: 'arroyo', repo: 'open-data' };
  const folder = fileURLToPath(new URL('../../..', import.meta.url));
  const { differences } = await survey({
    octokit: city.as('administrator'),
    repository,
    folder,
    now: new Date(),
  });
  expect(differences.map(({ finding }) => finding)).toEqual([]);
});

test('no workflow asked the forge for something it does not know', () => {
  expect(city.forge.unknownRoutes).toEqual([]);
});

test('the data that residents download is the data that was signed', async () => {
  const catalogue: { dataset: { identifier: string; distribution: { downloadURL: string }[] }[] } =
    JSON.parse(await (await fetch(new URL('data.json', `${city.portal}/`))).text());
  const entry = catalogue.dataset.find(({ identifier }) => identifier.endsWith('weather'));
  const download = await (await fetch(entry?.distribution[0]?.downloadURL ?? '')).text();
  expect(download.split('\n')[0]).toBe('date,precipitation,temp_max,temp_min,wind,weather');
  expect(download.trimEnd().split('\n')).toHaveLength(1462);
});

test('no personal value of the refused data reached a comment, a status or an annotation', async () => {
  const here = { owner: 'arroyo', repo: 'open-data' };
  const { data: comments } = await city.as('cdo').issues.listCommentsForRepo({ ...here, per_page: 100 });
  const said = comments.map((comment) => comment.body ?? '').join('\n');
  expect(said).not.toContain('Aguilar');
  expect(said).not.toContain('W. 6th St');
});
