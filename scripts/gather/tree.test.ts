import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256 } from '../ledger/digest.ts';
import { resolveCommit } from './git.ts';
import { GitBlobs } from './git-blobs.ts';
import { gitTree } from './git-tree.ts';
import { scratchRepository } from './scratch-repository.ts';
import { MOST_BYTES, type Tree } from './tree.ts';
import { workTree } from './work-tree.ts';

const scratch = scratchRepository();
const large = 'x'.repeat(3 * 1024 * 1024);
scratch.write({
  'governance.yml': 'city: {}\n',
  'datasets/transport/department.yml': 'name: Transport\n',
  'datasets/transport/trees/data.csv': large,
  'datasets/transport/trees/metadata.yml': 'title: Trees\n',
  'datasets/transport/trees/notes/a b–ü.md': '',
  'datasets/transport/trees-2/data.csv': 'a\n1\n',
});
symlinkSync('../../../governance.yml', join(scratch.root, 'datasets/transport/trees/link.csv'));
const commit = scratch.commit('Begin');
const blobs = new GitBlobs(scratch.root);
afterAll(() => {
  blobs.close();
  scratch.dispose();
});

const trees: [string, Tree][] = [
  ['at a commit', gitTree(scratch.root, commit, blobs)],
  ['in the working directory', workTree(scratch.root)],
];

describe.each(trees)('files %s', (_, tree) => {
  test('a folder is listed with everything below it, and without its namesake', async () => {
    const entries = await tree.entries('datasets/transport/trees');
    expect(entries.map(({ path, mode, bytes }) => [path, mode, bytes]).sort()).toEqual([
      ['datasets/transport/trees/data.csv', '100644', large.length],
      ['datasets/transport/trees/link.csv', '120000', 23],
      ['datasets/transport/trees/metadata.yml', '100644', 13],
      ['datasets/transport/trees/notes/a b–ü.md', '100644', 0],
    ]);
  });

  test('a folder that is not there, and a file taken for a folder, have no files', async () => {
    expect(await tree.entries('datasets/transport/none')).toEqual([]);
    expect(await tree.entries('governance.yml')).toEqual([]);
  });

  test('children are direct, folders among them', async () => {
    const children = await tree.children('datasets/transport');
    expect(children.map(({ path, mode }) => [path, mode]).sort()).toEqual([
      ['datasets/transport/department.yml', '100644'],
      ['datasets/transport/trees', '040000'],
      ['datasets/transport/trees-2', '040000'],
    ]);
  });

  test('paths are found as they are written: no pattern, no option, no magic', async () => {
    const found = await tree.find(
      'governance.yml',
      'none.yml',
      'datasets/transport/*',
      ':(top)governance.yml',
      '-r',
    );
    expect(found.map(({ path }) => path)).toEqual(['governance.yml']);
  });

  test('small and large files are read and hashed as they are', async () => {
    for (const entry of await tree.find(
      'governance.yml',
      'datasets/transport/trees/data.csv',
      'datasets/transport/trees/notes/a b–ü.md',
    )) {
      const whole = await tree.read(entry);
      const chunks: Uint8Array[] = [];
      for await (const chunk of tree.stream(entry)) chunks.push(chunk);
      expect(sha256(Buffer.concat(chunks))).toBe(sha256(whole));
      expect(await tree.digest(entry)).toBe(sha256(whole));
      expect(whole.length).toBe(entry.bytes);
    }
  });

  test('a symbolic link is told as one and never followed', async () => {
    const [link] = await tree.find('datasets/transport/trees/link.csv');
    expect(link?.mode).toBe('120000');
    if (link) expect(new TextDecoder().decode(await tree.read(link))).toBe('../../../governance.yml');
  });

  test('what is beyond the limit is refused unread', async () => {
    const entry = { path: 'governance.yml', mode: '100644', oid: commit, bytes: MOST_BYTES + 1 };
    await expect(tree.read(entry)).rejects.toThrow(RangeError);
  });
});

test('many reads at once come back to whoever asked', async () => {
  const tree = gitTree(scratch.root, commit, blobs);
  const files = (await tree.entries('')).filter(({ mode }) => mode === '100644');
  const asked = Array.from({ length: 200 }, (_, i) => files[i % files.length]).filter(
    (file) => file !== undefined,
  );
  const sizes = await Promise.all(asked.map(async (file) => (await tree.read(file)).length));
  expect(sizes).toEqual(asked.map(({ bytes }) => bytes));
});

test('an object that git does not have is an outage, and the next read goes on', async () => {
  await expect(blobs.read('0'.repeat(40))).rejects.toThrow(/no object/);
  const [file] = await gitTree(scratch.root, commit, blobs).find('governance.yml');
  expect((await blobs.read(file?.oid ?? '')).length).toBe(9);
});

test('whoever stops reading a large file leaves nothing behind', async () => {
  const [entry] = await gitTree(scratch.root, commit, blobs).find('datasets/transport/trees/data.csv');
  if (entry === undefined) throw new Error('not found');
  for await (const chunk of gitTree(scratch.root, commit, blobs).stream(entry)) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
});

test('the working directory shows what is not committed, and hides what is no part of it', async () => {
  scratch.write({
    'datasets/transport/new/data.csv': 'a\n',
    'datasets/transport/new/.DS_Store': 'x',
    'node_modules/x/y.js': '',
  });
  const tree = workTree(scratch.root);
  expect((await tree.entries('')).map(({ path }) => path)).toContain('datasets/transport/new/data.csv');
  expect((await tree.entries('datasets/transport/new')).length).toBe(1);
  expect((await tree.children('')).map(({ path }) => path).sort()).toEqual(['datasets', 'governance.yml']);
  truncateSync(join(scratch.root, 'datasets/transport/new/data.csv'), 0);
});

test.each([
  '--upload-pack=x',
  '-h',
  'main..HEAD',
  'main:governance.yml',
  'a b',
  '',
  '$(id)',
  'main\nHEAD',
  'none',
])('the name %j is no commit', async (name) => {
  expect(await resolveCommit(scratch.root, name)).toBeNull();
});

test('branches, tags, ancestors and ids are commits', async () => {
  scratch.git('tag', '-a', 'v1', '-m', 'One');
  for (const name of [
    'main',
    'HEAD',
    'v1',
    'refs/heads/main',
    commit,
    commit.slice(0, 10),
    'HEAD~0',
    'HEAD^0',
  ]) {
    expect(await resolveCommit(scratch.root, name)).toBe(commit);
  }
});
