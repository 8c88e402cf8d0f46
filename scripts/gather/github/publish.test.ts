import { afterEach, describe, expect, test } from 'vitest';
import { appendLines } from '../../ledger/chain.ts';
import { sha256 } from '../../ledger/digest.ts';
import { ledgerFileOf } from '../../ledger/paths.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import { readDataset } from '../dataset.ts';
import { type FetchUrl, Unreachable } from '../fetch-url.ts';
import { PolicyUnreadable } from '../policy.ts';
import { cityFiles, DATA, datasetFiles } from '../scratch-city.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import { MOST_BYTES } from '../tree.ts';
import { workTree } from '../work-tree.ts';
import { gatherPublication, type Publication } from './publish.ts';

const trash: Scratch[] = [];
afterEach(() => {
  for (const scratch of trash.splice(0)) scratch.dispose();
});

const at = '2026-03-02T09:00:00Z';
const now = '2026-03-03T07:30:00Z';
const signOff = (pullRequest: number, role: string, by: string): LedgerRecord => ({
  kind: 'sign-off',
  at,
  pullRequest,
  role,
  by,
  decision: 'approved',
  head: 'abc',
  via: { review: 1 },
  parts: {},
});
const cleared = (pullRequest: number, dataset: string, digest: string): LedgerRecord => ({
  kind: 'cleared',
  at,
  pullRequest,
  dataset,
  digest,
  head: 'abc',
  signedBy: { cdo: 'cleo' },
});
const genesis = (role: string, by: string, datasets: Record<string, string>): LedgerRecord => ({
  kind: 'genesis',
  at,
  role,
  by,
  reason: 'carried over',
  datasets,
});

/** A city with trees (to be cleared by pull request 7) and benches (on genesis). */
async function city(): Promise<{ scratch: Scratch; trees: string; benches: string }> {
  const scratch = scratchRepository({
    ...cityFiles(),
    ...datasetFiles('parks/trees'),
    ...datasetFiles('parks/benches', { metadata: { title: 'Benches' } }),
    'datasets/parks/trees/README.md': '# Trees\n',
  });
  trash.push(scratch);
  const digest = async (id: string) =>
    (await readDataset(workTree(scratch.root), id, { profile: false, fetchUrl: null }))?.digest ?? '';
  return { scratch, trees: await digest('parks/trees'), benches: await digest('parks/benches') };
}

function writeLedger(
  scratch: Scratch,
  records: readonly LedgerRecord[],
  edit: (text: string) => string = (text) => text,
): void {
  const files: Record<string, string> = {};
  for (const record of records) {
    const file = ledgerFileOf(record);
    files[file] = appendLines(file, files[file] ?? '', [record]);
  }
  scratch.git('checkout', '-q', '--orphan', 'ledger');
  scratch.git('rm', '-rfq', '.');
  scratch.write({
    'README.md': 'Ledger\n',
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [file, edit(text)])),
  });
  scratch.commit('Record');
  scratch.git('checkout', '-qf', 'main');
}

const standing = ({ datasets }: Publication) =>
  Object.fromEntries(datasets.map(({ id, clearance }) => [id, clearance]));

