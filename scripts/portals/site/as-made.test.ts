import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleData, sampleDataset } from '../sample.ts';
import { createSitePortal } from './portal.ts';
import { directoryStore } from './store/directory.ts';
import { blobId, type TreeStore } from './store/tree-store.ts';

let folder = '';
/** Files that were read as text, and those that were published as text. */
let touched: { read: string[]; written: string[] };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-as-made-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BENCHES = { metadata: { identifier: 'benches', title: 'Benches' } };
const RETIRED = {
  retired: true,
  metadata: {
    retired: {
      date: '2026-01-01',
      reason: 'Counted elsewhere',
      replacement: 'parks/benches',
      notice: '2025-12-01',
      users: 'Told',
    },
  },
};
const file = (...path: string[]): string => join(folder, 'site', ...path);
const read = (...path: string[]): string => readFileSync(file(...path), 'utf8');
const page = (name: string): string => `datasets/${name}/index.html`;

function watched(store: TreeStore): TreeStore {
  return {
    ...store,
    readTexts: (snapshot, paths) => {
      touched.read.push(...paths);
      return store.readTexts(snapshot, paths);
    },
    publish: (base, next, about) => {
      for (const [path, { ...content }] of next) if ('text' in content) touched.written.push(path);
      return store.publish(base, next, about);
    },
  };
}

async function publish(...choices: SampleChoice[]): Promise<void> {
  touched = { read: [], written: [] };
  const portal = createSitePortal({
    id: 'site',
    city: { name: 'City of Arroyo', url: 'https://arroyo.example' },
    publicStore: watched(directoryStore(join(folder, 'site'))),
    previewStore: watched(directoryStore(join(folder, 'preview'))),
  });
  const desired = choices.map((choice) => desiredEntry(portal, sampleDataset(choice), digestOf));
  const plan = planPortal('site', desired, await portal.list(), { signed: new Set(['parks/street-trees']) });
  await applyPortalPlan(plan, portal, sampleData(SAMPLE_CSV));
}

test('where nothing changed, no entry is read and nothing is written', async () => {
  await publish({}, BENCHES);
  await publish({}, BENCHES);
  expect(touched.read.filter((path) => path.startsWith('datasets/'))).toEqual([]);
  expect(touched.written).toEqual([]);
});

test('where one entry changed, the page of no other is made', async () => {
  await publish({}, BENCHES);
  const before = read(page('street-trees'));
  await publish({}, { metadata: { ...BENCHES.metadata, title: 'Park benches' } });
  expect(touched.written.filter((path) => path.startsWith('datasets/street-trees/'))).toEqual([]);
  expect(read(page('street-trees'))).toBe(before);
  expect(read('index.html')).toContain('Park benches');
});

test('pages that an older Daylight made are made again', async () => {
  await publish({}, BENCHES);
  const [manifest, before] = [JSON.parse(read('entries.json')), read(page('benches'))];
  const older = before.replace('Monthly', 'Each month');
  writeFileSync(file(page('benches')), older);
  for (const { name, files } of manifest.entries)
    if (name === 'benches') files['index.html'] = blobId(Buffer.from(older));
  writeFileSync(file('entries.json'), JSON.stringify({ ...manifest, made: 'by an older one' }));
  await publish({}, BENCHES);
  expect(read(page('benches'))).toBe(before);
});

test('what a retired dataset says of its replacement follows the replacement', async () => {
  const named = (title: string) => ({ metadata: { ...BENCHES.metadata, title } });
  const benches = { ...named('Benches'), id: 'parks/benches' };
  await publish(RETIRED, benches);
  expect(read(page('street-trees'))).toContain('>Benches</a> instead');
  await publish(RETIRED, { ...benches, ...named('Seats') });
  expect(read(page('street-trees'))).toContain('>Seats</a> instead');
});

test('a file that somebody put into the folder of an entry is taken away', async () => {
  await publish({}, BENCHES);
  writeFileSync(file('datasets', 'benches', 'extra.html'), 'extra');
  await publish({}, BENCHES);
  expect(() => read('datasets', 'benches', 'extra.html')).toThrow();
});
