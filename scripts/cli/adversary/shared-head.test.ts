import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** A status belongs to a commit, not to a pull request: two of them on one head would share a verdict. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('a second pull request on a signed head is green for neither, until one of them goes', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  expect((await scene.look(pull)).verdict).toBe('success');
  const { data: branch } = await scene.as('ada').git.getRef({ ...HERE, ref: 'heads/benches' });
  await scene.as('mallory').git.createRef({ ...HERE, ref: 'refs/heads/twin', sha: branch.object.sha });
  const twin = await scene.open('mallory', 'twin');
  await scene.hear();
  for (const number of [pull, twin]) {
    expect((await scene.look(number)).verdict).toBe('failure');
    expect(await scene.merge(number)).toBe(false);
  }
  await scene.as('ada').pulls.update({ ...HERE, pull_number: twin, state: 'closed' });
  scene.unheard.splice(0);
  await scene.sweep();
  expect((await scene.look(pull)).verdict).toBe('success');
});
