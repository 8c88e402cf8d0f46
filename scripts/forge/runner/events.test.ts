import { afterEach, beforeEach, expect, test } from 'vitest';
import { ex, logOf, openStage, pullRequest, REPOSITORY, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = openStage(process.execPath, process.env.PATH ?? '');
});
afterEach(() => stage.close());

const says = (on: string, what: string): string =>
  `on: ${on}\njobs: { a: { runs-on: x, steps: [{ run: 'echo ${what} $GITHUB_REF $GITHUB_SHA' }] } }`;

test('pull_request_target runs the default branch’s copy, pull_request_review the pull request’s', async () => {
  const main = stage.commit({
    '.github/workflows/target.yml': says('pull_request_target', 'from-main'),
    '.github/workflows/review.yml': says('pull_request_review', 'from-main'),
  });
  const head = stage.commit(
    {
      '.github/workflows/target.yml': says('pull_request_target', 'from-head'),
      '.github/workflows/review.yml': says('pull_request_review', 'from-head'),
    },
    'topic',
  );
  const [target] = await stage.deliver('pull_request', pullRequest(1, head));
  expect(logOf(target?.jobs[0])).toContain(`from-main refs/heads/main ${main}`);
  expect(target?.headSha).toBe(head);
  const [review] = await stage.deliver('pull_request_review', {
    ...pullRequest(1, head),
    action: 'submitted',
  });
  expect(logOf(review?.jobs[0])).toContain(`from-head refs/pull/1/merge ${head}`);
});

test('a relay’s workflow_run starts the gate on main with the head the relay saw, and only from its branch and type', async () => {
  const main = stage.commit({
    '.github/workflows/relay.yml':
      'name: Relay\non: pull_request_review\npermissions: {}\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
    '.github/workflows/gate.yml': `
on: { workflow_run: { workflows: [Relay], types: [completed] } }
jobs:
  a:
    runs-on: x
    steps:
      - run: echo "${ex('github.event.workflow_run.path')} ${ex('github.event.workflow_run.head_sha')} ${ex('github.event.workflow_run.conclusion')} ${ex('github.event.workflow_run.pull_requests[0].number')} on $GITHUB_SHA"
`,
    '.github/workflows/other.yml':
      'on: { workflow_run: { workflows: [Relay], types: [completed], branches: [main] } }\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
  });
  const head = stage.commit({ 'x.txt': 'x' }, 'topic');
  const runs = await stage.deliver('pull_request_review', { ...pullRequest(9, head), action: 'submitted' });
  expect(runs.map((run) => run.path)).toEqual(['.github/workflows/relay.yml', '.github/workflows/gate.yml']);
  expect(runs[0]?.jobs[0]?.permissions).toEqual({ metadata: 'read' });
  expect(logOf(runs[1]?.jobs[0])).toContain(`.github/workflows/relay.yml ${head} success 9 on ${main}`);
});

test('a fork’s run is read-only and its workflow_run names no pull request', async () => {
  stage.commit({
    '.github/workflows/gate.yml': `
on: { workflow_run: { workflows: [Relay], types: [completed] } }
jobs: { a: { runs-on: x, steps: [{ run: 'echo "[${ex('github.event.workflow_run.pull_requests[0].number')}] from ${ex('github.event.workflow_run.head_repository.full_name')}"' }] } }
`,
  });
  const head = stage.commit(
    {
      '.github/workflows/relay.yml':
        'name: Relay\non: pull_request_review\npermissions: write-all\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
    },
    'topic',
  );
  const [relay, gate] = await stage.deliver('pull_request_review', {
    ...pullRequest(9, head, { from: 'someone/open-data' }),
    action: 'submitted',
  });
  expect(Object.values(relay?.jobs[0]?.permissions ?? {})).not.toContain('write');
  expect(logOf(gate?.jobs[0])).toContain('[] from someone/open-data');
});

test('workflow_run chains end', async () => {
  stage.commit({
    '.github/workflows/loop.yml':
      'name: Loop\non: { issue_comment: {}, workflow_run: { workflows: [Loop], types: [completed] } }\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
  });
  const runs = await stage.deliver('issue_comment', { action: 'created' });
  expect(runs).toHaveLength(4);
});

