import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startForge } from '../../forge/forge.ts';
import type { Forge } from '../../forge/types.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { cityFiles, datasetFiles, GOVERNANCE } from '../../gather/scratch-city.ts';
import { scratchRepository } from '../../gather/scratch-repository.ts';
import { parseInventory } from '../../parse/inventory/inventory.ts';
import type { Connection } from '../connection.ts';
import type { Io } from '../io.ts';
import { type Ran, runCase } from './run-case.ts';

/** What people may say in a comment, over HTTP and real git: each test is one conversation on one pull request. */
const repository = { owner: 'arroyo', repo: 'open-data' };
const FULL = 'arroyo/open-data';
const PEOPLE = ['sam', 'cora', 'dana', 'cleo', 'ivo', 'pia', 'ida'];
const INVENTORY =
  'dataset,title,description,steward,classification,security_level,status,priority,planned,reason\n' +
  'trees,Street trees,Every tree,sam,public,1,planned,high,2026-12-15,\n';

const directory = mkdtempSync(join(tmpdir(), 'daylight-comments-'));
const governance = {
  ...GOVERNANCE,
  roles: {
    ...GOVERNANCE.roles,
    cdo: { ...GOVERNANCE.roles.cdo, team: undefined, members: ['cleo'], publishes: true },
    ita: {
      title: 'ITA',
      organisation: 'city',
      scope: 'city',
      members: ['ida'],
      covers: ['metadata.agreement'],
    },
  },
  lanes: {
    ...GOVERNANCE.lanes,
    'new-dataset': { ...GOVERNANCE.lanes['new-dataset'], consults: ['ita'] },
  },
};
const work = scratchRepository({
  ...cityFiles(),
  'governance.yml': JSON.stringify(governance),
  'datasets/parks/inventory.csv': INVENTORY,
});
const clone = scratchRepository();
const people = new Map<string, { octokit: Octokit; token: string }>();
let forge: Forge;
let connection: Connection;

beforeAll(async () => {
  forge = await startForge({ directory: join(directory, 'forge') });
  forge.addOrganization('arroyo');
  for (const login of PEOPLE) {
    const token = forge.addUser(login, { email: `${login}@arroyo.example` });
    people.set(login, { token, octokit: createOctokit({ token, baseUrl: forge.apiUrl }) });
  }
  const collaborators = Object.fromEntries(
    PEOPLE.map((login) => [login, login === 'ivo' ? 'admin' : 'write']),
  );
  const { cloneUrl } = await forge.addRepository(FULL, { private: true, collaborators });
  const app = forge.addApp('daylight', FULL, {
    contents: 'write',
    pull_requests: 'write',
    statuses: 'write',
    issues: 'write',
    metadata: 'read',
  });
  const token = forge.appToken(app.id, app.key);
  connection = {
    octokit: createOctokit({ token, baseUrl: forge.apiUrl }),
    repository,
    token,
    url: cloneUrl,
    webUrl: `${forge.url}/${FULL}`,
    clone: clone.root,
    self: 'daylight[bot]',
  };
  await push('ivo', 'main');
});

afterAll(async () => {
  await forge.close();
  for (const scratch of [work, clone]) scratch.dispose();
  rmSync(directory, { recursive: true, force: true });
});

function as(login: string): Octokit {
  const person = people.get(login);
  if (person === undefined) throw new Error(login);
  return person.octokit;
}

/** The forge answers from this very process, so nothing may wait for git without letting it. */
async function push(login: string, branch: string): Promise<void> {
  const remote = connection.url.replace('://', `://${login}:${people.get(login)?.token}@`);
  await promisify(execFile)('git', ['-C', work.root, 'push', '-q', remote, `HEAD:refs/heads/${branch}`]);
}

/** A new dataset of the parks department, submitted and approved by its leadership. */
async function submitted(name: string): Promise<number> {
  work.git('checkout', '-q', '-B', name, 'main');
  work.write(datasetFiles(`parks/${name}`, { metadata: { identifier: name } }));
  work.commit(`Add ${name}`);
  await push('sam', name);
  const { data } = await as('sam').pulls.create({ ...repository, title: name, head: name, base: 'main' });
  await as('cora').pulls.createReview({ ...repository, pull_number: data.number, event: 'APPROVE' });
  await as('dana').pulls.createReview({ ...repository, pull_number: data.number, event: 'APPROVE' });
  await run(data.number);
  return data.number;
}

const io: Io = {
  cwd: clone.root,
  env: {},
  now: () => new Date(),
  out: () => undefined,
  err: () => undefined,
} as unknown as Io;

async function run(number: number, comment?: number): Promise<Ran> {
  const started = comment === undefined ? {} : { comment: { id: comment } };
  return runCase({ connection, io, number, event: { pullRequests: [number], sweep: false, ...started } });
}

/** Says it, and lets the gate hear it. */
async function say(login: string, number: number, body: string): Promise<number> {
  const { data } = await as(login).issues.createComment({ ...repository, issue_number: number, body });
  await run(number, data.id);
  return data.id;
}

async function comments(number: number): Promise<string[]> {
  const { data } = await as('ivo').issues.listComments({ ...repository, issue_number: number });
  return data.map(({ body = '' }) => body);
}

