import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HERE, PATIENCE } from './here.ts';
import { SIGNERS } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** A reviewer's word that something must not be published, and whoever would rather publish it. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('a branch that is called daylight keeps no case from being closed, nor the reason from the inventory', async () => {
  await scene.push('sam', 'daylight', { 'notes.md': 'Notes.\n' });
  const pull = await scene.propose('fountains');
  await scene.sign(pull);
  const body = '/withhold The wells behind them are not public.';
  await scene.as('ciro').issues.createComment({ ...HERE, issue_number: pull, body });
  await scene.hear();
  expect((await scene.as('ada').pulls.get({ ...HERE, pull_number: pull })).data.state).toBe('closed');
  const { data: open } = await scene.as('ada').pulls.list({ ...HERE, state: 'open' });
  const [asked] = open.filter(({ head }) => head.ref.includes('withheld'));
  expect(asked?.user?.login).toBe('daylight[bot]');
});

test('an empty commit does not bring back what was signed before it was withheld', async () => {
  const pull = await scene.propose('graves');
  await scene.sign(pull);
  const body = '/withhold The family of the last owner has asked for time.';
  await scene.as('ciro').issues.createComment({ ...HERE, issue_number: pull, body });
  await scene.hear();
  const state = { ...HERE, pull_number: pull };
  expect((await scene.as('ada').pulls.get(state)).data.state).toBe('closed');

  scene.wait(60_000);
  scene.work.git('checkout', '-q', 'graves');
  scene.work.git('commit', '-q', '--allow-empty', '-m', 'Again');
  await scene.push('sam', 'graves', {});
  await scene.as('sam').pulls.update({ ...state, state: 'open' });
  await scene.hear();
  const { verdict, comment } = await scene.look(pull);
  expect(verdict).toBe('pending');
  expect(comment).toMatch(/CISO .*ciro.*withheld/);
  expect(await scene.merge(pull)).toBe(false);

  await scene.sign(pull, SIGNERS);
  expect((await scene.look(pull)).verdict, 'signed anew by all').toBe('success');
  expect((await scene.ledger(pull)).filter(({ kind }) => kind === 'cleared')).toHaveLength(2);
});
