import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256 } from '../ledger/digest.ts';
import type { DatasetVersion } from '../model/dataset.ts';
import type { Finding } from '../model/finding.ts';
import { type DatasetReading, readDataset } from './dataset.ts';
import { type FetchUrl, Unreachable } from './fetch-url.ts';
import { GitBlobs } from './git-blobs.ts';
import { gitTree } from './git-tree.ts';
import { DATA, datasetFiles, type FolderContent } from './scratch-city.ts';
import { type Scratch, scratchRepository } from './scratch-repository.ts';
import { workTree } from './work-tree.ts';

const scratches: Scratch[] = [];
afterAll(() => {
  for (const scratch of scratches) scratch.dispose();
});

const ID = 'parks/trees';
const FOLDER = `datasets/${ID}`;
const offline: DatasetReading = { profile: true, fetchUrl: null };

function folder(content: FolderContent = {}, more: Record<string, string | Uint8Array> = {}): Scratch {
  const scratch = scratchRepository();
  scratches.push(scratch);
  scratch.write({ ...datasetFiles(ID, content), ...more });
  return scratch;
}

async function read(scratch: Scratch, reading: DatasetReading = offline): Promise<DatasetVersion> {
  const version = await readDataset(workTree(scratch.root), ID, reading);
  if (version === null) throw new Error('no folder');
  return version;
}

const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);

describe('a dataset folder', () => {
  test('is the same in the working directory and at a commit, parts and digest included', async () => {
    const scratch = folder({}, { [`${FOLDER}/README.md`]: '# Trees\n' });
    const blobs = new GitBlobs(scratch.root);
    const committed = await readDataset(gitTree(scratch.root, scratch.commit('Add'), blobs), ID, offline);
    blobs.close();
    const saved = await read(scratch);
    expect(JSON.parse(JSON.stringify(committed))).toEqual(JSON.parse(JSON.stringify(saved)));
    expect(saved.findings).toEqual([]);
    expect(saved.profile).toMatchObject({ rows: 2, header: ['id', 'species'] });
    expect(saved.parts).toMatchObject({ data: sha256(DATA), 'file.README.md': sha256('# Trees\n') });
  });

  test('that is not there is null', async () => {
    expect(await readDataset(workTree(folder().root), 'parks/none', offline)).toBeNull();
  });

  test('survives being written as JSON, for replay', async () => {
    const version = await read(folder());
    expect(JSON.parse(JSON.stringify(version))).toMatchObject({
      digest: version.digest,
      parts: version.parts,
    });
  });

  test('has another digest after any change of any file, and other parts only where the meaning changed', async () => {
    const scratch = folder();
    const before = await read(scratch);
    scratch.write({
      [`${FOLDER}/checklist.yml`]: '# checked twice\nsubmission: { row-meaning: One row is one tree }\n',
    });
    const after = await read(scratch);
    expect(after.parts).toEqual(before.parts);
    expect(after.digest).not.toBe(before.digest);
  });

  test('without its documents says which are missing', async () => {
    const scratch = folder();
    scratch.remove(`${FOLDER}/metadata.yml`, `${FOLDER}/checklist.yml`);
    const version = await read(scratch);
    expect(version.findings).toMatchObject([
      { id: 'missing-file', params: { file: 'metadata.yml' } },
      { id: 'missing-file', params: { file: 'checklist.yml' } },
    ]);
    expect(version.metadata.value).toBeNull();
  });

  test('counts a document that does not parse by its bytes, so that a change of it is a change', async () => {
    const version = await read(folder({}, { [`${FOLDER}/metadata.yml`]: 'title: [\n' }));
    expect(version.parts['file.metadata.yml']).toBe(sha256('title: [\n'));
    expect(version.metadata.findings.length).toBeGreaterThan(0);
  });

  test('holds no links, and none is followed', async () => {
    const scratch = folder({}, { 'secret.txt': 'secret' });
    scratch.remove(`${FOLDER}/data.csv`);
    symlinkSync('../../../secret.txt', join(scratch.root, FOLDER, 'data.csv'));
    const version = await read(scratch);
    expect(version.findings).toMatchObject([{ id: 'symbolic-link', file: `${FOLDER}/data.csv` }]);
    expect(version.profile).toBeNull();
    expect(JSON.stringify(version)).not.toContain(sha256('secret'));
  });

  test('holds no other repository', async () => {
    const scratch = folder(
      {},
      { [`${FOLDER}/inner/.git/HEAD`]: 'ref: refs/heads/main\n', [`${FOLDER}/inner/a.txt`]: '' },
    );
    expect(ids((await read(scratch)).findings)).toEqual(['submodule']);
  });

  test('holds no names that differ only in capitals', async () => {
    expect((await read(folder({}, { [`${FOLDER}/DATA.csv`]: 'x' }))).findings).toMatchObject([
      { id: 'case-collision', params: { path: `${FOLDER}/data.csv`, other: `${FOLDER}/DATA.csv` } },
    ]);
  });

  test('beyond fifty megabytes is refused unread', async () => {
    const scratch = folder({}, { [`${FOLDER}/data.csv`]: new Uint8Array(50 * 1024 * 1024 + 1) });
    const version = await read(scratch);
    expect(version.findings).toMatchObject([{ id: 'file-too-large', params: { limit: 50 * 1024 * 1024 } }]);
    expect(version.profile).toBeNull();
  });
});

