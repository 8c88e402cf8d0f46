import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Main moves on while a case is signed, and somebody brings the branch up to date: a merge that may hide something. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function mainMoves(name: string): Promise<void> {
  const other = await scene.propose(name);
  await scene.sign(other);
  expect(await scene.merge(other)).toBe(true);
}

test('a merge of main by a reviewer undoes nothing and makes nobody a contributor', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  await mainMoves('gates');
  await scene.as('ciro').pulls.updateBranch({ ...HERE, pull_number: pull });
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('success');
});

test('a merge of main that slips in other data undoes the sign-offs, and its author does not sign for it', async () => {
  const pull = await scene.propose('lawns');
  await scene.sign(pull);
  await mainMoves('hedges');
  const { work } = scene;
  work.git('fetch', '-q', scene.forge.gitDirectory('arroyo/open-data'), 'main');
  work.git('checkout', '-q', 'lawns');
  work.git('merge', '-q', '--no-commit', '--no-ff', 'FETCH_HEAD');
  work.write({ 'datasets/parks/lawns/data.csv': 'id,species\n1,Poa annua\n' });
  work.git('add', '-A');
  work.git(
    '-c',
    'user.name=ciro',
    '-c',
    'user.email=ciro@arroyo.example',
    'commit',
    '-q',
    '-m',
    'Merge main',
  );
  await scene.push('sam', 'lawns', {});
  await scene.hear();
  const { verdict, comment } = await scene.look(pull);
  expect(verdict).toBe('pending');
  expect(comment).toMatch(/CISO .*data/);
  await scene.sign(pull);
  expect((await scene.look(pull)).comment).toMatch(/CISO .*ciro changed the data and cannot sign/);
});
