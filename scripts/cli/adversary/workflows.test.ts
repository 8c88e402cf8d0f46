import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ex, logOf } from '../../forge/runner/stage.ts';
import type { Run } from '../../forge/runner/types.ts';
import { type DemoCity, OWNER, REPO, REPOSITORY, startCity } from '../demo/city.ts';
import { type Part, PEOPLE } from '../demo/people.ts';
import { isSampleCity } from '../sample-city.ts';
import { PATIENCE } from './here.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Workflows of an attacker, against the real ones on the runner: what a branch brings along runs, and can do nothing. */
let city: DemoCity;
beforeAll(async () => {
  city = await startCity({ now: () => new Date() });
});
afterAll(() => city?.close());

const HERE = { owner: OWNER, repo: REPO };

/** Sets the gate's status to green with the token it is given. */
const GREEN = `node -e 'fetch(process.env.GITHUB_API_URL + "/repos/${REPOSITORY}/statuses/" + process.env.HEAD, { method: "POST", headers: { authorization: "Bearer " + process.env.TOKEN }, body: JSON.stringify({ context: "daylight/gate", state: "success", description: "All signed" }) }).then((r) => console.log("answered", r.status))'`;

const hostile = (name: string, on: string): string => `name: ${name}
on: ${on}
permissions: write-all
jobs:
  forge:
    runs-on: ubuntu-latest
    permissions: { statuses: write, contents: write }
    steps:
      - run: ${JSON.stringify(GREEN)}
        env:
          TOKEN: ${ex('github.token')}
          HEAD: ${ex('github.event.pull_request.head.sha || github.sha')}
  steal:
    runs-on: ubuntu-latest
    environment: { name: daylight, deployment: false }
    steps:
      - run: echo "key ${ex('secrets.DAYLIGHT_APP_KEY')}"
`;

/** Writes files onto a new branch, one commit each, as GitHub's website does. */
async function bring(
  part: Part,
  owner: string,
  branch: string,
  files: Record<string, string | null>,
): Promise<void> {
  const octokit = city.as(part);
  const here = { owner, repo: REPO };
  const { data: main } = await octokit.git.getRef({ ...here, ref: 'heads/main' });
  await octokit.git.createRef({ ...here, ref: `refs/heads/${branch}`, sha: main.object.sha });
  for (const [path, text] of Object.entries(files)) {
    const found = await octokit.repos.getContent({ ...here, path, ref: branch }).catch(() => null);
    const sha = found !== null && 'sha' in found.data ? { sha: found.data.sha } : {};
    const change = { ...here, path, branch, message: `Change ${path}`, ...sha };
    if (text === null) await octokit.repos.deleteFile({ ...change, sha: sha.sha ?? '' });
    else
      await octokit.repos.createOrUpdateFileContents({
        ...change,
        content: Buffer.from(text).toString('base64'),
      });
  }
}

async function propose(part: Part, head: string): Promise<number> {
  const { data } = await city.as(part).pulls.create({ ...HERE, title: head, head, base: 'main' });
  await city.settled();
  return data.number;
}

/** What the App said last of the head, and whether it can be merged. */
async function outcome(pull_number: number): Promise<{ verdict: string | undefined; merged: boolean }> {
  const ada = city.as('administrator');
  const { data } = await ada.pulls.get({ ...HERE, pull_number });
  const { data: statuses } = await ada.repos.listCommitStatusesForRef({ ...HERE, ref: data.head.sha });
  const said = statuses.find(
    ({ context, creator }) => context === 'daylight/gate' && creator?.login === 'daylight[bot]',
  );
  const merged = await ada.pulls.merge({ ...HERE, pull_number }).then(
    () => true,
    () => false,
  );
  return { verdict: said?.state, merged };
}

const runsOf = (path: string): Run[] => city.runs.filter((run) => run.path === `.github/workflows/${path}`);

