import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeRun } from './run-record.ts';
import { logOf } from './stage.ts';
import { openTown, TOWN_REPOSITORY, type Town } from './town.ts';
import type { Run } from './types.ts';

const GITHUB = new URL('../../../.github/', import.meta.url);

/** In the place of the bundle: tells what it was started with, and what it may do on GitHub. */
const STUB = `
import { appendFileSync } from 'node:fs';
const { INPUT_COMMAND, GITHUB_EVENT_NAME, GITHUB_REF } = process.env;
const inputs = Object.keys(process.env).filter((name) => name.startsWith('INPUT_') && process.env[name] !== '' && !/TOKEN|COMMAND/.test(name));
console.log('STARTED ' + INPUT_COMMAND + ' on ' + GITHUB_EVENT_NAME + ' at ' + GITHUB_REF + ' with ' + inputs.map((name) => name.slice(6).toLowerCase() + '=' + process.env[name]).sort().join(' '));
const headers = { authorization: 'Bearer ' + process.env.INPUT_TOKEN };
const answer = await fetch(process.env.GITHUB_GRAPHQL_URL, { method: 'POST', headers, body: JSON.stringify({ query: 'query { viewer { login } }' }) });
console.log('ACTS AS ' + (await answer.json()).data.viewer.login);
if (INPUT_COMMAND === 'gate' && GITHUB_EVENT_NAME !== 'pull_request_target') appendFileSync(process.env.GITHUB_OUTPUT, 'preview=false\\n');
`;

let town: Town;
beforeAll(async () => {
  town = await openTown(process.execPath, process.env.PATH ?? '');
  const app = town.forge.addApp('daylight', TOWN_REPOSITORY, {
    contents: 'write',
    'pull-requests': 'write',
    issues: 'write',
    statuses: 'write',
    deployments: 'write',
    members: 'read',
  });
  town.forge.setEnvironment(TOWN_REPOSITORY, 'daylight', {
    branches: ['main'],
    secrets: { DAYLIGHT_APP_KEY: app.key },
    variables: { DAYLIGHT_APP_ID: String(app.id), DAYLIGHT_PREVIEW_URL: 'http://127.0.0.1:9' },
  });
  const files = readdirSync(GITHUB, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?:workflows|actions)\/.*\.yml$/.test(name),
  );
  await town.push({
    ...Object.fromEntries(
      files.map((name) => [`.github/${name}`, readFileSync(new URL(name, GITHUB), 'utf8')]),
    ),
    '.github/actions/dist/daylight.js': STUB,
    'package.json': '{"type":"module"}',
  });
});
afterAll(() => town.close());

let seen = 0;
/** What has run since the last look: workflow, what started it, and the command line of its first job. */
async function news(): Promise<string[]> {
  const runs = (await town.settled()).slice(seen);
  seen = town.runner.runs.length;
  for (const run of runs)
    if (run.conclusion !== 'cancelled') expect(run.conclusion, describeRun(run)).toBe('success');
  return runs.map((run) => `${run.name}: ${started(run)}`).sort();
}

function started(run: Run): string {
  return /STARTED (.*)/.exec(logOf(run.jobs[0]))?.[1] ?? '-';
}

function last(name: string): Run | undefined {
  return town.runner.runs.findLast((run) => run.name === name);
}

let number = 0;

test('a push to main publishes, as the App', async () => {
  expect(await news()).toEqual([
    'Publish: publish on push at refs/heads/main with apply=true force=false full=false preview-url=http://127.0.0.1:9 shard=1/1',
  ]);
  expect(logOf(last('Publish')?.jobs[0])).toContain('ACTS AS daylight[bot]');
});

test('a pull request is checked by the job itself and judged by the App, both with main’s code', async () => {
  await town.push(
    { '.github/actions/dist/daylight.js': 'throw new Error("code of the pull request")' },
    'topic',
  );
  number = Number(
    (await town.api('ada', 'POST', '/pulls', { title: 'Topic', head: 'topic', base: 'main', draft: true }))
      .number,
  );
  expect(await news()).toEqual([
    `Check: check on pull_request_target at refs/heads/main with apply=true pull-request=${number}`,
    'Gate: gate on pull_request_target at refs/heads/main with apply=true preview-url=http://127.0.0.1:9',
  ]);
  expect(logOf(last('Check')?.jobs[0])).toContain('ACTS AS github-actions[bot]');
  expect(logOf(last('Gate')?.jobs[0])).toContain('ACTS AS daylight[bot]');
  expect(logOf(last('Gate')?.jobs.find((job) => job.id === 'preview'))).toContain(
    'STARTED publish on pull_request_target',
  );
});

test('a review reaches the gate through the relay, whatever the pull request made of the relay', async () => {
  await town.push(
    {
      '.github/workflows/relay.yml': readFileSync(new URL('workflows/relay.yml', GITHUB), 'utf8').replaceAll(
        'permissions: {}',
        'permissions: write-all',
      ),
    },
    'topic',
  );
  await news();
  await town.api('bo', 'POST', `/pulls/${number}/reviews`, { event: 'COMMENT', body: 'Looking.' });
  expect(await news()).toEqual([
    'Gate: gate on workflow_run at refs/heads/main with apply=true preview-url=http://127.0.0.1:9',
    'Relay: -',
  ]);
});

test('reviews that come in a bunch are each judged, one after the other', async () => {
  for (const body of ['One', 'Two', 'Three'])
    await town.api('bo', 'POST', `/pulls/${number}/reviews`, { event: 'COMMENT', body });
  const gates = (await news()).filter((line) => line.startsWith('Gate'));
  expect(gates).toHaveLength(3);
  expect(
    town.runner.runs
      .filter((run) => run.name === 'Gate')
      .every((run) => run.jobs[0]?.conclusion === 'success'),
  ).toBe(true);
});

test('a comment, the clock and the button reach the gate', async () => {
  await town.api('bo', 'POST', `/issues/${number}/comments`, { body: '/answer security' });
  expect(await news()).toEqual([
    'Gate: gate on issue_comment at refs/heads/main with apply=true preview-url=http://127.0.0.1:9',
  ]);
  town.runner.schedule(TOWN_REPOSITORY);
  expect(await news()).toEqual([
    'Drift: drift on schedule at refs/heads/main with apply=true preview-url=http://127.0.0.1:9',
    'Gate: gate on schedule at refs/heads/main with apply=true preview-url=http://127.0.0.1:9',
    'Publish: publish on schedule at refs/heads/main with apply=true force=false full=true preview-url=http://127.0.0.1:9 shard=1/1',
  ]);
  await town.api('ada', 'POST', '/actions/workflows/gate.yml/dispatches', {
    ref: 'main',
    inputs: { pull_request: String(number) },
  });
  expect(await news()).toEqual([
    'Gate: gate on workflow_dispatch at refs/heads/main with apply=true preview-url=http://127.0.0.1:9',
  ]);
});

test('vouching asks for a reason and hands it over as it is', async () => {
  await town.api('ada', 'POST', '/actions/workflows/genesis.yml/dispatches', {
    ref: 'main',
    inputs: { reason: '"; rm -rf / #$(x)' },
  });
  expect(await news()).toEqual([
    'Genesis: ledger genesis on workflow_dispatch at refs/heads/main with apply=true reason="; rm -rf / #$(x)',
  ]);
  await town.api('ada', 'POST', '/actions/workflows/genesis.yml/dispatches', {
    ref: 'topic',
    inputs: { reason: 'x' },
  });
  await town.settled();
  expect(logOf(last('Genesis')?.jobs[0])).toContain('Branch "topic" is not allowed to deploy to daylight');
});
