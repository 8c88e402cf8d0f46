import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample, type WorkTree } from './sample.ts';

let sample: Sample;
let work: WorkTree;
let head: string;
let ana: Octokit;
let job: Octokit;

beforeAll(async () => {
  sample = await openSample();
  const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });
  ana = as(sample.tokens.ana);
  const permissions = { checks: 'write', statuses: 'write', contents: 'read' } as const;
  job = as(
    sample.forge.mintToken({
      login: 'github-actions[bot]',
      kind: 'job',
      permissions,
      repository: 'arroyo/open-data',
    }),
  );
  work = await sample.clone(sample.tokens.sam, 'sam');
  head = await work.push('topic', { 'a.txt': 'a\n' });
});
afterAll(async () => {
  expect(sample.forge.faults).toEqual([]);
  expect(sample.forge.unknownRoutes).toEqual([]);
  await sample.close();
});

test('the latest status of each context decides, the worst of them wins', async () => {
  const say = (context: string, state: 'success' | 'failure' | 'pending') =>
    ana.repos.createCommitStatus({ ...HERE, sha: head, context, state });
  const combined = async (): Promise<string> =>
    (await ana.repos.getCombinedStatusForRef({ ...HERE, ref: 'topic' })).data.state;
  expect(await combined()).toBe('pending');
  await say('one', 'failure');
  await say('two', 'success');
  expect(await combined()).toBe('failure');
  await say('one', 'success');
  expect(await combined()).toBe('success');
  const { data } = await ana.repos.listCommitStatusesForRef({ ...HERE, ref: head });
  expect(data.map(({ context, state }) => `${context} ${state}`)).toEqual([
    'one success',
    'two success',
    'one failure',
  ]);
  const told = sample.deliveries.findLast(({ event }) => event === 'status');
  expect(told?.payload).toMatchObject({
    sha: head,
    context: 'one',
    state: 'success',
    branches: [{ name: 'topic' }],
  });
});

test('a commit takes a thousand statuses of one context, and not one more', async () => {
  const say = () => ana.repos.createCommitStatus({ ...HERE, sha: head, context: 'full', state: 'pending' });
  for (let batch = 0; batch < 20; batch += 1) await Promise.all(Array.from({ length: 50 }, say));
  await expect(say()).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('maximum number of statuses'),
  });
  await expect(
    ana.repos.createCommitStatus({ ...HERE, sha: head, context: 'other', state: 'pending' }),
  ).resolves.toBeDefined();
});

test('a status needs a commit, a known state and a short description', async () => {
  const say = (more: object) =>
    ana.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
      ...HERE,
      sha: head,
      state: 'success',
      ...more,
    });
  await expect(say({ sha: '0'.repeat(40) })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('No commit found'),
  });
  await expect(say({ state: 'green' })).rejects.toMatchObject({ status: 422 });
  await expect(say({ description: 'x'.repeat(141) })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('too long'),
  });
});

test('a check run takes fifty annotations a call, and they add up', async () => {
  const annotation = (line: number) => ({
    path: 'a.txt',
    start_line: line,
    end_line: line,
    annotation_level: 'failure' as const,
    message: `Line ${line}`,
  });
  const annotations = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => annotation(from + index));
  const output = { title: 'Found', summary: '**60** findings' };
  const run = {
    ...HERE,
    name: 'daylight/check',
    head_sha: head,
    status: 'completed' as const,
    conclusion: 'failure' as const,
  };
  await expect(
    job.checks.create({ ...run, output: { ...output, annotations: annotations(1, 51) } }),
  ).rejects.toMatchObject({ status: 422 });
  const { data } = await job.checks.create({
    ...run,
    output: { ...output, annotations: annotations(1, 50) },
  });
  expect(data).toMatchObject({
    conclusion: 'failure',
    output: { annotations_count: 50 },
    app: { slug: 'github-actions' },
  });
  await job.checks.update({
    ...HERE,
    check_run_id: data.id,
    output: { ...output, annotations: annotations(51, 10) },
  });
  const listed = await job.paginate(job.checks.listAnnotations, { ...HERE, check_run_id: data.id });
  expect(listed.map(({ start_line }) => start_line)).toEqual(
    Array.from({ length: 60 }, (_, index) => index + 1),
  );
  await job.checks.create({ ...run, conclusion: 'success' });
  const { data: latest } = await job.checks.listForRef({ ...HERE, ref: head, check_name: 'daylight/check' });
  expect(latest.check_runs.map(({ conclusion }) => conclusion)).toEqual(['success']);
  const { data: all } = await job.checks.listForRef({ ...HERE, ref: head, filter: 'all' });
  expect(all.total_count).toBe(2);
});