async function labels(number: number): Promise<string[]> {
  const { data } = await as('ivo').issues.get({ ...repository, issue_number: number });
  return data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

test('whoever is consulted is asked for a review, and their advice stands in the comment', async () => {
  const number = await submitted('benches');
  const { data: asked } = await as('ivo').pulls.listRequestedReviewers({
    ...repository,
    pull_number: number,
  });
  expect(asked.users.map(({ login }) => login)).toContain('ida');
  expect((await comments(number))[0]).toContain('**ITA** is asked for advice');
  await say('ida', number, '/advise ita The server has room for it.');
  expect((await comments(number))[0]).toContain('The server has room for it.');
  expect((await comments(number))[0]).not.toContain('is asked for advice');
});

test('what was not for them to say is answered once, and changes nothing', async () => {
  const number = await submitted('fountains');
  await say('sam', number, '/publish');
  await run(number);
  const refusals = (await comments(number)).filter((body) => body.includes('this was not done'));
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toContain('/publish is for people of another role');
});

test('a comment that somebody edited is nobody’s word', async () => {
  const number = await submitted('playgrounds');
  const { data } = await as('cleo').issues.createComment({
    ...repository,
    issue_number: number,
    body: 'Looks good.',
  });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await as('ivo').issues.updateComment({ ...repository, comment_id: data.id, body: '/publish' });
  await run(number, data.id);
  const said = await comments(number);
  expect(said[0]).not.toContain('said `/publish`');
  expect(said.at(-1)).toContain('the comment was edited');
});

test('/publish merges once everything stands, and not before', async () => {
  const number = await submitted('paths');
  await say('cleo', number, '/publish');
  const { data: waiting } = await as('ivo').pulls.get({ ...repository, pull_number: number });
  expect(waiting.state).toBe('open');
  expect((await comments(number))[0]).toContain('`cleo` said `/publish`');
  for (const login of ['cleo', 'pia'])
    await as(login).pulls.createReview({ ...repository, pull_number: number, event: 'APPROVE' });
  const ran = await run(number);
  const { data: merged } = await as('ivo').pulls.get({ ...repository, pull_number: number });
  expect(merged.merged).toBe(true);
  expect(merged.merged_by?.login).toBe('daylight[bot]');
  expect(ran.preview, 'what a job merges starts no workflow: it publishes itself').toBe(true);
});

test('/withhold closes the case, and brings the reason into the inventory by a pull request', async () => {
  const number = await submitted('trees');
  await say(
    'pia',
    number,
    '/withhold Some of these trees stand in private gardens, "and their owners" object.',
  );
  const { data: closed } = await as('ivo').pulls.get({ ...repository, pull_number: number });
  expect([closed.state, closed.merged]).toEqual(['closed', false]);
  expect((await comments(number))[0]).toContain('private gardens');

  const { data: open } = await as('ivo').pulls.list({ ...repository, state: 'open' });
  const proposal = open.find(({ title }) => title === 'Withhold parks/trees');
  expect(proposal?.user?.login).toBe('daylight[bot]');
  const { data: file } = await as('ivo').repos.getContent({
    ...repository,
    path: 'datasets/parks/inventory.csv',
    ref: proposal?.head.ref ?? '',
    mediaType: { format: 'raw' },
  });
  const inventory = parseInventory('inventory.csv', String(file));
  expect(inventory.findings).toEqual([]);
  expect(inventory.value).toMatchObject([
    {
      dataset: 'trees',
      status: 'withheld',
      reason: 'Some of these trees stand in private gardens, "and their owners" object.',
    },
  ]);

  await run(number);
  await run(number);
  const { data: still } = await as('ivo').pulls.list({ ...repository, state: 'open' });
  expect(still.filter(({ title }) => title === 'Withhold parks/trees')).toHaveLength(1);
  expect(await labels(number)).toContain('stage: withheld');
});

test('a returned case can go back to draft once, and asks the objector again when it is submitted as it is', async () => {
  const number = await submitted('lawns');
  await as('cleo').pulls.createReview({
    ...repository,
    pull_number: number,
    event: 'REQUEST_CHANGES',
    body: 'Why so few?',
  });
  expect((await run(number)).returned).toBe(true);
  expect((await run(number)).returned, 'once for each request').toBe(false);
  expect(await labels(number)).toContain('stage: returned');
  await as('sam').pulls.requestReviewers({ ...repository, pull_number: number, reviewers: ['cleo'] });
  await run(number);
  expect(await labels(number)).toContain('waits for: cdo');
  const { data: status } = await as('ivo').repos.getCombinedStatusForRef({ ...repository, ref: 'lawns' });
  expect(status.state).not.toBe('success');
});

test('a commit of the merge queue gets the verdict of its pull request', async () => {
  const number = await submitted('ponds');
  const { data: main } = await as('ivo').git.getRef({ ...repository, ref: 'heads/main' });
  const mergeGroup = { head: main.object.sha };
  await runCase({ connection, io, number, event: { pullRequests: [number], mergeGroup, sweep: false } });
  const { data: queued } = await as('ivo').repos.getCombinedStatusForRef({
    ...repository,
    ref: mergeGroup.head,
  });
  const { data: own } = await as('ivo').repos.getCombinedStatusForRef({ ...repository, ref: 'ponds' });
  const told = (statuses: typeof own.statuses) => statuses.map(({ context, state }) => [context, state]);
  expect(told(queued.statuses)).toEqual(told(own.statuses));
  expect(queued.state).toBe('pending');
});