test('a workflow on a branch may set the gate’s status, which opens nothing, and gets no secret', async () => {
  await bring('steward', OWNER, 'forger', {
    '.github/workflows/forger.yml': hostile('Forger', 'push'),
    'NOTES.md': 'Nothing to see\n',
  });
  const pull = await propose('steward', 'forger');
  const [run] = runsOf('forger.yml').slice(-1);
  const [forge, steal] = run?.jobs ?? [];
  expect(logOf(forge)).toContain('answered 201');
  expect(logOf(steal)).toContain('is not allowed');
  expect(JSON.stringify(run)).not.toContain('BEGIN RSA');
  expect(await outcome(pull)).toEqual({ verdict: expect.stringMatching(/pending|failure/), merged: false });
});

test('a pull request that rewrites the relay has it run as it wrote it, and the gate decides as main has it', async () => {
  await bring('steward', OWNER, 'relayed', {
    '.github/workflows/relay.yml': hostile('Relay', 'pull_request_review'),
    '.github/workflows/gate.yml': 'name: Gate\non: pull_request_target\njobs: {}\n',
  });
  const pull = await propose('steward', 'relayed');
  const before = runsOf('gate.yml').length;
  await city.as('cdo').pulls.createReview({ ...HERE, pull_number: pull, event: 'APPROVE' });
  await city.settled();
  const relay = runsOf('relay.yml').at(-1);
  expect(relay?.jobs.map(({ name }) => name)).toEqual(['forge', 'steal']);
  expect(logOf(relay?.jobs[1])).toContain('is not allowed');
  const started = runsOf('gate.yml').slice(before);
  const gates = started.map(({ event, jobs }) => [
    event,
    jobs.find(({ name }) => name === 'gate')?.conclusion,
  ]);
  expect(gates).toEqual([['workflow_run', 'success']]);
  expect(await outcome(pull), 'a change of policy, and the committee has not signed').toEqual({
    verdict: 'pending',
    merged: false,
  });
});

test.skipIf(!isSampleCity())(
  'a pull request that deletes relay and gate is silent about its reviews, and the next sweep hears them',
  async () => {
    await bring('steward', OWNER, 'silenced', {
      '.github/workflows/relay.yml': null,
      '.github/workflows/gate.yml': null,
    });
    const pull = await propose('steward', 'silenced');
    const relays = runsOf('relay.yml').length;
    for (const part of ['cdo', 'itpc'] as const)
      await city.as(part).pulls.createReview({ ...HERE, pull_number: pull, event: 'APPROVE' });
    await city.settled();
    expect(runsOf('relay.yml')).toHaveLength(relays);
    expect((await outcome(pull)).merged).toBe(false);
    await city
      .as('administrator')
      .actions.createWorkflowDispatch({ ...HERE, workflow_id: 'gate.yml', ref: 'main' });
    await city.settled();
    const ada = city.as('administrator');
    const { data } = await ada.pulls.get({ ...HERE, pull_number: pull });
    const { data: combined } = await ada.repos.getCombinedStatusForRef({ ...HERE, ref: data.head.sha });
    expect(
      combined.statuses.find(({ context }) => context === 'daylight/gate')?.state,
      'both roles of the policy lane signed',
    ).toBe('success');
  },
);

test('a fork’s workflow is given a token that can write nothing, and its pull request is judged like any other', async () => {
  await city.as('administrator').repos.update({ ...HERE, allow_forking: true });
  const { login } = PEOPLE.itpc;
  await city.as('itpc').repos.createFork(HERE);
  await bring('itpc', login, 'fork', {
    '.github/workflows/relay.yml': hostile('Relay', 'pull_request_review'),
    'NOTES.md': 'From a fork\n',
  });
  const pull = await propose('itpc', `${login}:fork`);
  await city.as('cdo').pulls.createReview({ ...HERE, pull_number: pull, event: 'APPROVE' });
  await city.settled();
  const relay = runsOf('relay.yml').at(-1);
  expect(logOf(relay?.jobs[0])).toContain('answered 403');
  expect(JSON.stringify(relay)).not.toContain('BEGIN RSA');
  expect(await outcome(pull)).toEqual({ verdict: 'pending', merged: false });
});

test('nothing that was tried is something that the forge does not know', () => {
  expect(city.forge.unknownRoutes).toEqual([]);
});