test('filters: types, base branches, paths, branches of a push', async () => {
  stage.commit({
    'readme.txt': 'x',
    '.github/workflows/types.yml': says('{ pull_request_target: { types: [ready_for_review] } }', 'types'),
    '.github/workflows/base.yml': says('{ pull_request_target: { branches: [release/**] } }', 'base'),
  });
  const head = stage.commit({ 'x.txt': 'x' }, 'topic');
  const names = async (payload: Record<string, unknown>): Promise<string[]> =>
    (await stage.deliver('pull_request', payload)).map((run) => run.path.slice(18));
  expect(await names(pullRequest(1, head))).toEqual([]);
  expect(await names({ ...pullRequest(1, head), action: 'ready_for_review' })).toEqual(['types.yml']);
  expect(await names(pullRequest(1, head, { base: 'release/1' }))).toEqual(['base.yml']);

  const before = stage.commit({
    '.github/workflows/push.yml': says(
      "{ push: { branches: [main], paths: ['datasets/**', '!**/README.md'] } }",
      'push',
    ),
  });
  const pushed = async (files: Record<string, string>): Promise<number> => {
    const after = stage.commit(files);
    return (await stage.deliver('push', { ref: 'refs/heads/main', before, after })).length;
  };
  expect(await pushed({ 'datasets/transport/README.md': 'x' })).toBe(0);
  expect(await pushed({ 'datasets/transport/counts/data.csv': 'x' })).toBe(1);
  const elsewhere = stage.commit({ 'datasets/x.csv': 'x' }, 'topic');
  expect(
    await stage.deliver('push', { ref: 'refs/heads/topic', before: '0'.repeat(40), after: elsewhere }),
  ).toEqual([]);
  expect(await stage.deliver('push', { ref: 'refs/heads/gone', before, after: '0'.repeat(40) })).toEqual([]);
});

test('what a job’s own token causes starts nothing', async () => {
  const after = stage.commit({ '.github/workflows/push.yml': says('push', 'push') });
  expect(
    await stage.deliver(
      'push',
      { ref: 'refs/heads/main', before: '0'.repeat(40), after },
      { suppressed: true },
    ),
  ).toEqual([]);
});

test('[skip ci] holds for a push and not for pull_request_target', async () => {
  const after = stage.commit({ '.github/workflows/w.yml': says('[push, pull_request_target]', 'x') });
  expect(
    await stage.deliver('push', {
      ref: 'refs/heads/main',
      before: '0'.repeat(40),
      after,
      head_commit: { message: 'Fix [skip ci]' },
    }),
  ).toEqual([]);
  const head = stage.commit({ 'x.txt': 'x' }, 'topic');
  expect(await stage.deliver('pull_request', pullRequest(1, head))).toHaveLength(1);
});

test('the clock starts what names the cron line; the button starts one workflow with checked inputs', async () => {
  stage.commit({
    '.github/workflows/hourly.yml': says("{ schedule: [{ cron: '17 * * * *' }] }", 'hourly'),
    '.github/workflows/nightly.yml': says("{ schedule: [{ cron: '0 3 * * *' }] }", 'nightly'),
    '.github/workflows/button.yml': `
on:
  workflow_dispatch:
    inputs:
      reason: { description: Why, required: true }
      dry: { description: Dry, type: boolean, default: true }
jobs: { a: { runs-on: x, steps: [{ run: 'echo "${ex('inputs.reason')} ${ex('inputs.dry == true')} ${ex('github.actor')}"' }] } }
`,
  });
  stage.runner.schedule(REPOSITORY, '17 * * * *');
  await stage.runner.idle();
  expect(stage.runner.runs.map((run) => run.path)).toEqual(['.github/workflows/hourly.yml']);
  stage.runner.schedule(REPOSITORY);
  await stage.runner.idle();
  expect(stage.runner.runs).toHaveLength(3);
  stage.runner.dispatch(REPOSITORY, '.github/workflows/button.yml', {
    actor: 'bo',
    inputs: { reason: 'because' },
  });
  stage.runner.dispatch(REPOSITORY, '.github/workflows/button.yml', { actor: 'bo' });
  await stage.runner.idle();
  expect(logOf(stage.runner.runs[3]?.jobs[0])).toContain('because true bo');
  expect(stage.runner.runs[4]?.errors).toEqual(["Required input 'reason' not provided"]);
});

test('merge_group runs on the queue’s branch and filters by its target', async () => {
  stage.commit({ '.github/workflows/w.yml': says('{ merge_group: { branches: [main] } }', 'queued') });
  const head = stage.commit({ 'x.txt': 'x' }, 'gh-readonly-queue/main/pr-1');
  const [run] = await stage.deliver('merge_group', {
    action: 'checks_requested',
    merge_group: {
      head_sha: head,
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-1',
      base_ref: 'refs/heads/main',
    },
  });
  expect(logOf(run?.jobs[0])).toContain(`queued refs/heads/gh-readonly-queue/main/pr-1 ${head}`);
});
