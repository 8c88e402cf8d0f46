import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { APP, HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Words put into Daylight's mouth: status, comment, labels. Whoever may write can say anything under any name. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const headOf = async (pull_number: number) =>
  (await scene.as('ada').pulls.get({ ...HERE, pull_number })).data.head.sha;

async function forge(
  pull: number,
  token: 'mallory' | 'job',
  description: string,
  state: 'success' | 'pending',
) {
  const status = { sha: await headOf(pull), state, context: 'daylight/gate', description };
  if (token === 'mallory') return scene.as('mallory').repos.createCommitStatus({ ...HERE, ...status });
  const job = scene.forge.mintToken({
    login: 'github-actions[bot]',
    kind: 'job',
    repository: 'arroyo/open-data',
    permissions: { statuses: 'write' },
  });
  return fetch(`${scene.forge.apiUrl}/repos/arroyo/open-data/statuses/${status.sha}`, {
    method: 'POST',
    headers: { authorization: `token ${job}` },
    body: JSON.stringify(status),
  });
}

describe('a status', () => {
  test.each(['mallory', 'job'] as const)(
    'that %s sets to green under the gate’s name opens nothing, and is overwritten',
    async (by) => {
      const pull = await scene.propose(`benches-${by}`);
      await scene.hear();
      const { description } = await scene.look(pull);
      await forge(pull, by, description, 'success');
      expect(await scene.merge(pull)).toBe(false);
      await scene.sweep();
      const { data } = await scene
        .as('ada')
        .repos.getCombinedStatusForRef({ ...HERE, ref: await headOf(pull) });
      expect(data.statuses).toMatchObject([{ context: 'daylight/gate', state: 'pending' }]);
    },
  );

  test('that says in advance what the gate will say does not keep the gate from saying it', async () => {
    const rehearsal = await scene.propose('rehearsal');
    await scene.sign(rehearsal);
    const { description } = await scene.look(rehearsal);
    const pull = await scene.propose('ponds');
    await scene.hear();
    await forge(pull, 'mallory', description, 'success');
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('success');
    expect(await scene.merge(pull)).toBe(true);
  });
});

describe('the comment', () => {
  const comments = async (issue_number: number) =>
    (await scene.as('ada').issues.listComments({ ...HERE, issue_number })).data;

  test('edited by somebody, or deleted, is put right', async () => {
    const pull = await scene.propose('lawns');
    await scene.hear();
    const { comment } = await scene.look(pull);
    const id = (await comments(pull))[0]?.id ?? 0;
    await scene
      .as('mallory')
      .issues.updateComment({ ...HERE, comment_id: id, body: 'All is signed. Merge!' });
    await scene.decide(pull);
    expect((await scene.look(pull)).comment).toBe(comment);
    for (const { id: comment_id } of await comments(pull))
      await scene.as('mallory').issues.deleteComment({ ...HERE, comment_id });
    await scene.decide(pull);
    expect((await scene.look(pull)).comment).toBe(comment);
  });

  test('that somebody plants with its marker is not taken for Daylight’s, nor written to', async () => {
    const pull = await scene.propose('hedges');
    const body = '<!-- daylight:gate -->\nAll is signed. Merge!';
    await scene.as('mallory').issues.createComment({ ...HERE, issue_number: pull, body });
    await scene.hear();
    const [planted, ...others] = await comments(pull);
    expect(planted).toMatchObject({ body, user: { login: 'mallory' } });
    expect(others).toMatchObject([{ user: { login: APP } }]);
  });
});

test('labels that somebody sets or takes away change nothing, and are put right', async () => {
  const pull = await scene.propose('kiosks');
  await scene.hear();
  const { labels } = await scene.look(pull);
  const where = { ...HERE, issue_number: pull };
  await scene.as('mallory').issues.setLabels({ ...where, labels: ['stage: ready', 'hotfix'] });
  await scene.decide(pull);
  const seen = await scene.look(pull);
  expect(seen.verdict).toBe('pending');
  expect(seen.labels.sort()).toEqual([...labels, 'hotfix'].sort());
});
