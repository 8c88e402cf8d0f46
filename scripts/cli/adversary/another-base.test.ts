import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HERE, PATIENCE } from './here.ts';
import { POLICY } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Anybody who may write can make a branch with a policy of their own, and ask for a merge into that. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('a pull request into a branch with another policy is judged by main’s, and green for nothing', async () => {
  const pull = await scene.propose('trees');
  const easy = { title: 'New', requires: ['ciso'], checklists: [] };
  const mine = {
    ...POLICY,
    roles: { ...POLICY.roles, ciso: { ...POLICY.roles.ciso, members: ['mallory'] } },
    lanes: { ...POLICY.lanes, 'new-dataset': easy, policy: easy, 'schema-change': easy },
  };
  await scene.push('sam', 'easy', { 'governance.yml': JSON.stringify(mine) });
  const { data } = await scene
    .as('sam')
    .pulls.create({ ...HERE, title: 'Aside', head: 'trees', base: 'easy' });
  await scene.as('sam').pulls.update({ ...HERE, pull_number: pull, state: 'closed' });
  await scene.review('mallory', data.number, 'APPROVE');
  await scene.hear();
  await scene.sweep();
  const { verdict, comment } = await scene.look(data.number);
  expect(verdict).toBe('failure');
  expect(comment).toContain('main');
  expect((await scene.ledger(data.number).catch(() => [])).map(({ kind }) => kind)).toEqual([]);
});
