import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appendToLedger } from '../../apply/ledger.ts';
import { datasetFiles } from '../../gather/scratch-city.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import { createMemoryPortal, type MemoryEntry } from '../../portals/memory/portal.ts';
import { publishAll } from '../publish/publish-all.ts';
import { HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Past the gate and onto main: the publisher believes the ledger, and nobody else. */
let scene: Scene;
let shown: Map<string, MemoryEntry>;
beforeEach(async () => {
  scene = await openScene();
  shown = new Map();
});
afterEach(() => scene.close());

async function publish(): Promise<string[]> {
  const { refused } = await publishAll({
    connection: scene.connection(),
    portals: () => [
      {
        id: 'portal',
        settings: { adapter: 'memory', title: 'Portal' },
        connect: () => createMemoryPortal('portal', shown),
      },
    ],
    options: {},
    apply: true,
    now: new Date().toISOString(),
    logUrl: undefined,
  });
  return refused;
}

/** An administrator lifts the protection for as long as it takes. */
async function unprotected(work: () => Promise<unknown>): Promise<void> {
  const ada = scene.as('ada').repos;
  const { data } = await ada.getRepoRulesets(HERE);
  const ruleset_id = data.find(({ name }) => name === 'main')?.id ?? 0;
  await ada.updateRepoRuleset({ ...HERE, ruleset_id, enforcement: 'disabled' });
  await work();
  await ada.updateRepoRuleset({ ...HERE, ruleset_id, enforcement: 'active' });
}

const reports = async () =>
  (await scene.as('ada').issues.listForRepo({ ...HERE, state: 'open' })).data.filter(
    ({ pull_request, body }) => pull_request === undefined && body?.includes('parks/benches'),
  );

test('what was signed is published; what was pushed past the gate is refused, reported, and the signed stays', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  expect(await scene.merge(pull)).toBe(true);
  expect(await publish()).toEqual([]);
  expect([...shown.keys()]).toEqual(['benches']);
  const before = JSON.stringify([...shown.values()]);

  await expect(scene.push('mallory', 'main', { 'README.md': 'Mine\n' })).rejects.toThrow();
  await unprotected(async () => {
    scene.work.git('fetch', '-q', scene.forge.gitDirectory('arroyo/open-data'), 'main');
    scene.work.git('checkout', '-q', 'main');
    scene.work.git('reset', '-q', '--hard', 'FETCH_HEAD');
    await scene.push('ada', 'main', {
      'datasets/parks/benches/data.csv': 'id,species\n9,Pushed past review\n',
    });
  });
  expect(await publish()).toEqual(['parks/benches']);
  expect(JSON.stringify([...shown.values()])).toBe(before);
  expect(await reports()).toHaveLength(1);

  await unprotected(async () => {
    scene.work.git('revert', '--no-edit', 'HEAD');
    await scene.push('ada', 'main', {});
  });
  expect(await publish(), 'what was signed is there again').toEqual([]);
  expect(await reports(), 'and the report is closed').toHaveLength(0);
});

test('two pull requests, each signed, that together make what nobody signed: refused', async () => {
  const first = await scene.propose('benches');
  await scene.sign(first);
  expect(await scene.merge(first)).toBe(true);
  scene.work.git('fetch', '-q', scene.forge.gitDirectory('arroyo/open-data'), 'main:main', '--force');
  const folder = datasetFiles('parks/benches', {
    metadata: {
      identifier: 'benches',
      description: 'Every bench in a park of the city, with the year it was made.',
    },
  });
  await scene.push('sam', 'describe', {
    'datasets/parks/benches/metadata.yml': folder['datasets/parks/benches/metadata.yml'] ?? '',
  });
  await scene.push('sam', 'refresh', {
    'datasets/parks/benches/data.csv': 'id,species\n1,Quercus agrifolia\n3,Taxus baccata\n',
  });
  const pulls = [await scene.open('sam', 'describe'), await scene.open('sam', 'refresh')];
  for (const pull of pulls) {
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('success');
  }
  for (const pull of pulls) expect(await scene.merge(pull), 'before the gate hears of the other').toBe(true);
  expect(await publish()).toEqual(['parks/benches']);
});

test('a clearance that an objection took back is none, although the commit was merged past the gate', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  await scene.review('ciro', pull, 'REQUEST_CHANGES');
  await scene.hear();
  expect(await scene.merge(pull)).toBe(false);
  await unprotected(() => scene.as('ada').pulls.merge({ ...HERE, pull_number: pull }));
  expect(await publish()).toEqual(['parks/benches']);
  expect(shown.size).toBe(0);
});

test('what was withheld after everybody had signed is refused, although it was merged past the gate', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  const body = '/withhold The family of the last owner has asked for time.';
  await scene.as('ciro').issues.createComment({ ...HERE, issue_number: pull, body });
  await scene.hear();
  await scene.as('sam').pulls.update({ ...HERE, pull_number: pull, state: 'open' });
  await unprotected(() => scene.as('ada').pulls.merge({ ...HERE, pull_number: pull }));
  expect(await publish()).toEqual(['parks/benches']);
  expect(shown.size).toBe(0);
});

test('an approval that somebody dismisses after the merge was given all the same: what it cleared is published', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  expect(await scene.merge(pull)).toBe(true);
  const { data } = await scene.as('ada').pulls.listReviews({ ...HERE, pull_number: pull });
  const review_id = data.find(({ user }) => user?.login === 'ciro')?.id ?? 0;
  await scene
    .as('mallory')
    .pulls.dismissReview({ ...HERE, pull_number: pull, review_id, message: 'Let it never be published' });
  await scene.hear();
  expect(await publish()).toEqual([]);
  expect([...shown.keys()]).toEqual(['benches']);
});

test('what was taken down comes back with a new approval, also of a pull request that everybody had signed before', async () => {
  const pull = await scene.propose('benches');
  await scene.sign(pull);
  const { octokit, repository } = scene.connection();
  const at = new Date(Date.now() + 60_000).toISOString();
  const about = { dataset: 'parks/benches', role: 'cdo', by: 'cleo', reason: 'names of residents' };
  await appendToLedger(octokit, repository, TAKEDOWNS_FILE, [{ kind: 'takedown', at, ...about }]);
  await publish();
  scene.wait(120_000);
  await scene.review('cleo', pull, 'APPROVE');
  await scene.hear();
  expect(await scene.merge(pull)).toBe(true);
  await publish();
  expect([...shown.keys()]).toEqual(['benches']);
});

test('a sweep says of every pull request why it could not be decided', async () => {
  const pulls = [await scene.propose('benches'), await scene.propose('ponds')];
  await unprotected(async () => {
    scene.work.git('checkout', '-q', 'main');
    await scene.push('ada', 'main', { 'governance.yml': 'roles: [\n' });
  });
  const { code, err } = await scene.sweep();
  expect(code).not.toBe(0);
  for (const pull of pulls) expect(err).toContain(`pull request ${pull} could not be decided: The policy`);
});
