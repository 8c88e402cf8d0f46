import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample } from './sample.ts';

let sample: Sample;
let sam: Octokit;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

beforeAll(async () => {
  sample = await openSample();
  sam = new Octokit({ auth: sample.tokens.sam, baseUrl: sample.forge.apiUrl, log: QUIET });
});
afterAll(async () => {
  expect(sample.forge.faults).toEqual([]);
  expect(sample.forge.unknownRoutes).toEqual([]);
  await sample.close();
});

async function read(path: string, ref?: string): Promise<{ text: string; sha: string }> {
  const { data } = await sam.repos.getContent({ ...HERE, path, ...(ref === undefined ? {} : { ref }) });
  if (!('content' in data)) throw new Error(`${path} is no file`);
  return { text: Buffer.from(data.content, 'base64').toString('utf8'), sha: data.sha };
}

test('a file is written, read back, changed and deleted', async () => {
  const file = { ...HERE, path: 'notes/größe 1.txt', branch: 'main' };
  const { data: first } = await sam.repos.createOrUpdateFileContents({
    ...file,
    message: 'Add',
    content: base64('one\n'),
  });
  expect(first.commit).toMatchObject({
    message: 'Add',
    author: { name: 'Sam Ode', email: 'sam@arroyo.example' },
  });
  const { text, sha } = await read(file.path);
  expect(text).toBe('one\n');
  const author = { name: 'Bot', email: 'bot@arroyo.example' };
  const { data: second } = await sam.repos.createOrUpdateFileContents({
    ...file,
    message: 'Change',
    content: base64('two\n'),
    sha,
    author,
  });
  expect(second.commit).toMatchObject({
    author,
    committer: { name: 'Sam Ode' },
    parents: [{ sha: first.commit.sha }],
  });
  await sam.repos.deleteFile({ ...file, message: 'Remove', sha: second.content?.sha ?? '' });
  await expect(read(file.path)).rejects.toMatchObject({ status: 404 });
  expect((await read(file.path, first.commit.sha)).text).toBe('one\n');
  const { data: commits } = await sam.repos.listCommits({ ...HERE, path: file.path });
  expect(commits.map(({ commit }) => commit.message)).toEqual(['Remove', 'Change', 'Add']);
});

test('who writes without having read is told, and two writers cannot both win', async () => {
  const file = { ...HERE, path: 'ledger.jsonl', message: 'Record' };
  await sam.repos.createOrUpdateFileContents({ ...file, content: base64('1\n') });
  await expect(
    sam.repos.createOrUpdateFileContents({ ...file, content: base64('2\n') }),
  ).rejects.toMatchObject({
    status: 422,
    response: { data: { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' } },
  });
  const { sha } = await read('ledger.jsonl');
  const write = (text: string) =>
    sam.repos.createOrUpdateFileContents({ ...file, content: base64(text), sha });
  const outcomes = await Promise.allSettled([write('2\n'), write('3\n')]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const lost = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(lost?.reason).toMatchObject({
    status: 409,
    message: expect.stringContaining(`ledger.jsonl does not match ${sha}`),
  });
});

test('paths that lead out, branches that are not there and content that is no base64 are refused', async () => {
  const write = (path: string, more: object = {}) =>
    sam.repos.createOrUpdateFileContents({ ...HERE, path, message: 'x', content: base64('x'), ...more });
  await expect(write('a/../../b')).rejects.toMatchObject({ status: 422 });
  await expect(write('.git/config')).rejects.toMatchObject({ status: 422 });
  await expect(write('a\0b')).rejects.toMatchObject({ status: 422 });
  await expect(read('a\0b')).rejects.toMatchObject({ status: 404 });
  await expect(write('a', { branch: 'missing' })).rejects.toMatchObject({ status: 404 });
  await expect(write('a', { content: '§' })).rejects.toMatchObject({ status: 422 });
});

test('a folder is listed, a symbolic link is shown as one, and raw is raw', async () => {
  const work = await sample.clone(sample.tokens.sam, 'links');
  await work.push('links', { 'folder/a.txt': 'a', 'folder/b.txt': 'b' });
  await work.git('config', 'core.symlinks', 'true');
  const blob = (await sam.git.createBlob({ ...HERE, content: '../secret' })).data.sha;
  const head = await work.git('rev-parse', 'HEAD');
  const { data: tree } = await sam.git.createTree({
    ...HERE,
    base_tree: head,
    tree: [{ path: 'folder/link', mode: '120000', type: 'blob', sha: blob }],
  });
  const { data: commit } = await sam.git.createCommit({
    ...HERE,
    message: 'Link',
    tree: tree.sha,
    parents: [head],
  });
  await sam.git.updateRef({ ...HERE, ref: 'heads/links', sha: commit.sha });
  const { data: folder } = await sam.repos.getContent({ ...HERE, path: 'folder', ref: 'links' });
  expect(Array.isArray(folder) && folder.map(({ name, type }) => [name, type])).toEqual([
    ['a.txt', 'file'],
    ['b.txt', 'file'],
    ['link', 'symlink'],
  ]);
  expect((await sam.repos.getContent({ ...HERE, path: 'folder/link', ref: 'links' })).data).toMatchObject({
    type: 'symlink',
    target: '../secret',
  });
  const raw = await sam.repos.getContent({
    ...HERE,
    path: 'folder/a.txt',
    ref: 'links',
    mediaType: { format: 'raw' },
  });
  expect(String(raw.data)).toBe('a');
  const { data: all } = await sam.git.getTree({ ...HERE, tree_sha: 'links', recursive: '1' });
  expect(all.tree.map(({ path, mode }) => `${mode} ${path}`)).toContain('120000 folder/link');
});

test('trees take files away, refs refuse what is no fast forward, and comparisons count both ways', async () => {
  const { data: main } = await sam.git.getRef({ ...HERE, ref: 'heads/main' });
  const { data: tree } = await sam.git.createTree({
    ...HERE,
    base_tree: main.object.sha,
    tree: [
      { path: 'CODEOWNERS', mode: '100644', type: 'blob', sha: null },
      { path: 'new/deep/file.txt', mode: '100644', type: 'blob', content: 'deep' },
    ],
  });
  const { data: commit } = await sam.git.createCommit({
    ...HERE,
    message: 'Trim',
    tree: tree.sha,
    parents: [main.object.sha],
  });
  await sam.git.createRef({ ...HERE, ref: 'refs/heads/trim', sha: commit.sha });
  await expect(sam.git.createRef({ ...HERE, ref: 'refs/heads/trim', sha: commit.sha })).rejects.toMatchObject(
    {
      message: expect.stringContaining('Reference already exists'),
    },
  );
  const { data: comparison } = await sam.repos.compareCommitsWithBasehead({
    ...HERE,
    basehead: 'main...trim',
  });
  expect(comparison).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0 });
  expect(comparison.files?.map(({ filename, status }) => `${status} ${filename}`)).toEqual([
    'removed CODEOWNERS',
    'added new/deep/file.txt',
  ]);
  const back = { ...HERE, ref: 'heads/trim', sha: main.object.sha };
  await expect(sam.git.updateRef(back)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('not a fast forward'),
  });
  await sam.git.updateRef({ ...back, force: true });
  const { data: matching } = await sam.git.listMatchingRefs({ ...HERE, ref: 'heads/tr' });
  expect(matching.map(({ ref }) => ref)).toEqual(['refs/heads/trim']);
  await sam.git.deleteRef({ ...HERE, ref: 'heads/trim' });
  await expect(sam.git.getRef({ ...HERE, ref: 'heads/trim' })).rejects.toMatchObject({ status: 404 });
});
