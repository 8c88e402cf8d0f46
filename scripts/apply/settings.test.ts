import { expect, test } from 'vitest';
import { fakeGitHub } from './fake-github.ts';
import { applySettings } from './settings.ts';

const HERE = { owner: 'arroyo', repo: 'open-data' };
const label = { name: 'stage: ready', color: '7fc29b', description: 'Everything is signed' };

test('what GitHub refuses is told in its words, and stops nothing else', async () => {
  const { octokit, made } = fakeGitHub(({ path }) =>
    path.endsWith('/pages')
      ? {
          status: 422,
          data: { message: 'Your current plan does not support GitHub Pages for this repository.' },
        }
      : { status: 201, data: {} },
  );
  const receipts = await applySettings(octokit, HERE, [
    { kind: 'create-pages', branch: 'site', path: '/' },
    { kind: 'create-label', label },
  ]);
  expect(receipts).toEqual([
    {
      kind: 'create-pages',
      subject: 'branch site',
      outcome: 'failed',
      detail: expect.stringContaining('Your current plan does not support GitHub Pages'),
    },
    { kind: 'create-label', subject: 'stage: ready', outcome: 'done' },
  ]);
  expect(made()).toEqual(['POST /pages', 'POST /labels']);
});

test.each([401, 500])(
  'an answer of %i is no refusal: it is thrown, and nothing more is tried',
  async (status) => {
    const { octokit, made } = fakeGitHub(() => ({ status, data: { message: 'x' } }));
    const changes = [{ kind: 'create-label', label }, { kind: 'forbid-forks' }] as const;
    await expect(applySettings(octokit, HERE, changes)).rejects.toMatchObject({ status });
    expect(made()).toHaveLength(1);
  },
);

test('a branch that may use the environment already is as good as one that is allowed now', async () => {
  const { octokit } = fakeGitHub(() => ({ status: 303, data: {} }));
  const receipts = await applySettings(octokit, HERE, [
    { kind: 'allow-branch', environment: 'daylight', branch: 'main' },
  ]);
  expect(receipts).toMatchObject([{ outcome: 'done' }]);
});

test('an update of a ruleset sends nobody who may pass by it where GitHub did not show who may', async () => {
  const { octokit, calls } = fakeGitHub(() => ({ status: 200, data: {} }));
  const ruleset = {
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [{ type: 'deletion' }],
  };
  await applySettings(octokit, HERE, [{ kind: 'update-ruleset', id: 7, ruleset }]);
  expect(calls).toEqual([{ method: 'PUT', path: '/repos/arroyo/open-data/rulesets/7', body: ruleset }]);
});
