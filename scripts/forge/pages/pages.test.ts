import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample } from '../sample.ts';

let sample: Sample;
const HOSTILE = '<script>alert("x")</script>';
const PATH = "datasets/<img src=x onerror='a'>.csv";

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(`${sample.forge.url}${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

beforeAll(async () => {
  sample = await openSample();
  const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: sample.forge.apiUrl, log: QUIET });
  const work = await sample.clone(sample.tokens.sam, 'sam');
  const sha = await work.push('topic', { [PATH]: `${HOSTILE}\nrow\n` });
  const [sam, ana] = [as(sample.tokens.sam), as(sample.tokens.ana)];
  await sam.pulls.create({
    ...HERE,
    title: `Title ${HOSTILE}`,
    body: HOSTILE,
    head: 'topic',
    base: 'main',
    draft: true,
  });
  const issue = { ...HERE, issue_number: 1 };
  await sam.issues.addLabels({ ...issue, labels: [HOSTILE] });
  await sam.issues.createComment({ ...issue, body: HOSTILE });
  await ana.pulls.createReview({ ...HERE, pull_number: 1, event: 'REQUEST_CHANGES', body: HOSTILE });
  await ana.repos.createCommitStatus({
    ...HERE,
    sha,
    state: 'failure',
    context: HOSTILE,
    description: HOSTILE,
    target_url: 'javascript:alert(1)',
  });
  const app = sample.forge.addApp('daylight', 'arroyo/open-data', { checks: 'write' });
  await as(sample.forge.appToken(app.id, app.key)).checks.create({
    ...HERE,
    name: 'check',
    head_sha: sha,
    conclusion: 'failure',
    output: {
      title: HOSTILE,
      summary: HOSTILE,
      annotations: [
        {
          path: PATH,
          start_line: 2,
          end_line: 2,
          annotation_level: 'failure',
          title: HOSTILE,
          message: `Fix ${HOSTILE}`,
        },
      ],
    },
  });
  await sam.issues.create({ ...HERE, title: HOSTILE, body: HOSTILE });
  const workflow_run = {
    id: 7,
    name: HOSTILE,
    display_title: HOSTILE,
    path: PATH,
    event: 'push',
    status: 'completed',
    conclusion: 'failure',
  };
  sample.forge.deliver({
    event: 'workflow_run',
    payload: { action: 'completed', workflow_run },
    repository: 'arroyo/open-data',
    actor: HOSTILE,
    suppressed: false,
  });
});
afterAll(async () => {
  expect(sample.forge.faults).toEqual([]);
  await sample.close();
});

test.each([
  '/',
  '/arroyo/open-data',
  '/arroyo/open-data/pulls',
  '/arroyo/open-data/issues',
  '/arroyo/open-data/issues/2',
  '/arroyo/open-data/pull/1',
  '/arroyo/open-data/pull/1/commits',
  '/arroyo/open-data/pull/1/checks',
  '/arroyo/open-data/pull/1/files',
  '/arroyo/open-data/tree/topic/datasets',
  `/arroyo/open-data/blob/topic/${encodeURIComponent(PATH)}`,
  '/arroyo/open-data/commit/topic',
  '/arroyo/open-data/actions',
  '/arroyo/open-data/actions/runs/7',
])('%s shows what people wrote, and runs none of it', async (path) => {
  const { status, text, headers } = await get(path);
  expect(status).toBe(200);
  expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(text).not.toMatch(/<script|<img src=x|href="javascript/i);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  // Every address is on this site: nothing is fetched from elsewhere.
  expect([...text.matchAll(/(?:src|href)="(https?:[^"]*)"/g)].map((match) => match[1])).toEqual([]);
});

test('the pull request shows its state, labels, conversation, review and failing checks', async () => {
  const { text } = await get('/arroyo/open-data/pull/1');
  expect(text).toContain('Title &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  expect(text).toMatch(/state-draft">.*Draft/);
  expect(text).toContain('class="label"');
  expect(text).toContain('requested changes');
  expect(text).toContain('Some checks were not successful');
  expect(text).toContain('1 annotation');
});

test('an annotation stands under its line in the changed file', async () => {
  const { text } = await get('/arroyo/open-data/pull/1/files');
  const [before = '', after = ''] = text.split('+row');
  expect(before).not.toContain('note-failure');
  expect(after.slice(0, 400)).toContain('note-failure');
});

test('a file of the repository is shown as text, never run', async () => {
  const { headers, text } = await get(`/arroyo/open-data/raw/topic/${encodeURIComponent(PATH)}`);
  expect([headers.get('content-type'), headers.get('x-content-type-options'), text]).toEqual([
    'text/plain; charset=utf-8',
    'nosniff',
    `${HOSTILE}\nrow\n`,
  ]);
  expect((await get('/arroyo/open-data/pull/1.diff')).text).toContain('+row');
});

test('what is not there is a page that says so; another host name is turned away', async () => {
  for (const path of [
    '/x/y',
    '/arroyo/open-data/pull/99',
    '/arroyo/open-data/pull/1/moon',
    '/arroyo/open-data/blob/main/none',
  ]) {
    const { status, text } = await get(path);
    expect([status, text.includes('This page does not exist')]).toEqual([404, true]);
  }
  const { hostname, port } = new URL(sample.forge.url);
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    request({ hostname, port, headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
