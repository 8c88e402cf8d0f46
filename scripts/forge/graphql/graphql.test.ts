import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample } from '../sample.ts';
import type { Permissions } from '../types.ts';

let sample: Sample;
let id: string;
const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });
const job = (permissions: Permissions): Octokit =>
  as(
    sample.forge.mintToken({
      login: 'github-actions[bot]',
      kind: 'job',
      permissions,
      repository: 'arroyo/open-data',
    }),
  );
const DRAFT =
  'mutation($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { pullRequest { isDraft } } }';
const READY =
  'mutation Ready($input: MarkPullRequestReadyForReviewInput!) { markPullRequestReadyForReview(input: $input) { pullRequest { isDraft } } }';

beforeAll(async () => {
  sample = await openSample();
  const work = await sample.clone(sample.tokens.sam, 'sam');
  await work.push('topic', { 'a.txt': 'a\n' });
  id = (await as(sample.tokens.sam).pulls.create({ ...HERE, title: 'Topic', head: 'topic', base: 'main' }))
    .data.node_id;
});
afterAll(() => sample.close());

test('a job converts to draft with both permissions, and not with one', async () => {
  await expect(job({ 'pull-requests': 'write' }).graphql(DRAFT, { id })).rejects.toMatchObject({
    errors: [
      {
        type: 'FORBIDDEN',
        message: 'Resource not accessible by integration',
        path: ['convertPullRequestToDraft'],
      },
    ],
  });
  await expect(
    job({ 'pull-requests': 'write', contents: 'write' }).graphql(DRAFT, { id }),
  ).resolves.toMatchObject({
    convertPullRequestToDraft: { pullRequest: { isDraft: true } },
  });
  expect(sample.deliveries.at(-1)).toMatchObject({
    suppressed: true,
    payload: { action: 'converted_to_draft', pull_request: { draft: true } },
  });
});

test('an App is refused, the author is not', async () => {
  const app = sample.forge.addApp('daylight', 'arroyo/open-data', {
    contents: 'write',
    pull_requests: 'write',
  });
  const input = { pullRequestId: id };
  await expect(as(sample.forge.appToken(app.id, app.key)).graphql(READY, { input })).rejects.toThrow(
    /not accessible/,
  );
  await as(sample.tokens.sam).graphql(READY, { input });
  expect(sample.delivered().at(-1)).toBe('pull_request ready_for_review');
});

test('who may not see the pull request learns nothing of it', async () => {
  await expect(as(sample.tokens.nobody).graphql(DRAFT, { id })).rejects.toMatchObject({
    errors: [{ type: 'NOT_FOUND' }],
  });
});

test('the viewer is known; any other operation is an error, and remembered', async () => {
  expect(await as(sample.tokens.sam).graphql('{ viewer { login } }')).toMatchObject({
    viewer: { login: 'sam' },
  });
  await expect(as(sample.tokens.sam).graphql('{ moon { phase } }')).rejects.toThrow(/no operation moon/);
  expect(sample.forge.unknownRoutes).toEqual(['GRAPHQL moon']);
});

test('authors of commits are told with the accounts of their addresses, trailers included', async () => {
  const work = await sample.clone(sample.tokens.sam, 'trailers');
  await work.git('checkout', '--quiet', '-b', 'together');
  await work.git(
    'commit',
    '--quiet',
    '--allow-empty',
    '--message',
    'Together\n\nCo-authored-by: Ana <ana@arroyo.example>\nCo-authored-by: X <x@elsewhere.example>',
  );
  await work.push('together', { 'b.txt': 'b\n' });
  const { data } = await as(sample.tokens.sam).pulls.create({
    ...HERE,
    title: 'Together',
    head: 'together',
    base: 'main',
  });
  const query =
    'query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) { pullRequest(number: $number) { commits(first: 100) { nodes { commit { authors(first: 100) { nodes { email user { login } } } } } } } } }';
  const variables = { ...HERE, number: data.number };
  await expect(as(sample.tokens.sam).graphql(query, variables)).resolves.toMatchObject({
    repository: {
      pullRequest: {
        commits: {
          nodes: [
            {
              commit: {
                authors: {
                  nodes: [
                    { email: 'trailers@users.noreply.localhost' },
                    { email: 'ana@arroyo.example', user: { login: 'ana' } },
                    { email: 'x@elsewhere.example', user: null },
                  ],
                },
              },
            },
            {},
          ],
        },
      },
    },
  });
  await expect(as(sample.tokens.nobody).graphql(query, variables)).rejects.toThrow(/Could not resolve/);
});
