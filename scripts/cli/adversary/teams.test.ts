import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { HERE, PATIENCE } from './here.ts';
import { SIGNERS } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** GitHub does not say who is in a team: nobody is in it, until it does. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => scene.close());

/** GitHub answers like this when asked for members of a team, or for whatever this matches. */
function answer(status: number, path = /\/teams\/[^/]+\/members/): void {
  const real = fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) =>
    path.test(String(input))
      ? Promise.resolve(
          new Response('{"message":"no"}', { status, headers: { 'content-type': 'application/json' } }),
        )
      : real(input, init),
  );
}

test.each([403, 404])(
  'a team that cannot be read (%i) is not an empty team and not a full one',
  async (status) => {
    const pull = await scene.propose(`benches-${status}`);
    answer(status);
    await scene.sign(pull);
    const { verdict, comment } = await scene.look(pull);
    expect(verdict).toBe('pending');
    expect(comment).toContain('arroyo/cdo');
    vi.unstubAllGlobals();
    await scene.decide(pull);
    expect((await scene.look(pull)).verdict, 'nothing was lost meanwhile').toBe('success');
  },
);

test('a sign-off that stood does not stand on a team that can no longer be read', async () => {
  const pull = await scene.propose('ponds');
  await scene.sign(pull);
  expect((await scene.look(pull)).verdict).toBe('success');
  scene.forge.changeApp(scene.app.id, {
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      statuses: 'write',
      issues: 'write',
      metadata: 'read',
    },
  });
  await scene.decide(pull);
  scene.forge.changeApp(scene.app.id, {
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      statuses: 'write',
      issues: 'write',
      metadata: 'read',
      members: 'read',
    },
  });
  expect((await scene.look(pull)).verdict).toBe('pending');
});

test('a GitHub that is broken (500) takes the verdict back, and says that it could not decide', async () => {
  const pull = await scene.propose('lawns');
  await scene.sign(pull);
  expect((await scene.look(pull)).verdict).toBe('success');
  answer(500);
  const run = await scene.decide(pull);
  expect(run).toMatchObject({ code: 2, err: expect.stringContaining('/teams/cdo/members') });
  expect(await scene.look(pull)).toMatchObject({
    verdict: 'error',
    description: expect.stringContaining('could not decide'),
  });
  expect(await scene.merge(pull)).toBe(false);

  const { data } = await scene.as('ada').pulls.get({ ...HERE, pull_number: pull });
  const where = { ...HERE, ref: data.head.sha, per_page: 100 };
  const said = async () => (await scene.as('ada').repos.listCommitStatusesForRef(where)).data.length;
  const before = await said();
  await scene.decide(pull);
  expect(await said(), 'once, however long it lasts: a commit takes only a thousand').toBe(before);
});

test('one pull request that GitHub cannot show keeps the sweep from none of the others', async () => {
  const lost = await scene.propose('docks');
  const pull = await scene.propose('paths');
  for (const person of SIGNERS) await scene.review(person, pull, 'APPROVE');
  scene.unheard.splice(0);
  answer(500, new RegExp(`/pulls/${lost}($|[/?])`));
  expect(await scene.sweep()).toMatchObject({ code: 2, err: expect.stringContaining(`/pulls/${lost}`) });
  expect((await scene.look(pull)).verdict).toBe('success');
});

test('a team that can be read does not have everybody in it', async () => {
  const pull = await scene.propose('hedges');
  await scene.sign(pull, ['cora', 'dana', 'mallory', 'ciro', 'pia']);
  expect((await scene.look(pull)).verdict).toBe('pending');
  const { data } = await scene.as('app').teams.listMembersInOrg({ org: HERE.owner, team_slug: 'cdo' });
  expect(data.map(({ login }) => login)).toEqual(['cleo', 'cal']);
});
