import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, type Sample, type WorkTree } from '../sample.ts';

let sample: Sample;
let work: WorkTree;
let site: string;
const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${site}${path}`, { redirect: 'manual', ...init });

beforeAll(async () => {
  sample = await openSample();
  work = await sample.clone(sample.tokens.sam, 'sam');
  site = (await sample.forge.servePages('arroyo/open-data', 'site')).url;
});
afterAll(() => sample.close());

test('before there is a branch there is nothing', async () => {
  expect((await get('/')).status).toBe(404);
});

test('the branch is served as it stands at each request', async () => {
  await work.push('site', {
    'index.html': '<h1>One</h1>',
    'about.html': 'About',
    'data/x/index.html': 'X',
    'data/x/rows ü.csv': 'a\n',
    '404.html': 'Lost',
  });
  expect([(await get('/')).headers.get('content-type'), await (await get('/')).text()]).toEqual([
    'text/html; charset=utf-8',
    '<h1>One</h1>',
  ]);
  await work.push('site', { 'index.html': '<h1>Two</h1>' });
  expect(await (await get('/')).text()).toBe('<h1>Two</h1>');
});

test('folders, endings left out, missing pages and names with spaces answer as on Pages', async () => {
  const folder = await get('/data/x');
  expect([folder.status, folder.headers.get('location')]).toEqual([301, '/data/x/']);
  expect(await (await get('/data/x/')).text()).toBe('X');
  expect(await (await get('/about')).text()).toBe('About');
  const missing = await get('/missing');
  expect([missing.status, await missing.text()]).toEqual([404, 'Lost']);
  const csv = await get('/data/x/rows%20%C3%BC.csv');
  expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const again = await get('/data/x/', {
    headers: { 'if-none-match': (await get('/data/x/')).headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('nothing outside the branch is served, and nothing is written', async () => {
  expect((await get('/..%2f..%2fHEAD')).status).toBe(404);
  expect((await get('/.git/config')).status).toBe(404);
  expect((await get('/', { method: 'POST' })).status).toBe(405);
});
