import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample, type WorkTree } from './sample.ts';

let sample: Sample;
let work: WorkTree;
let sam: Octokit;
let cleo: Octokit;
let ana: Octokit;
const pull = { ...HERE, pull_number: 1 };

beforeAll(async () => {
  sample = await openSample();
  const { forge, tokens } = sample;
  const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: forge.apiUrl, log: QUIET });
  [sam, cleo, ana] = [as(tokens.sam), as(tokens.cleo), as(tokens.ana)];
  work = await sample.clone(tokens.sam, 'sam');
  await work.push('weather', {
    'datasets/water/weather/data.csv': 'day,rain\n1,2\n',
    'README.md': '# Changed\n',
  });
});

afterAll(async () => {
  expect(sample.forge.unknownRoutes).toEqual([]);
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

test('a draft is opened: git has its refs, and no owner is asked', async () => {
  const { data } = await sam.pulls.create({
    ...HERE,
    title: 'Weather',
    head: 'weather',
    base: 'main',
    draft: true,
    body: 'Rain.',
  });
  expect(data).toMatchObject({
    number: 1,
    draft: true,
    changed_files: 2,
    commits: 1,
    mergeable: true,
    mergeable_state: 'draft',
  });
  expect(data.user.login).toBe('sam');
  expect(data.requested_teams).toEqual([]);
  expect(await work.git('ls-remote', 'origin', 'refs/pull/1/head')).toContain(data.head.sha);
  expect(await work.git('ls-remote', 'origin', 'refs/pull/1/merge')).toContain(data.merge_commit_sha);
});

test('its files and commits are listed as GitHub lists them', async () => {
  const { data: files } = await sam.pulls.listFiles(pull);
  expect(
    files.map(({ filename, status, additions, deletions }) => ({ filename, status, additions, deletions })),
  ).toEqual([
    { filename: 'README.md', status: 'modified', additions: 1, deletions: 1 },
    { filename: 'datasets/water/weather/data.csv', status: 'added', additions: 2, deletions: 0 },
  ]);
  expect(files[0]?.patch).toBe('@@ -1 +1 @@\n-# Open data of Arroyo\n+# Changed');
  const { data: commits } = await sam.pulls.listCommits(pull);
  expect(commits.map(({ author, commit }) => [author?.login, commit.message])).toEqual([
    ['sam', 'Change datasets/water/weather/data.csv, README.md'],
  ]);
});

test('a second pull request for the branch, one without commits and one without a branch are refused', async () => {
  const open = (head: string) => sam.pulls.create({ ...HERE, title: 'x', head, base: 'main' });
  await expect(open('weather')).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('already exists for arroyo:weather'),
  });
  await expect(open('missing')).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: [{ field: 'head', code: 'invalid' }] } },
  });
  await sam.git.createRef({
    ...HERE,
    ref: 'refs/heads/same',
    sha: (await sam.git.getRef({ ...HERE, ref: 'heads/main' })).data.object.sha,
  });
  await expect(open('same')).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('No commits between main and same'),
  });
});

test('a push moves the head and is told as synchronize', async () => {
  const before = (await sam.pulls.get(pull)).data.head.sha;
  const after = await work.push('weather', { 'datasets/water/weather/data.csv': 'day,rain\n1,2\n2,3\n' });
  expect((await sam.pulls.get(pull)).data.head.sha).toBe(after);
  const told = sample.deliveries.findLast(({ payload }) => payload.action === 'synchronize');
  expect(told).toMatchObject({
    event: 'pull_request',
    actor: 'sam',
    suppressed: false,
    payload: {
      number: 1,
      before,
      after,
      pull_request: {
        head: { sha: after, ref: 'weather', repo: { full_name: 'arroyo/open-data' } },
        base: { ref: 'main' },
      },
      repository: { full_name: 'arroyo/open-data', owner: { login: 'arroyo' } },
      sender: { login: 'sam' },
    },
  });
});

test('ready for review asks the code owners of the changed files', async () => {
  const { data } = await sam.pulls.get(pull);
  await sam.graphql(
    'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft } } }',
    {
      id: data.node_id,
    },
  );
  const { data: requested } = await sam.pulls.listRequestedReviewers(pull);
  expect(requested.teams.map(({ slug }) => slug)).toEqual(['cdo']);
  const events = (await sam.issues.listEventsForTimeline({ ...HERE, issue_number: 1 })).data.map(
    ({ event }) => event,
  );
  expect(events.slice(-2)).toEqual(['ready_for_review', 'review_requested']);
});

