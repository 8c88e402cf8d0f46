import { afterEach, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { GitBlobs } from '../git-blobs.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import { pastFindings } from './past-content.ts';

const trash: Scratch[] = [];
afterEach(() => {
  for (const scratch of trash.splice(0)) scratch.dispose();
});

const DATA = 'datasets/parks/trees/data.csv';
const TOKEN = `ghp_${'a1B2'.repeat(9)}`;
const people = `id,who\n${['Maria Garcia', 'John Smith', 'Linda Nguyen'].map((name, i) => `${i},${name}`).join('\n')}\n`;

async function found(...commits: Record<string, string>[]): Promise<[Finding[], string[]]> {
  const scratch = scratchRepository({ 'README.md': 'A city\n', [DATA]: 'id\n1\n' });
  trash.push(scratch);
  scratch.git('checkout', '-q', '-b', 'work');
  const ids = commits.map((files, i) => {
    scratch.write(files);
    return scratch.commit(`Step ${i}`);
  });
  const blobs = new GitBlobs(scratch.root);
  try {
    return [await pastFindings({ clone: scratch.root, base: 'main', head: 'work', blobs }), ids];
  } finally {
    blobs.close();
  }
}

test('a token that a later commit took out is found, with the commit that brought it', async () => {
  const [findings, [, second]] = await found(
    { [DATA]: 'id\n2\n' },
    { 'datasets/parks/trees/README.md': `Ask with ${TOKEN}\n` },
    { 'datasets/parks/trees/README.md': 'Ask us\n' },
  );
  expect(findings).toEqual([
    {
      id: 'secret-committed',
      severity: 'error',
      file: 'datasets/parks/trees/README.md',
      params: { commit: second?.slice(0, 10), gone: true },
    },
  ]);
  expect(JSON.stringify(findings)).not.toContain(TOKEN);
});

test('a token that still stands in a file is found on its line', async () => {
  const [findings] = await found({ 'notes.md': `one\ntwo ${TOKEN}\n` });
  expect(findings).toMatchObject([
    { id: 'secret-committed', file: 'notes.md', line: 2, params: { gone: false } },
  ]);
});

test('secrets and people in the data of an earlier commit are found; those of the head its checks tell', async () => {
  const [secrets] = await found({ [DATA]: `id,note\n1,${TOKEN}\n` }, { [DATA]: 'id\n1\n2\n' });
  expect(secrets).toMatchObject([{ id: 'secret-committed', severity: 'error', file: DATA }]);
  const [persons] = await found({ [DATA]: people }, { [DATA]: 'id\n1\n2\n' });
  expect(persons).toMatchObject([
    { id: 'personal-data-committed', severity: 'warning', params: { kinds: ['personal-name'] } },
  ]);
  expect((await found({ [DATA]: people }))[0]).toEqual([]);
});

test('people in JSON lines of an earlier commit are found as in a CSV', async () => {
  const lines = 'datasets/parks/trees/data.jsonl';
  const names = ['Maria Garcia', 'John Smith', 'Linda Nguyen'];
  const objects = names.map((who, id) => JSON.stringify({ id, who })).join('\n');
  const [findings] = await found({ [lines]: objects }, { [lines]: '{"id":1}\n' });
  expect(findings).toMatchObject([
    { id: 'personal-data-committed', file: lines, params: { kinds: ['personal-name'], gone: true } },
  ]);
});

test('what a merge commit alone brought in is found too', async () => {
  const scratch = scratchRepository({ 'README.md': 'A city\n' });
  trash.push(scratch);
  scratch.git('checkout', '-q', '-b', 'work');
  scratch.write({ 'a.md': 'a\n' });
  scratch.commit('A');
  scratch.git('checkout', '-q', '-b', 'side', 'main');
  scratch.write({ 'b.md': 'b\n' });
  scratch.commit('B');
  scratch.git('checkout', '-q', 'work');
  scratch.git('merge', '-q', '--no-commit', '--no-ff', 'side');
  scratch.write({ 'c.md': `${TOKEN}\n` });
  scratch.commit('Merge');
  scratch.remove('c.md');
  scratch.commit('Clean');
  const blobs = new GitBlobs(scratch.root);
  const findings = await pastFindings({ clone: scratch.root, base: 'main', head: 'work', blobs });
  blobs.close();
  expect(findings).toMatchObject([{ id: 'secret-committed', file: 'c.md', params: { gone: true } }]);
});

test('what was on base before, and the program’s own tests, are not held against anybody', async () => {
  const [findings] = await found(
    { 'scripts/detect/x.test.ts': `'${TOKEN}'\n` },
    { 'README.md': 'A better city\n' },
  );
  expect(findings).toEqual([]);
});

test('a clone that lacks the commits says that nothing was searched', async () => {
  const scratch = scratchRepository({ 'README.md': 'A city\n' });
  trash.push(scratch);
  const blobs = new GitBlobs(scratch.root);
  const request = { clone: scratch.root, base: 'main', head: 'f'.repeat(40), blobs };
  expect(await pastFindings(request)).toMatchObject([{ id: 'history-not-searched' }]);
});