describe('the distribution', () => {
  const at = (distribution: object) =>
    folder({ metadata: { distribution: { media_type: 'text/csv', ...distribution } } });

  test.each([
    '../../governance.yml',
    '/etc/passwd',
    'a/../../x',
    '..',
    './data.csv',
    'C:\\data.csv',
    'a//b.csv',
    'sub/',
  ])('named %j leads out of the folder', async (path) => {
    const version = await read(at({ path }));
    expect(version.findings).toMatchObject([
      { id: 'path-traversal', file: `${FOLDER}/metadata.yml`, params: { path } },
    ]);
    expect(version.findings[0]?.line).toBeGreaterThan(1);
    expect(version.profile).toBeNull();
  });

  test('that is not there is missing at its line; a retired dataset may do without', async () => {
    expect((await read(at({ path: 'other.csv' }))).findings).toMatchObject([
      { id: 'distribution-missing', line: expect.any(Number) },
    ]);
    const retired = {
      date: '2026-03-01',
      reason: 'Replaced by another table',
      notice: '2026-02-01',
      users: 'Told by mail',
    };
    const scratch = folder({ metadata: { retired } });
    scratch.remove(`${FOLDER}/data.csv`);
    expect((await read(scratch)).findings).toEqual([]);
  });

  test('with a digest must have it', async () => {
    expect((await read(at({ path: 'data.csv', sha256: sha256(DATA) }))).findings).toEqual([]);
    expect((await read(at({ path: 'data.csv', sha256: sha256('other') }))).findings).toMatchObject([
      { id: 'distribution-digest', params: { expected: sha256('other'), found: sha256(DATA) } },
    ]);
  });

  const url = 'https://files.arroyo.example/trees.csv';
  const serving =
    (text: string): FetchUrl =>
    async () =>
      chunks(text);

  test('kept elsewhere is fetched, profiled, and held against its digest', async () => {
    const scratch = at({ url, sha256: sha256(DATA) });
    const version = await read(scratch, { profile: true, fetchUrl: serving(DATA) });
    expect(version).toMatchObject({ findings: [], profile: { rows: 2, sha256: sha256(DATA) } });
    const other = await read(scratch, { profile: true, fetchUrl: serving('id,species\n') });
    expect(ids(other.findings)).toEqual(['distribution-digest']);
    expect(other.parts.data).toBe(version.parts.data);
  });

  test('kept elsewhere is a notice offline, and an error where nobody answers', async () => {
    const scratch = at({ url, sha256: sha256(DATA) });
    expect((await read(scratch)).findings).toMatchObject([
      { id: 'distribution-offline', severity: 'notice' },
    ]);
    const down = await read(scratch, {
      profile: true,
      fetchUrl: async () => {
        throw new Unreachable('the server answered 404');
      },
    });
    expect(down.findings).toMatchObject([
      { id: 'distribution-unreachable', severity: 'error', params: { problem: 'the server answered 404' } },
    ]);
  });

  test('is not looked into where only its digest is asked for', async () => {
    const version = await read(folder(), { profile: false, fetchUrl: null });
    expect(version.profile).toBeNull();
    expect(version.parts).toEqual((await read(folder())).parts);
  });
});

async function* chunks(text: string): AsyncIterable<Uint8Array> {
  for (const piece of text.match(/[\s\S]{1,7}/g) ?? []) yield new TextEncoder().encode(piece);
}
