import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample, type WorkTree } from './sample.ts';

let sample: Sample;
let work: WorkTree;
const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });

const REVIEWS = {
  required_approving_review_count: 1,
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: true,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
};

async function protect(rules: object[], more: object = {}): Promise<number> {
  const { data } = await as(sample.tokens.ana).request(`POST /repos/${HERE.owner}/${HERE.repo}/rulesets`, {
    name: `rules ${Math.random()}`,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules,
    ...more,
  });
  return data.id;
}

beforeEach(async () => {
  sample = await openSample();
  work = await sample.clone(sample.tokens.sam, 'sam');
});
afterEach(async () => {
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

describe('pushing', () => {
  test('straight to main is refused with the reason, and nothing moves', async () => {
    await protect([{ type: 'pull_request', parameters: REVIEWS }]);
    const before = await work.git('ls-remote', 'origin', 'refs/heads/main');
    const refusal = await work.push('main', { 'a.txt': 'a\n' }).catch(String);
    expect(refusal).toContain('GH013: Repository rule violations found for refs/heads/main.');
    expect(refusal).toContain('- Changes must be made through a pull request.');
    expect(refusal).toContain('push declined due to repository rule violations');
    expect(await work.git('ls-remote', 'origin', 'refs/heads/main')).toBe(before);
    await expect(work.push('topic', { 'b.txt': 'b\n' })).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  test('a ruleset that is disabled, or that the actor may bypass, holds nobody back', async () => {
    const id = await protect([{ type: 'pull_request', parameters: REVIEWS }]);
    const ana = as(sample.tokens.ana);
    await ana.repos.updateRepoRuleset({ ...HERE, ruleset_id: id, enforcement: 'disabled' });
    await work.push('main', { 'a.txt': 'a\n' });
    await ana.repos.updateRepoRuleset({
      ...HERE,
      ruleset_id: id,
      enforcement: 'active',
      bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
    });
    await expect(work.push('main', { 'a.txt': 'b\n' })).rejects.toThrow(/GH013/);
    const admin = await sample.clone(sample.tokens.ana, 'ana');
    await expect(admin.push('main', { 'a.txt': 'c\n' })).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  test('rewriting and deleting are refused where the rules say so', async () => {
    await work.push('ledger', { 'a.jsonl': '{}\n' });
    await work.push('ledger', { 'a.jsonl': '{}\n{}\n' });
    await protect([{ type: 'deletion' }, { type: 'non_fast_forward' }], {
      conditions: { ref_name: { include: ['refs/heads/ledger'], exclude: [] } },
    });
    await work.git('reset', '--quiet', '--hard', 'HEAD~1');
    await expect(work.push('ledger', { 'a.jsonl': '[]\n' }, '--force')).rejects.toThrow(
      /Cannot force-push to this branch/,
    );
    await expect(work.git('push', 'origin', '--delete', 'ledger')).rejects.toThrow(
      /Cannot delete this branch/,
    );
    const ana = as(sample.tokens.ana);
    await expect(ana.git.deleteRef({ ...HERE, ref: 'heads/ledger' })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Repository rule violations found'),
    });
  });

  test('only the App that may bypass writes a branch kept for it, through git and through the API', async () => {
    const app = sample.forge.addApp('daylight', 'arroyo/open-data', { contents: 'write' });
    await protect([{ type: 'creation' }, { type: 'update' }], {
      conditions: { ref_name: { include: ['refs/heads/ledger'], exclude: [] } },
      bypass_actors: [{ actor_id: app.id, actor_type: 'Integration', bypass_mode: 'always' }],
    });
    await expect(work.push('ledger', { 'a.jsonl': '{}\n' })).rejects.toThrow(/creations being restricted/);
    const bot = as(sample.forge.appToken(app.id, app.key));
    const main = (await bot.git.getRef({ ...HERE, ref: 'heads/main' })).data.object.sha;
    await bot.git.createRef({ ...HERE, ref: 'refs/heads/ledger', sha: main });
    const file = { ...HERE, path: 'genesis.jsonl', branch: 'ledger', message: 'Record', content: '' };
    await expect(as(sample.tokens.sam).repos.createOrUpdateFileContents(file)).rejects.toMatchObject({
      status: 409,
    });
    await bot.repos.createOrUpdateFileContents(file);
  });

  test('a job’s token cannot write workflow files', async () => {
    const token = sample.forge.mintToken({
      login: 'github-actions[bot]',
      kind: 'job',
      permissions: { contents: 'write' },
      repository: 'arroyo/open-data',
    });
    const job = await sample.clone(token, 'job');
    await expect(job.push('evil', { '.github/workflows/x.yml': 'on: push\n' })).rejects.toThrow(
      /without `workflows` permission/,
    );
    await job.git('reset', '--quiet', '--hard', 'origin/main');
    await expect(job.push('good', { 'x.txt': 'x\n' })).resolves.toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('merging', () => {
  const pull = { ...HERE, pull_number: 1 };
  let head: string;

  beforeEach(async () => {
    head = await work.push('topic', { 'datasets/a.csv': 'a\n' });
    await as(sample.tokens.sam).pulls.create({ ...HERE, title: 'Topic', head: 'topic', base: 'main' });
  });

  test('waits for the code owner and for an approval by somebody who may write', async () => {
    await protect([{ type: 'pull_request', parameters: REVIEWS }]);
    const ana = as(sample.tokens.ana);
    await expect(ana.pulls.merge(pull)).rejects.toMatchObject({
      status: 405,
      message: expect.stringMatching(
        /At least 1 approving review is required by reviewers with write access\.\s+Waiting on code owner review from arroyo\/cdo\./,
      ),
    });
    await as(sample.tokens.rita).pulls.createReview({ ...pull, event: 'APPROVE' });
    await expect(ana.pulls.merge(pull)).rejects.toMatchObject({
      message: expect.stringContaining('At least 1'),
    });
    await ana.pulls.createReview({ ...pull, event: 'APPROVE' });
    await expect(ana.pulls.merge(pull)).rejects.toMatchObject({
      message: expect.stringContaining('Waiting on code owner'),
    });
    expect((await ana.pulls.get(pull)).data.mergeable_state).toBe('blocked');
    await as(sample.tokens.cleo).pulls.createReview({ ...pull, event: 'APPROVE' });
    expect((await ana.pulls.get(pull)).data.mergeable_state).toBe('clean');
    await ana.pulls.merge(pull);
  });

  test('a pinned status counts only from its App, whoever else says the same', async () => {
    const app = sample.forge.addApp('daylight', 'arroyo/open-data', { statuses: 'write' });
    const check = { context: 'daylight/gate', integration_id: app.id };
    await protect([
      {
        type: 'required_status_checks',
        parameters: { required_status_checks: [check], strict_required_status_checks_policy: false },
      },
    ]);
    const ana = as(sample.tokens.ana);
    const status = { ...HERE, sha: head, context: 'daylight/gate' };
    await expect(ana.pulls.merge(pull)).rejects.toMatchObject({
      status: 405,
      message: expect.stringContaining('Required status check "daylight/gate" is expected.'),
    });
    await as(sample.tokens.sam).repos.createCommitStatus({ ...status, state: 'success' });
    await expect(ana.pulls.merge(pull)).rejects.toMatchObject({
      message: expect.stringContaining('is expected'),
    });
    const bot = as(sample.forge.appToken(app.id, app.key));
    await bot.repos.createCommitStatus({ ...status, state: 'failure' });
    await expect(ana.pulls.merge(pull)).rejects.toMatchObject({
      message: expect.stringContaining('is failing'),
    });
    await bot.repos.createCommitStatus({ ...status, state: 'success' });
    await ana.pulls.merge(pull);
  });

  test('a team asked for certain files by the ruleset itself has to approve them', async () => {
    const { data: team } = await as(sample.tokens.ana).teams.getByName({ org: 'arroyo', team_slug: 'cdo' });
    const required = {
      file_patterns: ['datasets/**', '!datasets/b.csv'],
      minimum_approvals: 1,
      reviewer: { id: team.id, type: 'Team' },
    };
    const parameters = {
      ...REVIEWS,
      require_code_owner_review: false,
      required_approving_review_count: 0,
      required_reviewers: [required],
    };
    await protect([{ type: 'pull_request', parameters }]);
    await expect(as(sample.tokens.ana).pulls.merge(pull)).rejects.toMatchObject({
      message: expect.stringContaining('arroyo/cdo'),
    });
    await as(sample.tokens.cleo).pulls.createReview({ ...pull, event: 'APPROVE' });
    await as(sample.tokens.ana).pulls.merge({ ...pull, merge_method: 'squash' });
    const { data: commit } = await as(sample.tokens.ana).repos.getCommit({ ...HERE, ref: 'main' });
    expect([commit.parents.length, commit.commit.message, commit.author?.login]).toEqual([
      1,
      'Topic (#1)',
      'sam',
    ]);
  });

  test('with stale reviews dismissed, an approval ends with the push that changes the patch', async () => {
    await protect([
      { type: 'pull_request', parameters: { ...REVIEWS, dismiss_stale_reviews_on_push: true } },
    ]);
    await as(sample.tokens.cleo).pulls.createReview({ ...pull, event: 'APPROVE' });
    await work.push('topic', { 'datasets/a.csv': 'b\n' });
    expect((await as(sample.tokens.sam).pulls.listReviews(pull)).data).toMatchObject([
      { state: 'DISMISSED' },
    ]);
  });
});

test('rulesets are shown, listed per branch, and keep their bypass actors to administrators', async () => {
  const id = await protect([{ type: 'deletion' }], {
    bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole' }],
  });
  const [ana, sam] = [as(sample.tokens.ana), as(sample.tokens.sam)];
  const ruleset = { ...HERE, ruleset_id: id };
  expect((await ana.repos.getRepoRuleset(ruleset)).data).toMatchObject({
    bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
    current_user_can_bypass: 'always',
    source: 'arroyo/open-data',
  });
  const { data: shown } = await sam.repos.getRepoRuleset(ruleset);
  expect([shown.bypass_actors, shown.current_user_can_bypass]).toEqual([undefined, 'never']);
  expect((await sam.repos.getBranchRules({ ...HERE, branch: 'main' })).data).toMatchObject([
    { type: 'deletion', ruleset_id: id },
  ]);
  expect((await sam.repos.getBranch({ ...HERE, branch: 'main' })).data.protected).toBe(true);
  await expect(protect([{ type: 'unheard_of' }])).rejects.toMatchObject({ status: 422 });
  await ana.repos.deleteRepoRuleset(ruleset);
  expect((await sam.repos.getRepoRulesets(HERE)).data).toEqual([]);
});
