import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDeployment } from '../../apply/deployment.ts';
import { applyPlan } from '../../apply/gate-plan.ts';
import { appendToLedger } from '../../apply/ledger.ts';
import { reportIssue, reportOnCommit } from '../../apply/report.ts';
import { startForge } from '../../forge/forge.ts';
import type { Forge } from '../../forge/types.ts';
import type { PullRequestFacts } from '../../model/facts.ts';
import type { SignOffRecord } from '../../model/ledger.ts';
import type { GateChange } from '../../model/plan.ts';
import { cityFiles, datasetFiles } from '../scratch-city.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import { createOctokit } from './octokit.ts';
import { gatherPublication } from './publish.ts';
import { gatherPullRequest } from './pull-request.ts';

/** Reading and acting over HTTP and real git, as on GitHub: one city, one pull request, step by step. */
const repository = { owner: 'arroyo', repo: 'open-data' };
const FULL = 'arroyo/open-data';
const directory = mkdtempSync(join(tmpdir(), 'daylight-forge-'));
const work = scratchRepository({ ...cityFiles(), ...datasetFiles('parks/benches') });
const clone = scratchRepository();
let forge: Forge;
let app: Octokit;
let appToken: string;
let url: string;
const people = new Map<string, { octokit: Octokit; token: string }>();
let number: number;

beforeAll(async () => {
  forge = await startForge({ directory: join(directory, 'forge') });
  forge.addOrganization('arroyo');
  for (const login of ['sam', 'cora', 'dana', 'cleo', 'ivo']) {
    const token = forge.addUser(login, { email: `${login}@arroyo.example` });
    people.set(login, { token, octokit: createOctokit({ token, baseUrl: forge.apiUrl }) });
  }
  forge.addTeam('arroyo', 'cdo', ['cleo']);
  const collaborators = { sam: 'write', cora: 'write', dana: 'write', cleo: 'write', ivo: 'admin' };
  url = (await forge.addRepository(FULL, { private: true, collaborators, teams: { cdo: 'write' } })).cloneUrl;
  const permissions = {
    contents: 'write',
    pull_requests: 'write',
    statuses: 'write',
    issues: 'write',
    deployments: 'write',
    members: 'read',
    metadata: 'read',
  } as const;
  const { id, key } = forge.addApp('daylight', FULL, permissions);
  appToken = forge.appToken(id, key);
  app = createOctokit({ token: appToken, baseUrl: forge.apiUrl });
  await push('ivo', 'main');
  work.git('checkout', '-q', '-b', 'trees');
  work.write(datasetFiles('parks/trees'));
  work.commit('Add trees');
  await push('sam', 'trees');
  const { data } = await as('sam').pulls.create({
    ...repository,
    title: 'Street trees',
    head: 'trees',
    base: 'main',
    draft: true,
  });
  number = data.number;
});

afterAll(async () => {
  await forge.close();
  for (const scratch of [work, clone]) (scratch satisfies Scratch).dispose();
  rmSync(directory, { recursive: true, force: true });
});

function as(login: string): Octokit {
  const person = people.get(login);
  if (person === undefined) throw new Error(login);
  return person.octokit;
}

/** The forge answers from this very process, so nothing may wait for git without letting it. */
async function push(login: string, branch: string): Promise<void> {
  const remote = url.replace('://', `://${login}:${people.get(login)?.token}@`);
  await promisify(execFile)('git', ['-C', work.root, 'push', '-q', remote, `HEAD:refs/heads/${branch}`]);
}

async function gather(): Promise<PullRequestFacts> {
  const facts = await gatherPullRequest({
    octokit: app,
    clone: clone.root,
    ...repository,
    number,
    self: 'daylight[bot]',
    token: appToken,
    now: new Date().toISOString(),
  });
  if (facts.pullRequest === null) throw new Error('no pull request');
  expect(facts.findings).toEqual([]);
  expect(facts.datasets.map(({ id }) => id)).toEqual(['parks/trees']);
  return facts.pullRequest;
}

