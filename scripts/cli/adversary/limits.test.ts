import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { datasetFiles } from '../../gather/scratch-city.ts';
import { HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** More than fits on a page, and more than GitHub tells at all. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ files: datasetFiles('parks/trees', { metadata: { identifier: 'trees' } }) });
});
afterAll(() => scene.close());

test('3,001 files are more than anybody can tell apart: red, whoever signs', async () => {
  const many = Array.from({ length: 2998 }, (_, i) => [`datasets/parks/kiosks/notes/${i}.md`, `${i}\n`]);
  await scene.push('sam', 'kiosks', { ...datasetFiles('parks/kiosks'), ...Object.fromEntries(many) });
  const pull = await scene.open('sam', 'kiosks');
  await scene.sign(pull);
  const { verdict, comment } = await scene.look(pull);
  expect(verdict).toBe('failure');
  expect(comment).toMatch(/3,?000/);
  expect(await scene.merge(pull)).toBe(false);
});

test('of 101 reviews the last one, on the second page, is the one that counts', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  for (let i = 0; i < 95; i++) await scene.review('mallory', pull, 'COMMENT');
  await scene.review('ciro', pull, 'REQUEST_CHANGES');
  const { data } = await scene
    .as('ada')
    .pulls.listReviews({ ...HERE, pull_number: pull, per_page: 100, page: 2 });
  expect(data.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  await scene.hear(...scene.unheard.splice(0).slice(-1));
  expect((await scene.look(pull)).verdict).toBe('failure');
});

test('a file renamed out of what a role covers is a change of what it covers', async () => {
  const from = 'datasets/parks/trees/data.csv';
  const text = scene.work.git('show', `main:${from}`);
  await scene.push('sam', 'rename', { [from]: null, 'datasets/parks/trees/old.csv': `${text}\n` });
  const pull = await scene.open('sam', 'rename');
  const { data } = await scene.as('ada').pulls.listFiles({ ...HERE, pull_number: pull });
  expect(data).toMatchObject([{ status: 'renamed', previous_filename: from }]);
  await scene.sign(pull, ['dana', 'cleo']);
  expect((await scene.look(pull)).verdict).not.toBe('success');
});

test('a policy file renamed into a dataset folder is a change of policy, and that of the department too', async () => {
  const from = 'checklists/submission.yml';
  const text = scene.work.git('show', `main:${from}`);
  await scene.push('sam', 'hide', { [from]: null, 'datasets/parks/trees/notes.yml': `${text}\n` });
  const pull = await scene.open('sam', 'hide');
  await scene.decide(pull);
  expect((await scene.look(pull)).labels).toEqual(
    expect.arrayContaining(['lane: policy', 'lane: schema-change']),
  );
  await scene.sign(pull);
  expect((await scene.look(pull)).verdict, 'the committee has not signed').not.toBe('success');
});

test('a file whose name hides it from every lane is in the one that asks for the most', async () => {
  await scene.push('sam', 'hidden', { 'datasets/parks/trees\u0001/note.md': 'Nobody looks here.\n' });
  const pull = await scene.open('sam', 'hidden');
  await scene.decide(pull);
  const seen = await scene.look(pull);
  expect(seen.verdict).toBe('pending');
  expect(seen.labels).toContain('lane: policy');
  expect(await scene.merge(pull)).toBe(false);
});

test('a branch with a history of its own is red, and keeps nobody else from being looked at', async () => {
  await scene.push('sam', 'orphan', { 'datasets/parks/trees/README.md': 'Trees.\n' });
  const pull = await scene.open('sam', 'orphan');
  scene.work.git('checkout', '-q', '--orphan', 'rootless');
  scene.work.git('commit', '-q', '-m', 'Begin anew');
  scene.work.git('branch', '-q', '-M', 'rootless', 'orphan');
  await scene.push('sam', 'orphan', {}, { flags: ['--force'] });
  const [run] = await scene.hear(...scene.unheard.splice(0).slice(-1));
  expect(run).toMatchObject({ code: 0, err: '' });
  const seen = await scene.look(pull);
  expect(seen.verdict).toBe('failure');
  expect(seen.comment).toContain('history');
});

test.each(['__proto__', 'constructor'])(
  'a department called %s has nobody, like any other that is not there',
  async (name) => {
    await scene.push(
      'sam',
      `called-${name}`,
      datasetFiles(`${name}/trees`, { metadata: { identifier: 'more-trees' } }),
    );
    const pull = await scene.open('sam', `called-${name}`);
    expect(await scene.decide(pull)).toMatchObject({ code: 0, err: '' });
    expect((await scene.look(pull)).verdict).not.toBe('success');
  },
);