describe('what may be published', () => {
  test('is what the ledger cleared, by review or by genesis, and nothing else', async () => {
    const { scratch, trees, benches } = await city();
    writeLedger(scratch, [
      signOff(7, 'cdo', 'cleo'),
      cleared(7, 'parks/trees', trees),
      genesis('cdo', 'cleo', { 'parks/benches': benches }),
      genesis('itpc', 'ivo', { 'parks/benches': benches }),
    ]);
    expect(standing(await gatherPublication({ now, clone: scratch.root }))).toEqual({
      'parks/benches': { at, signedBy: { cdo: 'cleo', itpc: 'ivo' } },
      'parks/trees': { pullRequest: 7, at, signedBy: { cdo: 'cleo' } },
    });
    scratch.write({
      'datasets/parks/trees/data.csv': 'id,species\n1,Pushed past review\n',
      ...datasetFiles('parks/new'),
    });
    scratch.commit('Push to main');
    expect(standing(await gatherPublication({ now, clone: scratch.root }))).toMatchObject({
      'parks/benches': { signedBy: { cdo: 'cleo' } },
      'parks/new': null,
      'parks/trees': null,
    });
  });

  test('is nothing where there is no ledger', async () => {
    const { scratch } = await city();
    expect(standing(await gatherPublication({ now, clone: scratch.root }))).toEqual({
      'parks/benches': null,
      'parks/trees': null,
    });
  });

  test('is nothing on the word of a ledger file that somebody changed; the others still count', async () => {
    const { scratch, trees, benches } = await city();
    const records = [
      signOff(7, 'cdo', 'mallory'),
      cleared(7, 'parks/trees', trees),
      genesis('cdo', 'cleo', { 'parks/benches': benches }),
      genesis('itpc', 'ivo', { 'parks/benches': benches }),
    ];
    writeLedger(scratch, records, (text) => text.replace('mallory', 'cleo'));
    const publication = await gatherPublication({ now, clone: scratch.root });
    expect(standing(publication)['parks/trees']).toBeNull();
    expect(standing(publication)['parks/benches']).not.toBeNull();
    expect(publication.findings).toMatchObject([{ id: 'ledger-broken', file: 'pull-requests/7.jsonl' }]);
  });

  test('does not hang on how long one ledger file has become', async () => {
    const { scratch, trees } = await city();
    writeLedger(scratch, [signOff(7, 'cdo', 'cleo'), cleared(7, 'parks/trees', trees)]);
    scratch.git('checkout', '-q', 'ledger');
    scratch.write({ 'pull-requests/8.jsonl': new Uint8Array(MOST_BYTES + 1).fill(32) });
    scratch.commit('Advise at length');
    scratch.git('checkout', '-qf', 'main');
    const publication = await gatherPublication({ now, clone: scratch.root });
    expect(standing(publication)['parks/trees']).not.toBeNull();
    expect(publication.findings).toMatchObject([{ id: 'ledger-broken', file: 'pull-requests/8.jsonl' }]);
  });

  test('is not what was taken down since it was cleared, and nothing at all where the takedowns were tampered with', async () => {
    const { scratch, trees } = await city();
    const takedown: LedgerRecord = {
      kind: 'takedown',
      at: now,
      dataset: 'parks/trees',
      role: 'cdo',
      by: 'cleo',
      reason: 'names of residents',
    };
    writeLedger(scratch, [signOff(7, 'cdo', 'cleo'), cleared(7, 'parks/trees', trees), takedown]);
    const publication = await gatherPublication({ now, clone: scratch.root });
    expect(standing(publication)['parks/trees']).toBeNull();
    expect(publication.takedowns).toEqual([takedown]);
    scratch.git('checkout', '-q', 'ledger');
    scratch.write({ 'takedowns.jsonl': '{}\n' });
    scratch.commit('Lift it quietly');
    scratch.git('checkout', '-qf', 'main');
    await expect(gatherPublication({ now, clone: scratch.root })).rejects.toThrow(/nothing is published/);
  });

  test('cannot be told without a policy', async () => {
    const { scratch } = await city();
    scratch.remove('governance.yml');
    scratch.commit('Remove');
    await expect(gatherPublication({ now, clone: scratch.root })).rejects.toThrow(PolicyUnreadable);
  });
});