const apply = (...changes: GateChange[]) =>
  applyPlan({ changes, refusals: [] }, { octokit: app, repository });

describe('over HTTP and real git', () => {
  test('a draft is read with its people, and a private repository through the token alone', async () => {
    const pr = await gather();
    expect(pr).toMatchObject({
      author: 'sam',
      draft: true,
      state: 'open',
      headRef: 'trees',
      reviews: [],
      submissions: [],
      comment: null,
      status: null,
    });
    expect(pr.commits).toMatchObject([
      { bot: false, changed: expect.arrayContaining(['parks/trees#data', 'parks/trees#metadata.title']) },
    ]);
    expect(pr.members).toMatchObject({
      cdo: { members: ['cleo'] },
      'coordinator/parks': { members: ['cora'] },
      itpc: { members: ['ivo'] },
    });
    expect(pr.counted).toEqual({ files: 3, commits: 1 });
    const stranger = {
      octokit: app,
      clone: clone.root,
      ...repository,
      number,
      self: 'x',
      now: '2026-03-02T00:00:00Z',
    };
    await expect(gatherPullRequest({ ...stranger, token: 'wrong' })).rejects.toThrow(
      /git could not read .* Check the address and the token/,
    );
  });

  test('submission, reviews and their commits are read', async () => {
    const { node_id: pullRequestId } = (await as('cora').pulls.get({ ...repository, pull_number: number }))
      .data;
    await as('cora').graphql(
      'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft } } }',
      { id: pullRequestId },
    );
    await as('dana').pulls.createReview({ ...repository, pull_number: number, event: 'APPROVE' });
    work.write(datasetFiles('parks/trees', { metadata: { title: 'Trees' } }));
    work.commit('Rename', { name: 'cora', email: 'cora@arroyo.example' });
    await push('cora', 'trees');
    await as('cleo').pulls.createReview({
      ...repository,
      pull_number: number,
      event: 'REQUEST_CHANGES',
      body: 'Say which trees',
    });
    const pr = await gather();
    expect(pr.draft).toBe(false);
    expect(pr.submissions).toMatchObject([{ by: 'cora' }]);
    expect(pr.reviews.map(({ by, state }) => [by, state])).toEqual([
      ['dana', 'approved'],
      ['cleo', 'changes-requested'],
    ]);
    expect(pr.commits.at(-1)).toMatchObject({ people: ['cora'], changed: ['parks/trees#metadata.title'] });
    const first = pr.commits[0]?.sha ?? '';
    expect(pr.reviews[0]?.commit).toBe(first);
    expect(Object.keys(pr.snapshots)).toEqual([first]);
  });

  test('the plan is carried out, and read again it is there', async () => {
    const before = await gather();
    const record: SignOffRecord = {
      kind: 'sign-off',
      at: '2026-03-02T09:00:00Z',
      pullRequest: number,
      role: 'department/parks',
      by: 'dana',
      decision: 'approved',
      head: before.head,
      via: { review: before.reviews[0]?.id ?? 0 },
      parts: {},
    };
    const changes: GateChange[] = [
      { kind: 'append-ledger', file: `pull-requests/${number}.jsonl`, records: [record] },
      { kind: 'create-comment', pullRequest: number, body: '<!-- daylight:gate -->\nCleo’s turn' },
      { kind: 'add-labels', pullRequest: number, labels: ['stage: returned'] },
      { kind: 'request-reviewers', pullRequest: number, users: ['cora', 'nobody-here'], teams: ['cdo'] },
      {
        kind: 'set-status',
        sha: before.head,
        state: 'pending',
        description: 'Cleo has not signed.',
        url: 'https://arroyo.example',
      },
    ];
    const receipts = await apply(...changes);
    expect(receipts.map(({ kind, outcome, detail }) => [kind, outcome, detail])).toEqual([
      ['append-ledger', 'done', '1 added'],
      ['create-comment', 'done', undefined],
      ['add-labels', 'done', undefined],
      ['request-reviewers', 'done', expect.stringContaining('nobody-here')],
      ['set-status', 'done', 'pending'],
    ]);
    const after = await gather();
    expect(after).toMatchObject({
      labels: ['stage: returned'],
      ledger: [record],
      comment: { body: expect.stringContaining('turn') },
      status: { state: 'pending', description: 'Cleo has not signed.' },
      requested: { users: ['cora'], teams: ['cdo'] },
    });
    expect(forge.gitDirectory(FULL)).toBeTruthy();
  });

  test('a second run changes nothing twice', async () => {
    const pr = await gather();
    const receipts = await apply(
      { kind: 'append-ledger', file: `pull-requests/${number}.jsonl`, records: pr.ledger },
      { kind: 'remove-label', pullRequest: number, label: 'stage: gone' },
      {
        kind: 'update-comment',
        pullRequest: number,
        comment: pr.comment?.id ?? 0,
        body: '<!-- daylight:gate -->\nDone',
      },
      {
        kind: 'set-status',
        sha: pr.head,
        state: 'pending',
        description: 'Cleo has not signed.',
        url: 'https://arroyo.example',
      },
    );
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'done', 'skipped']);
    expect((await gather()).comment?.body).toContain('Done');
  });

  test('the ledger is a branch of its own, and takes the words of many runs at once', async () => {
    const files = ['pull-requests/91.jsonl', 'pull-requests/92.jsonl', 'pull-requests/93.jsonl'];
    const record = (pullRequest: number): SignOffRecord => ({
      kind: 'sign-off',
      at: '2026-03-02T09:00:00Z',
      pullRequest,
      role: 'cdo',
      by: 'cleo',
      decision: 'approved',
      head: 'abc',
      via: { review: 1 },
      parts: {},
    });
    const receipts = await Promise.all(
      files.map((file, i) => appendToLedger(app, repository, file, [record(91 + i)])),
    );
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    clone.git(
      'fetch',
      '-q',
      '--force',
      forge.gitDirectory(FULL),
      'ledger:refs/heads/ledger',
      'main:refs/heads/main-of-forge',
    );
    expect(clone.git('rev-list', '--max-parents=0', 'ledger').split('\n')).toHaveLength(1);
    expect(() => clone.git('merge-base', 'ledger', 'main-of-forge')).toThrow();
    const publication = await gatherPublication({ clone: clone.root, url, token: appToken });
    expect([...publication.ledger.keys()]).toEqual(
      expect.arrayContaining([`pull-requests/${number}.jsonl`, ...files]),
    );
    expect(publication.datasets.map(({ id, clearance }) => [id, clearance])).toEqual([
      ['parks/benches', null],
    ]);
  });

  test('deployments and reports arrive', async () => {
    const { head } = await gather();
    const deployment = await startDeployment(app, repository, {
      sha: head,
      environment: 'portal',
      description: 'Publishing',
    });
    await deployment.finish({ state: 'success', description: 'Live', url: 'https://data.arroyo.example' });
    const { data: states } = await app.repos.listDeploymentStatuses({
      ...repository,
      deployment_id: deployment.id,
    });
    expect(states[0]).toMatchObject({ state: 'success', environment_url: 'https://data.arroyo.example' });

    const key = { marker: 'refused', self: 'daylight[bot]' };
    const address = await reportIssue(app, repository, key, {
      title: 'Not published',
      body: 'parks/benches has no signatures',
    });
    expect(await reportIssue(app, repository, key, { title: 'Not published', body: 'still' })).toBe(address);
    expect(await reportIssue(app, repository, key, null)).toBe(address);
    expect(await reportIssue(app, repository, key, null)).toBeNull();
    const said = await reportOnCommit(app, repository, key, head, 'Refused');
    expect(await reportOnCommit(app, repository, key, head, 'Refused')).toBe(said);
  });

  test('nothing was asked that GitHub does not have', () => {
    expect(forge.unknownRoutes).toEqual([]);
    expect(forge.faults).toEqual([]);
  });
});
