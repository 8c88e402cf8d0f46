import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, type Sample, type WorkTree } from '../sample.ts';

let sample: Sample;
let work: WorkTree;

beforeAll(async () => {
  sample = await openSample();
  work = await sample.clone(sample.tokens.sam, 'sam');
});
afterAll(async () => {
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

test('a reader fetches and may not push; a stranger finds nothing; nobody is asked who they are', async () => {
  const rita = await sample.clone(sample.tokens.rita, 'rita');
  await expect(rita.push('topic', { 'a.txt': 'a\n' })).rejects.toThrow(
    /Permission to arroyo\/open-data.git denied to rita/,
  );
  await expect(sample.clone(sample.tokens.nobody, 'nobody')).rejects.toThrow(/not found/);
  const answer = await fetch(`${sample.forge.url}/arroyo/open-data.git/info/refs?service=git-upload-pack`);
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="GitHub"']);
});

test('protocol version 2 is spoken where the client speaks it, and a shallow, partial fetch works', async () => {
  const answer = await fetch(`${sample.forge.url}/arroyo/open-data.git/info/refs?service=git-upload-pack`, {
    headers: { authorization: `Basic ${btoa(`x:${sample.tokens.rita}`)}`, 'git-protocol': 'version=2' },
  });
  expect(await answer.text()).toMatch(/^000eversion 2\n/);
  await work.push('topic', { 'a.txt': 'a\n' });
  const head = await work.push('topic', { 'a.txt': 'b\n' });
  await work.git('fetch', '--quiet', '--depth=1', '--filter=blob:none', 'origin', head);
  expect(await work.git('rev-parse', 'FETCH_HEAD')).toBe(head);
});

test('a commit that no branch leads to any more can still be fetched, as on GitHub', async () => {
  const lost = await work.push('lost', { 'c.txt': 'c\n' });
  await work.git('push', '--quiet', 'origin', '--delete', 'lost');
  const other = await sample.clone(sample.tokens.rita, 'other');
  await other.git('fetch', '--quiet', 'origin', lost);
  expect(await other.git('rev-parse', 'FETCH_HEAD')).toBe(lost);
});

test('refs of pull requests are not written by pushing', async () => {
  await expect(work.git('push', '--quiet', 'origin', 'HEAD:refs/pull/1/head')).rejects.toThrow(/hidden ref/);
});

test('what is broken does not get in, and git says why', async () => {
  const blob = await work.git('hash-object', '-w', '/dev/null');
  await writeFile(
    `${work.folder}/broken`,
    Buffer.concat([Buffer.from('100644 .git\0'), Buffer.from(blob, 'hex')]),
  );
  const tree = await work.git('hash-object', '-t', 'tree', '-w', '--literally', 'broken');
  await rm(`${work.folder}/broken`);
  const commit = await work.git('commit-tree', tree, '-m', 'Broken');
  await expect(work.git('push', 'origin', `${commit}:refs/heads/broken`)).rejects.toThrow(
    /contains '\.git'|hasDotgit/,
  );
  expect(await work.git('ls-remote', 'origin', 'refs/heads/broken')).toBe('');
});

test('a large push arrives whole', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index},${Math.sin(index)}\n`).join('');
  const head = await work.push('large', { 'data.csv': rows });
  expect(await work.git('ls-remote', 'origin', 'refs/heads/large')).toContain(head);
  const told = sample.deliveries.findLast(({ event }) => event === 'push');
  expect(told?.payload).toMatchObject({
    ref: 'refs/heads/large',
    after: head,
    created: true,
    commits: expect.arrayContaining([expect.objectContaining({ id: head })]),
    head_commit: { id: head, added: ['data.csv'], author: { username: 'sam' } },
    pusher: { name: 'sam' },
  });
});
