import { describe, expect, test } from 'vitest';
import { Outage } from '../model/outage.ts';
import type { GateChange } from '../model/plan.ts';
import { startDeployment } from './deployment.ts';
import { type Answer, fakeGitHub } from './fake-github.ts';
import { applyPlan } from './gate-plan.ts';
import { applyGateChange } from './github.ts';
import { reportIssue, reportOnCommit } from './report.ts';

const repository = { owner: 'arroyo', repo: 'open-data' };
const ok = (data: unknown, status = 200) => ({ status, data });
const status = {
  kind: 'set-status',
  sha: 'abcdef0',
  state: 'success',
  description: 'All signed.',
  url: 'https://github.example/7',
} as const;
const noStatus: unknown[] = [];

async function run(change: GateChange, answer: Answer, options?: Parameters<typeof applyGateChange>[3]) {
  const github = fakeGitHub(answer);
  return { ...github, receipt: await applyGateChange(github.octokit, repository, change, options) };
}

describe('changes on GitHub', () => {
  test('a status is written only where it says something new', async () => {
    const standing = {
      context: 'daylight/gate',
      state: 'success',
      description: 'All signed.',
      target_url: status.url,
    };
    const same = await run(status, () => ok([standing]));
    expect(same.receipt).toMatchObject({ outcome: 'skipped' });
    expect(same.made()).toEqual(['GET /commits/abcdef0/statuses']);
    const other = await run(status, ({ method }) =>
      ok(method === 'GET' ? [{ ...standing, state: 'pending' }] : {}),
    );
    expect(other.receipt).toMatchObject({ outcome: 'done' });
    expect(other.calls.at(-1)?.body).toMatchObject({ state: 'success', context: 'daylight/gate' });
  });

  test('the gate finds its status behind a hundred others', async () => {
    const others = Array.from({ length: 100 }, (_, i) => ({ context: `ci/${i}` }));
    let page = 0;
    const { receipt } = await run(status, () => {
      page += 1;
      return ok(page === 1 ? others : [{ context: 'daylight/gate', ...status, target_url: status.url }]);
    });
    expect(receipt.outcome).toBe('skipped');
  });

  test('what somebody else said under the gate’s name is said anew', async () => {
    const forged = {
      context: 'daylight/gate',
      state: status.state,
      description: status.description,
      target_url: status.url,
      creator: { login: 'mallory' },
    };
    const github = fakeGitHub(() => ok([forged]));
    const receipt = await applyGateChange(github.octokit, repository, status, { self: 'daylight[bot]' });
    expect(receipt).toMatchObject({ outcome: 'done' });
  });

  test('a long description is cut to what GitHub takes', async () => {
    const { calls } = await run({ ...status, description: 'é'.repeat(200) }, () => ok(noStatus));
    expect(calls.at(-1)?.body).toMatchObject({ description: `${'é'.repeat(139)}…` });
  });

  test('a comment that was deleted meanwhile is written anew', async () => {
    const change: GateChange = { kind: 'update-comment', pullRequest: 7, comment: 1, body: 'text' };
    const { receipt, made } = await run(change, ({ method }) =>
      method === 'PATCH' ? undefined : ok({ html_url: 'https://c' }, 201),
    );
    expect(receipt).toMatchObject({ kind: 'update-comment', outcome: 'done', address: 'https://c' });
    expect(made()).toEqual(['PATCH /issues/comments/1', 'POST /issues/7/comments']);
  });

  test('labels are one call; what GitHub had to make for it gets its colour, and no other label does', async () => {
    const change: GateChange = {
      kind: 'add-labels',
      pullRequest: 7,
      labels: ['stage: ready', 'lane: new-dataset'],
    };
    const { calls, made } = await run(
      change,
      () =>
        ok([
          { name: 'stage: ready', color: 'ededed' },
          { name: 'lane: new-dataset', color: '123456' },
          { name: 'good first issue', color: 'ededed' },
        ]),
      { labelColours: { 'stage: ready': '7fc29b', 'lane: new-dataset': '000000' } },
    );
    expect(made()).toEqual(['POST /issues/7/labels', 'PATCH /labels/stage%3A%20ready']);
    expect(calls.map(({ body }) => body)).toEqual([{ labels: change.labels }, { color: '7fc29b' }]);
  });

  test('a label that somebody removed meanwhile is no failure', async () => {
    const { receipt } = await run(
      { kind: 'remove-label', pullRequest: 7, label: 'stage: ready' },
      () => undefined,
    );
    expect(receipt.outcome).toBe('skipped');
  });

  test('reviewers without access are named, and the others still asked', async () => {
    const change: GateChange = {
      kind: 'request-reviewers',
      pullRequest: 7,
      users: ['ines', 'outsider'],
      teams: ['arroyo/policy'],
    };
    const { receipt, calls } = await run(change, ({ body }) =>
      JSON.stringify(body).includes('outsider') ? ok({ message: 'not a collaborator' }, 422) : ok({}, 201),
    );
    expect(receipt).toMatchObject({
      outcome: 'done',
      detail: expect.stringContaining('will not ask outsider:'),
    });
    expect(calls.at(-1)?.body).toEqual({ team_reviewers: ['policy'] });
  });

  test('nobody could be asked: skipped, with the reason', async () => {
    const change: GateChange = { kind: 'request-reviewers', pullRequest: 7, users: ['outsider'], teams: [] };
    const { receipt } = await run(change, () => ok({ message: 'not a collaborator' }, 422));
    expect(receipt).toMatchObject({ outcome: 'skipped', detail: expect.stringContaining('outsider') });
  });
});

