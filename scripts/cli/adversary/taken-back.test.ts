import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HERE, PATIENCE } from './here.ts';
import type { Person } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Reviews that were taken back, or whose author is gone. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function dismiss(pull_number: number, review_id: number, person: Person = 'ada'): Promise<void> {
  await scene
    .as(person)
    .pulls.dismissReview({ ...HERE, pull_number, review_id, message: 'Given by mistake' });
}

test('a dismissed approval counts no longer, and the approval before it does not come back', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  const second = await scene.review('ciro', pull, 'APPROVE');
  await scene.hear();
  await dismiss(pull, second);
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('pending');
});

test('a review that the gate first sees dismissed ends the approval before it all the same', async () => {
  const pull = await scene.propose('gates');
  await scene.sign(pull);
  const objection = await scene.review('ciro', pull, 'REQUEST_CHANGES');
  await dismiss(pull, objection, 'ciro');
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('pending');
});

test('an objection that somebody outside the role dismisses stands, whoever else of the role has signed', async () => {
  const pull = await scene.propose('docks');
  await scene.sign(pull);
  await scene.review('cal', pull, 'APPROVE');
  const objection = await scene.review('cleo', pull, 'REQUEST_CHANGES');
  await dismiss(pull, objection, 'sam');
  await scene.hear();
  const seen = await scene.look(pull);
  expect(seen.verdict).toBe('failure');
  expect(seen.comment).toContain('sam dismissed that');
  expect(await scene.merge(pull)).toBe(false);
});

test('what another person’s approval still holds is cleared anew, in the same run, when one is dismissed', async () => {
  const pull = await scene.propose('ponds');
  await scene.sign(pull);
  const second = await scene.review('cal', pull, 'APPROVE');
  await scene.hear();
  await dismiss(pull, second);
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('success');
  const kinds = (await scene.ledger(pull)).map((record) =>
    record.kind === 'sign-off' ? record.decision : record.kind,
  );
  expect(kinds.at(-1), 'the publisher believes a clearance only until somebody takes something back').toBe(
    'cleared',
  );
});

test('a comment after an approval withdraws nothing', async () => {
  const pull = await scene.propose('lawns');
  await scene.sign(pull);
  await scene.review('ciro', pull, 'COMMENT');
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('success');
});

test('a request for changes after an approval does, and another member’s approval does not outvote it', async () => {
  const pull = await scene.propose('hedges');
  await scene.sign(pull);
  await scene.review('cleo', pull, 'REQUEST_CHANGES');
  await scene.hear();
  await scene.sign(pull, ['cal']);
  expect((await scene.look(pull)).verdict).toBe('failure');
  expect(await scene.merge(pull)).toBe(false);
});

test('a request for changes by somebody who left the team binds nobody; their approval counts for nobody', async () => {
  const pull = await scene.propose('kiosks');
  await scene.sign(pull);
  await scene.review('cal', pull, 'REQUEST_CHANGES');
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('failure');
  scene.forge.addTeam('arroyo', 'cdo', ['cleo']);
  await scene.sweep();
  expect((await scene.look(pull)).verdict).toBe('success');
  scene.forge.addTeam('arroyo', 'cdo', ['cal']);
  await scene.sweep();
  expect((await scene.look(pull)).verdict, 'now it is the signer who left').not.toBe('success');
});