test('a deployment merges and demands every status, unless told not to', async () => {
  const other = await sample.clone(sample.tokens.ana, 'ana');
  await other.push('main', { 'b.txt': 'b\n' });
  const merged = await ana.repos.createDeployment({ ...HERE, ref: 'topic' });
  expect([merged.status, merged.data]).toMatchObject([
    202,
    { message: 'Auto-merged main into topic on deployment.' },
  ]);
  await expect(
    ana.repos.createDeployment({ ...HERE, ref: 'topic', required_contexts: ['daylight/gate'] }),
  ).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('Commit status checks failed for topic'),
  });
  const asked = {
    ...HERE,
    ref: 'topic',
    auto_merge: false,
    required_contexts: [],
    environment: 'portal',
    payload: { dataset: 'a/b' },
  };
  const { data: deployment } = await ana.repos.createDeployment(asked);
  if (!('id' in deployment)) throw new Error('No deployment was made');
  expect(deployment).toMatchObject({ environment: 'portal', payload: { dataset: 'a/b' } });
  const target = { ...HERE, deployment_id: deployment.id };
  await ana.repos.createDeploymentStatus({ ...target, state: 'in_progress' });
  await ana.repos.createDeploymentStatus({
    ...target,
    state: 'success',
    environment_url: 'http://127.0.0.1:1/a',
  });
  const { data: statuses } = await ana.repos.listDeploymentStatuses(target);
  expect(statuses.map(({ state }) => state)).toEqual(['success', 'in_progress']);
  expect((await ana.repos.listDeployments({ ...HERE, environment: 'portal' })).data).toHaveLength(1);
});

test('environments keep their branches, show the names of their secrets, and hide the values', async () => {
  sample.forge.setEnvironment('arroyo/open-data', 'daylight', {
    branches: ['main'],
    secrets: { KEY: 'hush' },
    variables: { APP: '7' },
  });
  const environment = { ...HERE, environment_name: 'daylight' };
  const { data: secrets } = await ana.actions.listEnvironmentSecrets(environment);
  expect(secrets.secrets.map(({ name }) => name)).toEqual(['KEY']);
  expect(JSON.stringify(secrets)).not.toContain('hush');
  const { data: policies } = await ana.repos.listDeploymentBranchPolicies(environment);
  expect(policies.branch_policies.map(({ name }) => name)).toEqual(['main']);
  await ana.repos.createOrUpdateEnvironment({
    ...HERE,
    environment_name: 'portal',
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  await ana.repos.createDeploymentBranchPolicy({ ...HERE, environment_name: 'portal', name: 'main' });
  await ana.actions.createEnvironmentVariable({
    ...HERE,
    environment_name: 'portal',
    name: 'site_url',
    value: 'x',
  });
  expect(sample.forge.environment('arroyo/open-data', 'portal')).toEqual({
    branches: ['main'],
    secrets: {},
    variables: { SITE_URL: 'x' },
  });
  expect((await ana.repos.getAllEnvironments(HERE)).data.total_count).toBe(2);
});

test('issues and comments on commits carry what bypassed the gate', async () => {
  const { data: issue } = await ana.issues.create({
    ...HERE,
    title: 'Unsigned',
    body: 'x',
    labels: ['drift'],
  });
  await ana.issues.update({
    ...HERE,
    issue_number: issue.number,
    state: 'closed',
    state_reason: 'completed',
  });
  const { data: open } = await ana.issues.listForRepo({ ...HERE, labels: 'drift', state: 'open' });
  const { data: closed } = await ana.issues.listForRepo({ ...HERE, labels: 'drift', state: 'closed' });
  expect([open.length, closed[0]?.closed_by?.login]).toEqual([0, 'ana']);
  await ana.repos.createCommitComment({ ...HERE, commit_sha: head, body: 'Not published' });
  expect((await ana.repos.listCommentsForCommit({ ...HERE, commit_sha: head })).data).toHaveLength(1);
});

test('code owners that do not exist or may not write are errors', async () => {
  await work.push('owners', { CODEOWNERS: '* @arroyo/cdo\nb @rita # reads only\n!c @sam\nd @ghost\n' });
  const { data } = await ana.repos.codeownersErrors({ ...HERE, ref: 'owners' });
  expect(data.errors.map(({ line, column, kind }) => [line, column, kind])).toEqual([
    [2, 3, 'Unknown owner'],
    [3, 1, 'Invalid pattern'],
    [4, 3, 'Unknown owner'],
  ]);
});