describe('a plan', () => {
  const label: GateChange = { kind: 'add-labels', pullRequest: 7, labels: ['stage: ready'] };
  const append: GateChange = { kind: 'append-ledger', file: 'pull-requests/7.jsonl', records: [] };
  const apply = (answer: Answer, ...changes: GateChange[]) => {
    const github = fakeGitHub(answer);
    const context = { octokit: github.octokit, repository, pause: async () => undefined };
    return { github, receipts: applyPlan({ changes, refusals: [] }, context) };
  };

  test('writes the status last, whatever its place', async () => {
    const { github, receipts } = apply(() => ok(noStatus), status, label);
    expect((await receipts).map(({ kind }) => kind)).toEqual(['add-labels', 'set-status']);
    expect(github.made().at(-1)).toBe('POST /statuses/abcdef0');
  });

  test('a label that GitHub refuses does not stop the status', async () => {
    const { receipts } = apply(
      ({ path }) => (path.includes('labels') ? ok({ message: 'no' }, 403) : ok(noStatus)),
      label,
      status,
    );
    expect(await receipts).toMatchObject([
      { outcome: 'failed', detail: expect.stringContaining('no') },
      { outcome: 'done' },
    ]);
  });

  test('a verdict whose evidence could not be kept is an error, never a success', async () => {
    const answer: Answer = ({ path }) =>
      path.includes('contents') ? ok({ message: 'forbidden' }, 403) : ok(noStatus);
    const { github, receipts } = apply(answer, append, status);
    expect(await receipts).toMatchObject([{ outcome: 'failed' }, { kind: 'set-status', outcome: 'done' }]);
    expect(github.calls.at(-1)?.body).toMatchObject({
      state: 'error',
      description: expect.stringContaining('could not be recorded'),
    });
  });

  test('an outage is a failed receipt for each change, not a stack trace', async () => {
    const failing = fakeGitHub(() => ok({}));
    failing.octokit.hook.wrap('request', () => {
      throw new Outage('GitHub did not answer');
    });
    const receipts = await applyPlan(
      { changes: [label, status], refusals: [] },
      { octokit: failing.octokit, repository },
    );
    expect(receipts).toMatchObject([
      { outcome: 'failed', detail: 'GitHub did not answer' },
      { outcome: 'failed', detail: 'GitHub did not answer' },
    ]);
  });

  test('with refusals is not touched', async () => {
    const github = fakeGitHub(() => ok({}));
    const plan = { changes: [label], refusals: [{ id: 'too-many-retirements', params: {} }] };
    expect(await applyPlan(plan, { octokit: github.octokit, repository })).toMatchObject([
      { outcome: 'skipped', detail: 'too-many-retirements' },
    ]);
    expect(github.calls).toEqual([]);
  });
});

describe('telling the outcome', () => {
  test('a deployment merges nothing and demands no checks, and ends as it went', async () => {
    const github = fakeGitHub(({ path }) => ok(path.endsWith('/deployments') ? { id: 5 } : {}, 201));
    const request = { sha: 'abc', environment: 'portal', description: 'Publishing' };
    const deployment = await startDeployment(github.octokit, repository, request);
    await deployment.finish({
      state: 'failure',
      description: 'The portal shows nothing',
      url: 'https://data.arroyo.example',
    });
    expect(github.calls[0]?.body).toMatchObject({ ref: 'abc', auto_merge: false, required_contexts: [] });
    expect(github.calls.slice(1).map(({ body }) => (body as { state: string }).state)).toEqual([
      'queued',
      'in_progress',
      'failure',
    ]);
    expect(github.calls.at(-1)?.body).toMatchObject({ environment_url: 'https://data.arroyo.example' });
  });

  const key = { marker: 'refused', self: 'daylight[bot]' };
  const issue = {
    number: 3,
    title: 'Not published',
    body: '<!-- daylight:refused -->\r\nold',
    user: { login: 'daylight[bot]' },
    html_url: 'https://i',
  };

  test('one issue is opened, brought up to date, left alone, and closed', async () => {
    const none = fakeGitHub(({ method }) =>
      method === 'GET' ? ok([]) : ok({ html_url: 'https://new' }, 201),
    );
    expect(await reportIssue(none.octokit, repository, key, { title: 'Not published', body: 'old' })).toBe(
      'https://new',
    );
    expect(none.calls.at(-1)?.body).toMatchObject({ body: '<!-- daylight:refused -->\nold' });

    const open = fakeGitHub(({ method }) =>
      ok(method === 'GET' ? [{ ...issue, user: { login: 'somebody' } }, issue] : {}),
    );
    await reportIssue(open.octokit, repository, key, { title: 'Not published', body: 'old' });
    expect(open.made()).toEqual(['GET /issues']);
    await reportIssue(open.octokit, repository, key, { title: 'Not published', body: 'new' });
    expect(open.made().at(-1)).toBe('PATCH /issues/3');
    await reportIssue(open.octokit, repository, key, null);
    expect(open.calls.at(-1)?.body).toMatchObject({ state: 'closed' });
  });

  test('nothing to say and no issue: nothing happens', async () => {
    const github = fakeGitHub(() => ok([]));
    expect(await reportIssue(github.octokit, repository, key, null)).toBeNull();
    expect(github.made()).toEqual(['GET /issues']);
  });

  test('a commit is commented on once', async () => {
    const ours = {
      id: 9,
      body: '<!-- daylight:refused -->\ntext',
      user: { login: 'Daylight[bot]' },
      html_url: 'https://c',
    };
    const github = fakeGitHub(({ method }) => ok(method === 'GET' ? [ours] : {}));
    expect(await reportOnCommit(github.octokit, repository, key, 'abc', 'text')).toBe('https://c');
    expect(github.made()).toEqual(['GET /commits/abc/comments']);
    await reportOnCommit(github.octokit, repository, key, 'abc', 'other');
    expect(github.made().at(-1)).toBe('PATCH /comments/9');
  });
});
