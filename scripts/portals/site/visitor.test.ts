import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleData, sampleDataset } from '../sample.ts';
import { PortalOutage } from '../types.ts';
import { createSitePortal, type SiteOptions } from './portal.ts';
import { directoryStore } from './store/directory.ts';

let folder = '';
let server: Server;
let url = '';
/** What the web server does instead of answering with the file; null: nothing special. */
let instead: ((path: string) => number | string | null) | null = null;
let asked: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-web-'));
  instead = null;
  asked = [];
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname).slice(1);
    asked.push(path);
    const answer = instead?.(path) ?? null;
    if (typeof answer === 'number') return response.writeHead(answer).end();
    if (answer !== null) return response.end(answer);
    try {
      return response.end(readFileSync(join(folder, 'site', path)));
    } catch {
      return response.writeHead(404).end('not here');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

async function publish(choices: SampleChoice[], options: Partial<SiteOptions> = {}) {
  const portal = createSitePortal({
    id: 'site',
    city: { name: 'City of Arroyo', url: 'https://arroyo.example' },
    publicStore: directoryStore(join(folder, 'site')),
    previewStore: directoryStore(join(folder, 'preview')),
    url,
    patience: { looks: 4, pauseMs: 10 },
    ...options,
  });
  const desired = choices.map((choice) => desiredEntry(portal, sampleDataset(choice), digestOf));
  const plan = planPortal('site', desired, await portal.list(), { signed: new Set() });
  return applyPortalPlan(plan, portal, sampleData(SAMPLE_CSV));
}

describe('read back over the web', () => {
  test('what is served is seen, with its address', async () => {
    expect(await publish([{}])).toMatchObject([
      { outcome: 'done', address: `${url}/datasets/street-trees/` },
    ]);
    expect(asked).toContain('datasets/street-trees/data.csv');
  });

  test('a server that shows a publication only after a while is waited for', async () => {
    let looks = 0;
    instead = (path) => (path === 'publication.json' && ++looks < 3 ? 'older' : null);
    expect(await publish([{}])).toMatchObject([{ outcome: 'done' }]);
    expect(looks).toBe(3);
  });

  test('an old page is a failed receipt, however long it was waited', async () => {
    await publish([{}]);
    const old = readFileSync(join(folder, 'site', 'datasets/street-trees/index.html'), 'utf8');
    instead = (path) => (path.endsWith('index.html') ? old : path === 'publication.json' ? 'older' : null);
    expect(await publish([{ metadata: { title: 'New' } }])).toMatchObject([
      { outcome: 'failed', reason: { id: 'read-back-stale' } },
    ]);
  });

  test('a missing page and other data are failed receipts', async () => {
    instead = (path) =>
      path === 'datasets/benches/index.html'
        ? 404
        : path === 'datasets/street-trees/data.csv'
          ? 'other'
          : null;
    const receipts = await publish([{}, { metadata: { identifier: 'benches' } }]);
    expect(receipts.map(({ subject, reason }) => [subject, reason?.id])).toEqual([
      ['benches', 'read-back-invisible'],
      ['street-trees', 'read-back-data'],
    ]);
  });

  test('a preview that the public server shows is exposed', async () => {
    instead = (path) => (path.includes('--pr-31') ? '<p>leaked</p>' : null);
    const receipts = await publish([{ visibility: 'private', pullRequest: 31 }]);
    expect(receipts).toMatchObject([{ outcome: 'failed', reason: { id: 'read-back-exposed' } }]);
  });

  test('a server that fails or is not there is an outage, in one line', async () => {
    instead = () => 503;
    await expect(publish([{}])).rejects.toThrow(PortalOutage);
    await expect(publish([{}], { url: 'http://127.0.0.1:9' })).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:9 does not answer \(.+\)\. Look whether the portal is up, then run again\.$/,
    );
  });
});

test('data that is too large to be copied is linked, and read back from where it is', async () => {
  const link = `${url}/large.csv`;
  const dataset = sampleDataset({
    metadata: { distribution: { url: link, sha256: '', media_type: 'text/csv' } },
  });
  if (dataset.profile) dataset.profile.bytes = 60 * 1024 * 1024;
  instead = (path) => (path === 'large.csv' ? SAMPLE_CSV : null);
  const portal = createSitePortal({
    id: 'site',
    city: dataset.city,
    publicStore: directoryStore(join(folder, 'site')),
    previewStore: directoryStore(join(folder, 'preview')),
    url,
    patience: { looks: 1, pauseMs: 1 },
  });
  const desired = [desiredEntry(portal, dataset, digestOf)];
  const receipts = await applyPortalPlan(
    planPortal('site', desired, [], { signed: new Set() }),
    portal,
    sampleData(SAMPLE_CSV),
  );
  expect(receipts).toMatchObject([{ outcome: 'done' }]);
  const page = readFileSync(join(folder, 'site', 'datasets/street-trees/index.html'), 'utf8');
  expect(page).toContain(`href="${link}"`);
  expect(page).toContain('Quercus agrifolia');
  expect(planPortal('site', desired, await portal.list(), { signed: new Set() }).changes).toEqual([]);
});
