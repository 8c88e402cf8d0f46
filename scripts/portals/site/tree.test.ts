import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import type { PortalPlan, Receipt } from '../../model/plan.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleData, sampleDataset } from '../sample.ts';
import { PortalOutage } from '../types.ts';
import { createSitePortal } from './portal.ts';
import { directoryStore } from './store/directory.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-tree-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BENCHES = { metadata: { identifier: 'benches', title: 'Benches' } };
const connect = (city = 'City of Arroyo') =>
  createSitePortal({
    id: 'site',
    city: { name: city, url: 'https://arroyo.example' },
    publicStore: directoryStore(join(folder, 'site')),
    previewStore: directoryStore(join(folder, 'preview')),
  });
const file = (...path: string[]): string => join(folder, 'site', ...path);
const read = (...path: string[]): string => readFileSync(file(...path), 'utf8');

async function publish(
  choices: SampleChoice[],
  portal = connect(),
): Promise<{ plan: PortalPlan; receipts: Receipt[] }> {
  const desired = choices.map((choice) => desiredEntry(portal, sampleDataset(choice), digestOf));
  const plan = planPortal('site', desired, await portal.list(), { signed: new Set() });
  return { plan, receipts: await applyPortalPlan(plan, portal, sampleData(SAMPLE_CSV)) };
}

describe('what somebody changes in the tree', () => {
  test('a page is written again', async () => {
    await publish([{}, BENCHES]);
    const before = read('datasets', 'street-trees', 'index.html');
    writeFileSync(file('datasets', 'street-trees', 'index.html'), before.replace('Monthly', 'Never'));
    const { plan } = await publish([{}, BENCHES]);
    expect(plan.changes).toMatchObject([{ name: 'street-trees', because: ['metadata'] }]);
    expect(read('datasets', 'street-trees', 'index.html')).toBe(before);
  });

  test('data is fetched again from where it was signed, and noticed until then', async () => {
    await publish([{}, BENCHES]);
    writeFileSync(file('datasets', 'street-trees', 'data.csv'), 'forged\n');
    // A run that may touch the other entry only does not take the forgery for the truth.
    await publish([]);
    expect(
      await connect().observe({ name: 'street-trees', visibility: 'public' }, 'anonymous'),
    ).not.toMatchObject({
      dataDigest: sampleDataset().profile?.sha256,
    });
    const { plan } = await publish([{}, BENCHES]);
    expect(plan.changes).toMatchObject([{ name: 'street-trees', because: ['data'] }]);
    expect(read('datasets', 'street-trees', 'data.csv')).toBe(SAMPLE_CSV);
  });

  test('a download that was removed is put back', async () => {
    await publish([{}]);
    rmSync(file('datasets', 'street-trees', 'data.csv'));
    await publish([]);
    expect((await publish([{}])).plan.changes).toMatchObject([{ because: ['data'] }]);
  });

  test('an entry whose state cannot be read stays as it is until it is written again', async () => {
    await publish([{}]);
    writeFileSync(file('datasets', 'street-trees', 'entry.json'), '{}');
    const before = read('datasets', 'street-trees', 'index.html');
    await publish([BENCHES]);
    expect(read('datasets', 'street-trees', 'index.html')).toBe(before);
    expect((await publish([{}, BENCHES])).plan.changes).toMatchObject([{ name: 'street-trees' }]);
  });

  test('the catalogue heals with any run', async () => {
    await publish([{}]);
    const before = read('index.html');
    writeFileSync(file('index.html'), before.replace('Street trees', 'Nothing here'));
    expect((await publish([{}])).plan.changes).toEqual([]);
    expect(read('index.html')).toBe(before);
  });
});

test('a new look reaches every page without any entry changing', async () => {
  await publish([{}]);
  const { plan } = await publish([{}], connect('Town of Arroyo'));
  expect(plan.changes).toEqual([]);
  expect(read('datasets', 'street-trees', 'index.html')).toContain('Town of Arroyo');
});

test('the same datasets give the same tree, whatever the order and the number of runs', async () => {
  await publish([{}, BENCHES]);
  const together = read('publication.json');
  rmSync(join(folder, 'site'), { recursive: true });
  await publish([BENCHES]);
  await publish([BENCHES, {}]);
  expect(read('publication.json')).toBe(together);
});

test('files that others put beside the site stay', async () => {
  await publish([{}]);
  writeFileSync(file('CNAME'), 'data.arroyo.example\n');
  mkdirSync(file('maps'));
  writeFileSync(file('maps', 'index.html'), 'maps');
  await publish([{}, BENCHES]);
  expect([read('CNAME'), read('maps', 'index.html')]).toEqual(['data.arroyo.example\n', 'maps']);
});

test('a site that Daylight did not make is not built over', async () => {
  mkdirSync(file());
  writeFileSync(file('index.html'), '<h1>The old portal</h1>');
  await expect(publish([{}])).rejects.toThrow(PortalOutage);
  expect(read('index.html')).toBe('<h1>The old portal</h1>');
});

test('a manifest that cannot be read stops everything, since nobody knows what is ours', async () => {
  await publish([{}]);
  writeFileSync(file('entries.json'), '{"entries": ');
  await expect(publish([{}])).rejects.toThrow(/entries\.json of the site cannot be read/);
});

test('an entry on hold has no files, is named in the manifest, and no run brings it back', async () => {
  await publish([{}, BENCHES]);
  const manifest = JSON.parse(read('entries.json'));
  for (const entry of manifest.entries) {
    if (entry.name === 'street-trees')
      Object.assign(entry, { hold: 'names of residents', visibility: 'private', files: {}, data: null });
  }
  writeFileSync(file('entries.json'), JSON.stringify(manifest));
  const { plan } = await publish([{}, BENCHES]);
  expect(plan.changes).toEqual([]);
  expect(plan.left).toMatchObject([
    { reason: { id: 'entry-on-hold', params: { hold: 'names of residents' } } },
  ]);
  const seen = await connect().observe({ name: 'street-trees', visibility: 'public' }, 'anonymous');
  expect(seen.visible).toBe(false);
  expect(read('index.html')).not.toContain('Street trees');
  expect((await connect().list()).find(({ name }) => name === 'street-trees')?.hold).toBe(
    'names of residents',
  );
});

test('of a takedown the public tree says neither why nor what it was, and the reviewers’ tree says it', async () => {
  await publish([{}, BENCHES]);
  const portal = connect();
  const [entry] = (await portal.list()).filter(({ name }) => name === 'street-trees');
  if (entry === undefined) throw new Error('nothing was published');
  await portal.hold(entry, '2026-11-23T12:00:00.000Z carmen-cdo (cdo): names of residents');
  await portal.commit();
  for (const path of readdirSync(file(), { recursive: true, encoding: 'utf8' }))
    if (statSync(file(path)).isFile())
      expect(read(path), path).not.toMatch(/Street trees|names of residents/);
  expect(readdirSync(file('datasets', 'street-trees'))).toEqual(['index.html']);
  expect(read('datasets', 'street-trees', 'index.html')).toContain('Not available at present');
  expect(readFileSync(join(folder, 'preview', 'entries.json'), 'utf8')).toContain('names of residents');
});

test('a preview leaves no trace in the public tree', async () => {
  await publish([{}, { visibility: 'private', pullRequest: 31, metadata: { title: 'Secret title' } }]);
  for (const path of ['index.html', 'entries.json', 'feed.atom', 'data.json', 'departments/parks/index.html'])
    expect(read(path)).not.toMatch(/Secret title|pr-31/);
});