test('comments, labels and reactions are kept and told', async () => {
  const issue = { ...HERE, issue_number: 1 };
  const { data: comment } = await cleo.issues.createComment({ ...issue, body: 'Which gauge?' });
  await cleo.issues.updateComment({ ...HERE, comment_id: comment.id, body: 'Which gauge is it?' });
  await sam.reactions.createForIssueComment({ ...HERE, comment_id: comment.id, content: 'eyes' });
  const { data: comments } = await sam.issues.listComments(issue);
  expect(comments).toMatchObject([
    { body: 'Which gauge is it?', user: { login: 'cleo' }, reactions: { eyes: 1 } },
  ]);
  await sam.issues.addLabels({ ...issue, labels: ['stage-1'] });
  await sam.issues.setLabels({ ...issue, labels: ['returned'] });
  expect((await sam.pulls.get(pull)).data.labels.map(({ name }) => name)).toEqual(['returned']);
  expect(sample.delivered()).toEqual(
    expect.arrayContaining([
      'issue_comment created',
      'issue_comment edited',
      'pull_request labeled',
      'pull_request unlabeled',
    ]),
  );
  const told = sample.deliveries.find(({ event }) => event === 'issue_comment');
  expect(told?.payload).toMatchObject({
    issue: { number: 1, pull_request: { url: expect.any(String) } },
    comment: { body: 'Which gauge?' },
  });
});

test('a review answers the request to the reviewer’s team', async () => {
  await cleo.pulls.createReview({ ...pull, event: 'APPROVE' });
  expect((await sam.pulls.listRequestedReviewers(pull)).data.teams).toEqual([]);
  const told = sample.deliveries.findLast(({ event }) => event === 'pull_request_review');
  expect(told?.payload).toMatchObject({
    action: 'submitted',
    review: { state: 'approved', user: { login: 'cleo' } },
    pull_request: { number: 1 },
  });
});

test('merging with an old head is refused, with the right one it merges', async () => {
  await expect(ana.pulls.merge({ ...pull, sha: '0'.repeat(40) })).rejects.toMatchObject({ status: 409 });
  const { data: before } = await ana.pulls.get(pull);
  const { data } = await ana.pulls.merge({ ...pull, sha: before.head.sha });
  expect(data.merged).toBe(true);
  const { data: after } = await ana.pulls.get(pull);
  expect(after).toMatchObject({
    state: 'closed',
    merged: true,
    merge_commit_sha: data.sha,
    merged_by: { login: 'ana' },
    changed_files: 2,
    commits: 2,
  });
  const { data: commit } = await ana.repos.getCommit({ ...HERE, ref: 'main' });
  expect(commit.commit.message).toBe('Merge pull request #1 from arroyo/weather\n\nWeather');
  expect([commit.author?.login, commit.committer?.login]).toEqual(['ana', 'web-flow']);
  expect(commit.parents.map(({ sha }) => sha)).toEqual([before.base.sha, before.head.sha]);
  await expect(ana.pulls.merge(pull)).rejects.toMatchObject({ status: 405 });
  expect(sample.delivered().slice(-2)).toEqual(['pull_request closed', 'push']);
});

test('the commit leads back to its pull request', async () => {
  const { data: pullRequest } = await sam.pulls.get(pull);
  for (const commit_sha of [pullRequest.head.sha, pullRequest.merge_commit_sha ?? '']) {
    const { data } = await sam.repos.listPullRequestsAssociatedWithCommit({ ...HERE, commit_sha });
    expect(data.map(({ number }) => number)).toEqual([1]);
  }
});

test('commits that reach the base by a push merge their pull request', async () => {
  await work.git('fetch', '--quiet', 'origin');
  await work.git('checkout', '--quiet', '-B', 'second', 'origin/main');
  await work.push('second', { 'docs/a.md': 'a\n' });
  await sam.pulls.create({ ...HERE, title: 'Second', head: 'second', base: 'main' });
  await work.git('push', '--quiet', 'origin', 'second:main');
  expect((await sam.pulls.get({ ...HERE, pull_number: 2 })).data).toMatchObject({
    merged: true,
    state: 'closed',
    merged_by: { login: 'sam' },
  });
});

test('deleting the branch closes without merging; a rename keeps its former name; a conflict shows', async () => {
  await work.push('third', { 'docs/a.md': null, 'docs/b.md': 'a\n', 'README.md': '# Third\n' });
  const { data: third } = await sam.pulls.create({ ...HERE, title: 'Third', head: 'third', base: 'main' });
  const { data: files } = await sam.pulls.listFiles({ ...HERE, pull_number: third.number });
  expect(files).toContainEqual(
    expect.objectContaining({ filename: 'docs/b.md', previous_filename: 'docs/a.md', status: 'renamed' }),
  );
  const readme = await ana.repos.getContent({ ...HERE, path: 'README.md' });
  if (!('sha' in readme.data)) throw new Error('README.md is no file');
  const content = Buffer.from('# Elsewhere\n').toString('base64');
  await ana.repos.createOrUpdateFileContents({
    ...HERE,
    path: 'README.md',
    message: 'Other',
    content,
    sha: readme.data.sha,
  });
  expect((await sam.pulls.get({ ...HERE, pull_number: third.number })).data).toMatchObject({
    mergeable: false,
    mergeable_state: 'dirty',
  });
  await expect(ana.pulls.merge({ ...HERE, pull_number: third.number })).rejects.toMatchObject({
    status: 405,
  });
  await work.git('push', '--quiet', 'origin', '--delete', 'third');
  expect((await sam.pulls.get({ ...HERE, pull_number: third.number })).data).toMatchObject({
    merged: false,
    state: 'closed',
  });
});
