import { describe, expect, test } from 'vitest';
import { readEvent } from './event.ts';
import { createOctokit } from './octokit.ts';

const repository = { full_name: 'arroyo/open-data' };
const HEAD = 'a'.repeat(40);

function read(name: string, payload: unknown, api: Record<string, unknown> = {}) {
  const octokit = createOctokit({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async (input) => {
      const path = new URL(String(input)).pathname.replace('/repos/arroyo/open-data', '');
      return new Response(JSON.stringify(api[path] ?? []), {
        headers: { 'content-type': 'application/json' },
      });
    },
  });
  return readEvent({ octokit, owner: 'arroyo', repo: 'open-data', name, payload });
}

const nothing = { pullRequests: [], sweep: false };

describe('a push or change of a pull request', () => {
  const payload = {
    repository,
    sender: { login: 'cora' },
    pull_request: { number: 7, draft: false, head: { sha: HEAD } },
  };

  test('concerns that pull request', async () => {
    expect(await read('pull_request_target', { ...payload, action: 'synchronize' })).toEqual({
      pullRequests: [7],
      sweep: false,
    });
  });

  test('taking it out of draft, or opening it ready, submits the commit that is the head now', async () => {
    const submission = { by: 'cora', head: HEAD };
    expect(await read('pull_request_target', { ...payload, action: 'ready_for_review' })).toMatchObject({
      submission,
    });
    expect(await read('pull_request_target', { ...payload, action: 'opened' })).toMatchObject({ submission });
    const draft = { ...payload, action: 'opened', pull_request: { ...payload.pull_request, draft: true } };
    expect(await read('pull_request_target', draft)).not.toHaveProperty('submission');
  });

  test('of another repository concerns nobody', async () => {
    expect(
      await read('pull_request_target', { ...payload, repository: { full_name: 'mallory/open-data' } }),
    ).toEqual(nothing);
  });
});

describe('a review, through the relay', () => {
  const run = {
    path: '.github/workflows/relay.yml',
    event: 'pull_request_review',
    head_sha: HEAD,
    head_branch: 'trees',
    head_repository: repository,
    repository,
    actor: { login: 'ines' },
    created_at: '2026-03-02T09:30:05Z',
    pull_requests: [],
  };
  const pulls = [
    { number: 7, head: { ref: 'trees', repo: repository } },
    { number: 8, head: { ref: 'trees', repo: { full_name: 'mallory/open-data' } } },
    { number: 9, head: { ref: 'other', repo: repository } },
  ];
  const review = (id: number, login: string, submitted_at: string) => ({ id, user: { login }, submitted_at });
  const reviews = [
    review(1, 'ines', '2026-03-01T09:30:00Z'),
    review(2, 'ines', '2026-03-02T09:29:50Z'),
    review(3, 'Ines', '2026-03-02T09:30:00Z'),
    review(4, 'ivo', '2026-03-02T09:30:01Z'),
  ];
  const api = { '/pulls': pulls, '/pulls/7/reviews': reviews };

  test('is the actor’s newest one, seen at the commit of the run', async () => {
    expect(await read('workflow_run', { repository, workflow_run: run }, api)).toEqual({
      pullRequests: [7],
      review: { id: 3, seenAt: HEAD },
      sweep: false,
    });
  });

  test('that was given long before is not what started the run', async () => {
    const old = { ...api, '/pulls/7/reviews': reviews.slice(0, 1) };
    expect(await read('workflow_run', { repository, workflow_run: run }, old)).toEqual({
      pullRequests: [7],
      sweep: false,
    });
  });

  test('of a fork is found by its branch', async () => {
    const fork = { ...run, head_repository: { full_name: 'mallory/open-data' } };
    expect(await read('workflow_run', { repository, workflow_run: fork }, api)).toMatchObject({
      pullRequests: [8],
    });
  });

  test.each([
    ['another workflow', { path: '.github/workflows/evil.yml' }],
    ['another event', { event: 'push' }],
    ['another repository', { repository: { full_name: 'mallory/open-data' } }],
  ])('from %s is not believed', async (_, change) => {
    expect(await read('workflow_run', { repository, workflow_run: { ...run, ...change } }, api)).toEqual(
      nothing,
    );
  });

  test('a merge group has a commit of its own', async () => {
    const group = { ...run, event: 'merge_group', head_branch: `gh-readonly-queue/main/pr-12-${HEAD}` };
    expect(await read('workflow_run', { repository, workflow_run: group })).toEqual({
      pullRequests: [12],
      mergeGroup: { head: HEAD },
      sweep: false,
    });
  });
});

test('a comment counts on pull requests, not on issues', async () => {
  const payload = { repository, issue: { number: 7, pull_request: {} }, comment: { id: 5 } };
  expect(await read('issue_comment', payload)).toEqual({
    pullRequests: [7],
    comment: { id: 5 },
    sweep: false,
  });
  expect(await read('issue_comment', { ...payload, issue: { number: 7 } })).toEqual(nothing);
});

test('the sweep looks at every open pull request; a dispatch may name one', async () => {
  const api = { '/pulls': [{ number: 7 }, { number: 9 }] };
  expect(await read('schedule', { schedule: '0 * * * *' }, api)).toEqual({
    pullRequests: [7, 9],
    sweep: true,
  });
  expect(await read('workflow_dispatch', { repository, inputs: null }, api)).toEqual({
    pullRequests: [7, 9],
    sweep: true,
  });
  expect(await read('workflow_dispatch', { repository, inputs: { pull_request: '7' } }, api)).toEqual({
    pullRequests: [7],
    sweep: false,
  });
});

test.each([
  ['push', {}],
  ['pull_request_target', null],
  ['workflow_run', { repository, workflow_run: 'x' }],
  ['issue_comment', { repository, issue: [] }],
])('a payload that makes no sense (%s) concerns nobody', async (name, payload) => {
  expect(await read(name, payload)).toEqual(nothing);
});
