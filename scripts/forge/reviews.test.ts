import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample, type WorkTree } from './sample.ts';

let sample: Sample;
let work: WorkTree;
const pull = { ...HERE, pull_number: 1 };
const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });

beforeEach(async () => {
  sample = await openSample();
  work = await sample.clone(sample.tokens.sam, 'sam');
  await work.push('topic', { 'a.txt': 'a\n' });
  await as(sample.tokens.sam).pulls.create({ ...HERE, title: 'Topic', head: 'topic', base: 'main' });
});
afterEach(async () => {
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

test('nobody approves or rejects their own pull request', async () => {
  const sam = as(sample.tokens.sam);
  await expect(sam.pulls.createReview({ ...pull, event: 'APPROVE' })).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: ['Can not approve your own pull request'] } },
  });
  await expect(
    sam.pulls.createReview({ ...pull, event: 'REQUEST_CHANGES', body: 'No' }),
  ).rejects.toMatchObject({ status: 422 });
  await expect(sam.pulls.createReview({ ...pull, event: 'COMMENT', body: 'Note' })).resolves.toMatchObject({
    status: 200,
  });
});

test('a job approves only where the repository lets it', async () => {
  const token = sample.forge.mintToken({
    login: 'github-actions[bot]',
    kind: 'job',
    permissions: { 'pull-requests': 'write' },
    repository: 'arroyo/open-data',
  });
  await expect(as(token).pulls.createReview({ ...pull, event: 'APPROVE' })).rejects.toMatchObject({
    status: 422,
  });
  await as(sample.tokens.ana).actions.setGithubActionsDefaultWorkflowPermissionsRepository({
    ...HERE,
    can_approve_pull_request_reviews: true,
  });
  await expect(as(token).pulls.createReview({ ...pull, event: 'APPROVE' })).resolves.toMatchObject({
    status: 200,
  });
});

test('a request for changes needs words; a pending review is its author’s until it is sent', async () => {
  const cleo = as(sample.tokens.cleo);
  await expect(cleo.pulls.createReview({ ...pull, event: 'REQUEST_CHANGES' })).rejects.toMatchObject({
    status: 422,
  });
  const { data: pending } = await cleo.pulls.createReview({ ...pull, body: 'Thinking' });
  expect(pending.state).toBe('PENDING');
  expect((await as(sample.tokens.sam).pulls.listReviews(pull)).data).toEqual([]);
  expect(sample.delivered()).not.toContain('pull_request_review submitted');
  await cleo.pulls.submitReview({
    ...pull,
    review_id: pending.id,
    event: 'REQUEST_CHANGES',
    body: 'Units, please',
  });
  const { data: reviews } = await as(sample.tokens.sam).pulls.listReviews(pull);
  expect(reviews).toMatchObject([
    { state: 'CHANGES_REQUESTED', body: 'Units, please', user: { login: 'cleo' } },
  ]);
});

test('a dismissed review stays readable and gives no say', async () => {
  const { data: review } = await as(sample.tokens.cleo).pulls.createReview({ ...pull, event: 'APPROVE' });
  const target = { ...pull, review_id: review.id, message: 'Another reviewer took over' };
  await expect(as(sample.tokens.rita).pulls.dismissReview(target)).rejects.toMatchObject({ status: 403 });
  await as(sample.tokens.ana).pulls.dismissReview(target);
  expect((await as(sample.tokens.sam).pulls.listReviews(pull)).data).toMatchObject([{ state: 'DISMISSED' }]);
  const told = sample.deliveries.at(-1);
  expect(told).toMatchObject({
    event: 'pull_request_review',
    payload: { action: 'dismissed', review: { state: 'dismissed' } },
  });
  await expect(as(sample.tokens.ana).pulls.dismissReview(target)).rejects.toMatchObject({ status: 422 });
});

test('an edited review is told as edited', async () => {
  const cleo = as(sample.tokens.cleo);
  const { data: review } = await cleo.pulls.createReview({ ...pull, event: 'COMMENT', body: 'One' });
  await cleo.pulls.updateReview({ ...pull, review_id: review.id, body: 'Two' });
  expect(sample.deliveries.at(-1)?.payload).toMatchObject({ action: 'edited', review: { body: 'Two' } });
});

test('a review keeps the commit it was given for, until an identical patch takes its place', async () => {
  const reviewed = await work.git('rev-parse', 'HEAD');
  await as(sample.tokens.cleo).pulls.createReview({ ...pull, event: 'APPROVE' });
  const commit = async (): Promise<string | null | undefined> =>
    (await as(sample.tokens.sam).pulls.listReviews(pull)).data[0]?.commit_id;
  expect(await commit()).toBe(reviewed);
  await work.git('commit', '--quiet', '--amend', '--message', 'Same patch, other words');
  await work.git('push', '--quiet', '--force', 'origin', 'topic');
  const rewritten = await work.git('rev-parse', 'HEAD');
  expect(await commit()).toBe(rewritten);
  await work.push('topic', { 'a.txt': 'b\n' });
  expect(await commit()).toBe(rewritten);
});

test('reviewers are asked from among the collaborators, the author never', async () => {
  const ana = as(sample.tokens.ana);
  await ana.pulls.requestReviewers({ ...pull, reviewers: ['rita'], team_reviewers: ['cdo'] });
  expect(sample.delivered().slice(-2)).toEqual([
    'pull_request review_requested',
    'pull_request review_requested',
  ]);
  await expect(ana.pulls.requestReviewers({ ...pull, reviewers: ['nobody'] })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('is not a collaborator of the arroyo/open-data repository'),
  });
  await expect(ana.pulls.requestReviewers({ ...pull, reviewers: ['sam'] })).rejects.toMatchObject({
    message: expect.stringContaining('Review cannot be requested from pull request author.'),
  });
  await ana.pulls.removeRequestedReviewers({ ...pull, reviewers: ['rita'], team_reviewers: [] });
  const { data } = await ana.pulls.listRequestedReviewers(pull);
  expect([data.users, data.teams.map(({ slug }) => slug)]).toEqual([[], ['cdo']]);
});

test('an author with read access edits nothing of others', async () => {
  await expect(as(sample.tokens.rita).pulls.update({ ...pull, title: 'Mine' })).rejects.toMatchObject({
    status: 404,
  });
  await as(sample.tokens.sam).pulls.update({ ...pull, title: 'Better', state: 'closed' });
  expect((await as(sample.tokens.sam).pulls.get(pull)).data).toMatchObject({
    title: 'Better',
    state: 'closed',
    merged: false,
  });
  await as(sample.tokens.sam).pulls.update({ ...pull, state: 'open' });
  expect(sample.delivered().slice(-3)).toEqual([
    'pull_request edited',
    'pull_request closed',
    'pull_request reopened',
  ]);
});