describe('a dataset to publish', () => {
  test('is read with its profile, its text and where it was reviewed', async () => {
    const { scratch, trees } = await city();
    writeLedger(scratch, [signOff(7, 'cdo', 'cleo'), cleared(7, 'parks/trees', trees)]);
    const publication = await gatherPublication({
      now,
      clone: scratch.root,
      webUrl: 'https://github.example/arroyo/open-data',
    });
    const { published } = (await publication.datasets.find(({ id }) => id === 'parks/trees')?.read()) ?? {};
    expect(published).toMatchObject({
      id: 'parks/trees',
      visibility: 'public',
      readme: '# Trees\n',
      department: { name: 'Parks' },
      metadata: { title: 'Street trees' },
      profile: { rows: 2 },
      provenance: {
        titles: { cdo: 'Chief Data Officer' },
        pullRequest: 7,
        address: 'https://github.example/arroyo/open-data/pull/7',
        signedBy: { cdo: 'cleo' },
        at,
      },
    });
  });

  test('is retired from its date on, in the city’s calendar', async () => {
    const { scratch } = await city();
    const retired = {
      date: '2026-03-03',
      reason: 'Replaced by another table',
      notice: '2026-02-01',
      users: 'Told by mail',
    };
    scratch.write(datasetFiles('parks/trees', { metadata: { retired } }));
    scratch.commit('Retire');
    const retiredAt = async (instant: string) => {
      const { datasets } = await gatherPublication({ now: instant, clone: scratch.root });
      return (await datasets.find(({ id }) => id === 'parks/trees')?.read())?.published?.retired;
    };
    // 07:30 UTC on 3 March is still 2 March in Arroyo.
    expect(await retiredAt(now)).toBe(false);
    expect(await retiredAt('2026-03-03T08:30:00Z')).toBe(true);
  });

  test('has its data opened on demand, and only the data that was signed', async () => {
    const { scratch } = await city();
    const { open } = await gatherPublication({ now, clone: scratch.root });
    const text = async (digest: string) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await open('parks/trees', digest)) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    };
    expect(await text(sha256(DATA))).toBe(DATA);
    await expect(text(sha256('other'))).rejects.toThrow(/not what was signed/);
    await expect(open('parks/none', sha256(DATA))).rejects.toThrow(/no data to open/);
  });

  test('whose data is kept elsewhere is only what was signed: other bytes, or none, are a fault and no data', async () => {
    const { scratch } = await city();
    const kept = {
      url: 'https://files.arroyo.example/trees.csv',
      sha256: sha256(DATA),
      media_type: 'text/csv',
    };
    scratch.write(datasetFiles('parks/trees', { metadata: { distribution: kept } }));
    scratch.commit('Keep it elsewhere');
    const faultOf = async (fetchUrl: FetchUrl) => {
      const { datasets } = await gatherPublication({ now, clone: scratch.root, fetchUrl });
      const read = await datasets.find(({ id }) => id === 'parks/trees')?.read();
      expect(read?.published?.metadata.distribution).toEqual(kept);
      return read?.fault;
    };
    const serving =
      (text: string): FetchUrl =>
      async () =>
        (async function* () {
          yield new TextEncoder().encode(text);
        })();
    expect(await faultOf(serving(DATA))).toBeNull();
    expect(await faultOf(serving('id,species\n1,Swapped after review\n'))).toMatchObject({
      id: 'data-not-as-signed',
    });
    const away: FetchUrl = async () => Promise.reject(new Unreachable('the server answered 503'));
    expect(await faultOf(away)).toMatchObject({
      id: 'data-unreachable',
      params: { problem: 'the server answered 503' },
    });
  });

  test('knows its newest receipt on each portal', async () => {
    const { scratch } = await city();
    const receipt = (portal: string, commit: string): LedgerRecord => ({
      kind: 'published',
      at,
      dataset: 'parks/trees',
      portal,
      action: 'update',
      digest: 'd',
      commit,
    });
    writeLedger(scratch, [receipt('site', '1'), receipt('site', '2'), receipt('ckan', '1')]);
    const { datasets } = await gatherPublication({ now, clone: scratch.root });
    expect(datasets.map(({ id, receipts }) => [id, Object.keys(receipts), receipts.site?.commit])).toEqual([
      ['parks/benches', [], undefined],
      ['parks/trees', ['site', 'ckan'], '2'],
    ]);
  });
});

test('receipts are read out of all their files, and one that is not there is told', async () => {
  const { scratch } = await city();
  const about = { kind: 'published', at, portal: 'site', action: 'update', digest: 'd' } as const;
  const first = { ...about, dataset: 'parks/trees', commit: '1' };
  const third = { ...about, dataset: 'parks/benches', commit: '3' };
  writeLedger(scratch, [first]);
  scratch.git('checkout', '-q', 'ledger');
  scratch.write({ 'published-3.jsonl': appendLines('published-3.jsonl', '', [third]) });
  scratch.commit('Publish');
  scratch.git('checkout', '-qf', 'main');
  const { datasets, findings } = await gatherPublication({ now, clone: scratch.root });
  expect(datasets.map(({ receipts }) => receipts.site?.commit)).toEqual(['3', '1']);
  expect(findings).toMatchObject([{ id: 'ledger-broken', file: 'published-2.jsonl' }]);
});

test('branch and ledger are brought from an address where one is given', async () => {
  const { scratch, trees } = await city();
  writeLedger(scratch, [signOff(7, 'cdo', 'cleo'), cleared(7, 'parks/trees', trees)]);
  const clone = scratchRepository();
  trash.push(clone);
  const publication = await gatherPublication({ now, clone: clone.root, url: scratch.root });
  expect(publication.commit).toBe(scratch.git('rev-parse', 'main'));
  expect(standing(publication)['parks/trees']).not.toBeNull();
  await expect(
    gatherPublication({ now, clone: clone.root, url: scratch.root, branch: 'none' }),
  ).rejects.toThrow(/no branch none/);
  await expect(gatherPublication({ now, clone: clone.root, url: `${scratch.root}/none` })).rejects.toThrow(
    /could not read/,
  );
});
