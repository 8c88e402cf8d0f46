import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeRun } from './run-record.ts';
import { ex, logOf } from './stage.ts';
import { openTown, TOWN_REPOSITORY, type Town } from './town.ts';

const CHECKOUT = 'actions/checkout@0000000000000000000000000000000000000000';
const APP_TOKEN = 'actions/create-github-app-token@0000000000000000000000000000000000000000';

let town: Town;
beforeEach(async () => {
  town = await openTown(process.execPath, process.env.PATH ?? '');
});
afterEach(() => town.close());

const CALL = `node -e 'fetch(process.env.GITHUB_API_URL + "/repos/" + process.env.GITHUB_REPOSITORY + process.argv[1], { method: "POST", headers: { authorization: "Bearer " + process.env.TOKEN }, body: process.argv[2] }).then(async (r) => { console.log(r.status, await r.text()); process.exitCode = r.ok ? 0 : 1; })'`;

const says = (permissions: string): string => `
on: push
jobs:
  a:
    runs-on: x
    permissions: ${permissions}
    steps:
      - uses: ${CHECKOUT}
      - run: |
          ${CALL} /statuses/$GITHUB_SHA '{"state":"success","context":"x"}'
        env: { TOKEN: '${ex('github.token')}' }
`;

test('a job may do what its permissions list, and no more', async () => {
  await town.push({ '.github/workflows/w.yml': says('{ contents: read, statuses: write }') });
  const [enough] = await town.settled();
  expect(enough?.conclusion, enough && describeRun(enough)).toBe('success');

  await town.push({ '.github/workflows/w.yml': says('{ contents: read }') });
  const [, noStatus] = await town.settled();
  expect(noStatus?.jobs[0]?.steps.map((step) => step.outcome)).toEqual(['success', 'failure']);
  expect(logOf(noStatus?.jobs[0])).toContain('Resource not accessible by integration');

  await town.push({ '.github/workflows/w.yml': says('{ statuses: write }') });
  const [, , noContents] = await town.settled();
  expect(noContents?.jobs[0]?.steps.map((step) => step.outcome)).toEqual(['failure', 'skipped']);
});

test('from a review to the gate: the relay may nothing, the gate acts on main and knows pull request and head', async () => {
  await town.push({
    '.github/workflows/relay.yml':
      'name: Relay\non: pull_request_review\npermissions: {}\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
    '.github/workflows/gate.yml': `
on:
  pull_request_target: { types: [opened, synchronize] }
  workflow_run: { workflows: [Relay], types: [completed] }
  issue_comment: { types: [created] }
jobs:
  gate:
    runs-on: x
    permissions: { issues: write, pull-requests: write }
    steps:
      - run: echo "${ex('github.event_name')} ${ex('github.event.workflow_run.actor.login')} ${ex('github.event.workflow_run.head_sha || github.event.pull_request.head.sha')} on $GITHUB_REF"
      - if: github.event_name == 'workflow_run'
        run: |
          ${CALL} /issues/${ex('github.event.workflow_run.pull_requests[0].number')}/comments '{"body":"It is the turn of nobody"}'
        env: { TOKEN: '${ex('github.token')}' }
`,
  });
  await town.push({ 'data.csv': 'a\n1\n' }, 'topic');
  const pull = await town.api('ada', 'POST', '/pulls', { title: 'Topic', head: 'topic', base: 'main' });
  const number = Number(pull.number);
  const [opened] = await town.settled();
  expect(opened?.event).toBe('pull_request_target');
  const head = opened?.headSha ?? '';
  await town.api('bo', 'POST', `/pulls/${number}/reviews`, { event: 'APPROVE' });
  const runs = await town.settled();
  expect(runs.map((run) => [run.event, run.conclusion])).toEqual([
    ['pull_request_target', 'success'],
    ['pull_request_review', 'success'],
    ['workflow_run', 'success'],
  ]);
  expect(logOf(runs[2]?.jobs[0])).toContain(`workflow_run bo ${head} on refs/heads/main`);

  // The comment of the job's own token started nothing; a person's does.
  await town.api('bo', 'POST', `/issues/${number}/comments`, { body: 'Hello' });
  expect((await town.settled()).map((run) => run.event)).toEqual([
    'pull_request_target',
    'pull_request_review',
    'workflow_run',
    'issue_comment',
  ]);
});

test('the App’s token is the App’s, with what was asked of it, and only on the branch the key is kept for', async () => {
  const app = town.forge.addApp('daylight', TOWN_REPOSITORY, { statuses: 'write', contents: 'read' });
  town.forge.setEnvironment(TOWN_REPOSITORY, 'daylight', {
    branches: ['main'],
    secrets: { KEY: app.key },
    variables: { APP: String(app.id) },
  });
  const workflow = (permission: string): string => `
on: [push, workflow_dispatch]
jobs:
  a:
    runs-on: x
    environment: { name: daylight, deployment: false }
    permissions: {}
    steps:
      - id: app
        uses: ${APP_TOKEN}
        with: { client-id: '${ex('vars.APP')}', private-key: '${ex('secrets.KEY')}', ${permission} }
      - run: |
          ${CALL} /statuses/$GITHUB_SHA '{"state":"success","context":"daylight/gate"}'
        env: { TOKEN: '${ex('steps.app.outputs.token')}' }
`;
  await town.push({ '.github/workflows/w.yml': workflow('permission-statuses: write') });
  const [run] = await town.settled();
  expect(run?.conclusion, run && describeRun(run)).toBe('success');
  expect(logOf(run?.jobs[0])).toContain('daylight[bot]');
  expect(logOf(run?.jobs[0])).not.toMatch(/BEGIN RSA|ghs_/);

  await town.push({ '.github/workflows/w.yml': workflow('permission-contents: read') });
  await town.push({ '.github/workflows/w.yml': workflow('permission-members: read') }, 'topic');
  await town.api('ada', 'POST', '/actions/workflows/w.yml/dispatches', { ref: 'main' });
  const [, narrow, branch, dispatched] = await town.settled();
  expect(logOf(narrow?.jobs[0])).toContain('Resource not accessible by integration');
  expect(logOf(branch?.jobs[0])).toContain('Branch "topic" is not allowed');
  expect([dispatched?.event, dispatched?.actor]).toEqual(['workflow_dispatch', 'ada']);
});
