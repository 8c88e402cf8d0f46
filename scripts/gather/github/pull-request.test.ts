import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { appendLines } from '../../ledger/chain.ts';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import type { SignOffRecord } from '../../model/ledger.ts';
import { cityFiles, datasetFiles } from '../scratch-city.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import type { GateEvent } from './event.ts';
import { gatherPullRequest } from './pull-request.ts';
import { NUMBER, type ScratchGitHub, scratchGitHub } from './scratch-github.ts';

const trash: Scratch[] = [];
afterEach(() => {
  for (const scratch of trash.splice(0)) scratch.dispose();
});

function begin(): ScratchGitHub {
  const github = scratchGitHub();
  github.origin.write(datasetFiles('parks/trees'));
  github.push('Add trees');
  trash.push(github.origin);
  return github;
}

async function gather(
  github: ScratchGitHub,
  event?: GateEvent,
): Promise<Facts & { pullRequest: PullRequestFacts }> {
  const clone = scratchRepository();
  trash.push(clone);
  const facts = await gatherPullRequest({
    octokit: github.octokit,
    clone: clone.root,
    owner: 'arroyo',
    repo: 'open-data',
    number: NUMBER,
    self: 'daylight[bot]',
    now: '2026-03-02T12:00:00Z',
    fetchUrl: async () => {
      throw new Error('nothing is fetched here');
    },
    ...(event === undefined ? {} : { event }),
  });
  if (facts.pullRequest === null) throw new Error('no pull request');
  return { ...facts, pullRequest: facts.pullRequest };
}

const review = (id: number, login: string, commit: string, state = 'APPROVED') => ({
  id,
  user: { login, type: 'User' },
  state,
  commit_id: commit,
  submitted_at: `2026-03-02T09:0${id}:00Z`,
  body: '',
});
const changedBy = (facts: { pullRequest: PullRequestFacts }, sha: string) =>
  facts.pullRequest.commits.find((c) => c.sha === sha)?.changed;

const LEDGER_FILE = `pull-requests/${NUMBER}.jsonl`;
const signed: SignOffRecord = {
  kind: 'sign-off',
  at: '2026-03-02T09:00:00Z',
  pullRequest: NUMBER,
  role: 'cdo',
  by: 'cleo',
  decision: 'approved',
  head: 'abc',
  via: { review: 1 },
  parts: {},
};

/** Gives the repository a ledger branch with this text for the pull request. */
function addLedger(github: ScratchGitHub, text: string): ScratchGitHub {
  const { origin } = github;
  origin.git('checkout', '-q', '--orphan', 'ledger');
  origin.git('rm', '-rfq', '.');
  origin.write({ [LEDGER_FILE]: text });
  origin.commit('Record');
  origin.git('checkout', '-q', 'trees');
  return github;
}

describe('facts about a pull request', () => {
  test('are complete, and the same when read again', async () => {
    const github = begin();
    const facts = await gather(github);
    expect(facts).toMatchObject({
      repository: { owner: 'arroyo', name: 'open-data', private: true, defaultBranch: 'main' },
      findings: [],
      datasets: [{ id: 'parks/trees', base: null, head: { profile: { rows: 2 } } }],
      pullRequest: {
        number: 7,
        author: 'sam',
        state: 'open',
        headRepository: 'arroyo/open-data',
        labels: ['stage: not ready'],
        requested: { users: ['ines'], teams: ['cdo'] },
        members: {
          'coordinator/parks': { members: ['cora'] },
          'department/parks': { members: ['dana'] },
          cdo: { members: ['cleo'] },
          'policy/environment': { members: ['pia'] },
          itpc: { members: ['ivo'] },
        },
        ledger: [],
        comment: null,
        status: { state: 'pending', description: 'Waiting.' },
        counted: { files: 3, commits: 1 },
      },
    });
    expect(facts.files).toHaveLength(3);
    expect(JSON.stringify(await gather(github))).toBe(JSON.stringify(facts));
  });

  test('leave the clone’s files alone', async () => {
    const github = begin();
    const clone = scratchRepository({ 'kept.txt': 'kept' });
    trash.push(clone);
    const where = {
      octokit: github.octokit,
      clone: clone.root,
      owner: 'arroyo',
      repo: 'open-data',
      number: NUMBER,
    };
    await gatherPullRequest({ ...where, self: 'daylight[bot]', now: '2026-03-02T12:00:00Z' });
    expect(clone.git('status', '--porcelain')).toBe('');
    expect(clone.git('ls-files')).toBe('kept.txt');
  });

  test('a shallow clone is deepened as far as it takes', async () => {
    const github = begin();
    github.origin.git('checkout', '-q', 'main');
    github.origin.write({ 'README.md': 'newer' });
    github.origin.commit('Meanwhile');
    const clone = scratchRepository();
    trash.push(clone);
    clone.git('fetch', '-q', '--depth', '1', `file://${github.origin.root}`, 'main');
    const where = {
      octokit: github.octokit,
      clone: clone.root,
      owner: 'arroyo',
      repo: 'open-data',
      number: NUMBER,
    };
    const facts = await gatherPullRequest({
      ...where,
      url: `file://${github.origin.root}`,
      self: 'daylight[bot]',
      now: '2026-03-02T12:00:00Z',
    });
    expect(facts.datasets.map(({ id }) => id)).toEqual(['parks/trees']);
  });
});

describe('who changed what', () => {
  test('each commit has its people and the parts it changed, files outside folders by path', async () => {
    const github = begin();
    github.origin.write({
      ...datasetFiles('parks/trees', { metadata: { title: 'Trees' } }),
      'README.md': 'x',
    });
    const second = github.push('Rename\n\nCo-authored-by: Ines <ines@users.noreply.github.example>', 'cora');
    github.origin.write({
      'datasets/parks/trees/metadata.yml': `# looked at\n${datasetFiles('parks/trees', { metadata: { title: 'Trees' } })['datasets/parks/trees/metadata.yml']}`,
    });
    const third = github.push('Comment only');
    const facts = await gather(github);
    expect(facts.pullRequest.commits.map(({ people }) => people)).toEqual([
      ['sam'],
      ['cora', 'ines'],
      ['sam'],
    ]);
    expect(changedBy(facts, second)).toEqual(['README.md', 'parks/trees#metadata.title']);
    expect(changedBy(facts, third)).toEqual([]);
    expect(facts.pullRequest.commits[0]?.changed).toContain('parks/trees#data');
  });

  test('bringing the branch up to date changes nothing; what a merge slips in is its author’s', async () => {
    const github = begin();
    const { origin } = github;
    const meanwhile = (files: Record<string, string>) => {
      origin.git('checkout', '-q', 'main');
      origin.write(files);
      origin.commit('Meanwhile');
      origin.git('checkout', '-q', 'trees');
      origin.git('merge', '-q', '--no-commit', '--no-ff', 'main');
    };
    origin.write({ 'datasets/parks/benches/README.md': 'ours' });
    github.push('Benches too');
    meanwhile(datasetFiles('parks/benches', { metadata: { title: 'Park benches' } }));
    const clean = github.push('Merge main', 'ines');
    meanwhile({ 'other.txt': 'x' });
    origin.write({ 'datasets/parks/trees/data.csv': 'id,species\n1,Slipped in\n' });
    const evil = github.push('Merge main', 'ines');
    const facts = await gather(github);
    expect(changedBy(facts, clean)).toEqual([]);
    expect(changedBy(facts, evil)).toEqual(['parks/trees#data']);
  });

  test('a merge that takes back what base did is a change', async () => {
    const github = begin();
    const { origin } = github;
    origin.write({ 'datasets/parks/benches/README.md': 'ours' });
    github.push('Benches too');
    origin.git('checkout', '-q', 'main');
    origin.write(datasetFiles('parks/benches', { metadata: { title: 'Park benches' } }));
    origin.commit('Meanwhile');
    origin.git('checkout', '-q', 'trees');
    origin.git('merge', '-q', '--no-commit', '--no-ff', '-s', 'ours', 'main');
    const merge = github.push('Merge main', 'ines');
    expect(changedBy(await gather(github), merge)).toEqual(['parks/benches#metadata.title']);
  });

  test('where both sides changed a part, whatever the merge says is its author’s', async () => {
    const github = begin();
    const { origin } = github;
    origin.write(datasetFiles('parks/benches', { metadata: { title: 'Our benches' } }));
    github.push('Ours');
    origin.git('checkout', '-q', 'main');
    origin.write(datasetFiles('parks/benches', { metadata: { title: 'Their benches' } }));
    origin.commit('Theirs');
    origin.git('checkout', '-q', 'trees');
    origin.git('merge', '-q', '--no-commit', '--no-ff', '-X', 'ours', 'main');
    const merge = github.push('Merge main', 'ines');
    expect(changedBy(await gather(github), merge)).toEqual(['parks/benches#metadata.title']);
  });

  test('more commits than GitHub lists fail closed', async () => {
    const github = begin();
    Object.assign(github.api[`/pulls/${NUMBER}`] as object, { commits: 251 });
    expect((await gather(github)).findings).toMatchObject([
      { id: 'too-many-commits', params: { listed: 1, counted: 251 } },
    ]);
  });
});

test('a pull request into another branch is held against the default branch and its rules, and says so', async () => {
  const github = begin();
  const { origin } = github;
  origin.git('checkout', '-q', '-b', 'aside', 'main');
  origin.write({ 'governance.yml': '{}' });
  origin.commit('Rules of our own');
  origin.git('checkout', '-q', 'trees');
  const pull = github.api[`/pulls/${NUMBER}`] as { base: { ref: string; sha: string } };
  Object.assign(pull.base, { ref: 'aside', sha: origin.git('rev-parse', 'aside') });
  const aside = { findings: [{ id: 'other-base', params: { base: 'aside', expected: 'main' } }] };
  const main = origin.git('rev-parse', 'main');
  expect(await gather(github)).toMatchObject({ ...aside, pullRequest: { base: main } });
  Object.assign(pull, { state: 'closed', merged: true });
  expect(await gather(github), 'merged there').toMatchObject({ ...aside, pullRequest: { base: main } });
});

describe('which files changed', () => {
  test('a rename touches both ends', async () => {
    const github = begin();
    github.origin.git('mv', 'datasets/parks/benches/data.csv', 'datasets/parks/trees/benches.csv');
    github.push('Move');
    const facts = await gather(github);
    expect(facts.datasets.map(({ id }) => id)).toEqual(['parks/benches', 'parks/trees']);
  });

  test('a list that is shorter than GitHub’s own count fails closed', async () => {
    const github = begin();
    Object.assign(github.api[`/pulls/${NUMBER}`] as object, { changed_files: 4 });
    expect((await gather(github)).findings).toMatchObject([
      { id: 'too-many-files', params: { listed: 3, counted: 4 } },
    ]);
  });

  test('a file that only git sees counts too', async () => {
    const github = begin();
    github.origin.write({ 'governance.yml': `${cityFiles()['governance.yml']}# x\n` });
    github.push('Rules');
    const path = `/pulls/${NUMBER}/files`;
    github.api[path] = (github.api[path] as { filename: string }[]).filter(
      ({ filename }) => filename !== 'governance.yml',
    );
    expect((await gather(github)).files.map(({ path }) => path)).toContain('governance.yml');
  });

  test('a file of the same bytes that may be run is another file, and somebody made it so', async () => {
    const github = begin();
    chmodSync(join(github.origin.root, 'governance.yml'), 0o755);
    const head = github.push('Run it', 'ciro');
    const facts = await gather(github);
    const oid = github.origin.git('rev-parse', 'trees:governance.yml');
    expect(facts.files).toContainEqual(
      expect.objectContaining({ path: 'governance.yml', oid: `100755 ${oid}` }),
    );
    expect(changedBy(facts, head)).toEqual(['governance.yml']);
  });

  test('whoever breaks the policy hears it, and the policy stays that of base', async () => {
    const github = begin();
    github.origin.write({ 'governance.yml': 'city: [\n', 'datasets/parks/department.yml': 'name: 1\n' });
    github.push('Break');
    const facts = await gather(github);
    expect(new Set(facts.findings.map(({ file }) => file))).toEqual(
      new Set(['governance.yml', 'datasets/parks/department.yml']),
    );
    expect(facts.pullRequest.members['coordinator/parks']).toEqual({ members: ['cora'] });
  });

  test('a dataset that base changed meanwhile is behind', async () => {
    const github = begin();
    github.origin.git('checkout', '-q', 'main');
    github.origin.write(datasetFiles('parks/trees', { metadata: { title: 'Other trees' } }));
    github.origin.commit('Meanwhile');
    expect((await gather(github)).datasets).toMatchObject([
      { id: 'parks/trees', behind: true, base: { metadata: { value: { title: 'Other trees' } } } },
    ]);
  });
});

describe('what was said', () => {
  test('reviews carry the commit the relay saw only in the run they started', async () => {
    const github = begin();
    const head = github.origin.git('rev-parse', 'trees');
    github.api[`/pulls/${NUMBER}/reviews`] = [
      review(1, 'dana', head),
      review(2, 'cleo', head, 'CHANGES_REQUESTED'),
      { ...review(3, 'x', head), state: 'PENDING' },
    ];
    const facts = await gather(github, { pullRequests: [7], review: { id: 2, seenAt: head }, sweep: false });
    expect(facts.pullRequest.reviews.map(({ id, state, seenAt }) => [id, state, seenAt])).toEqual([
      [1, 'approved', undefined],
      [2, 'changes-requested', head],
    ]);
  });

  test('every page of reviews is read', async () => {
    const github = begin();
    const head = github.origin.git('rev-parse', 'trees');
    github.api[`/pulls/${NUMBER}/reviews`] = Array.from({ length: 230 }, (_, i) => ({
      ...review(1, 'dana', head),
      id: i,
    }));
    expect((await gather(github)).pullRequest.reviews).toHaveLength(230);
  });

  test('what a review looked at is kept as long as the commit can be had', async () => {
    const github = begin();
    const first = github.origin.git('rev-parse', 'trees');
    github.origin.write({
      ...datasetFiles('parks/trees', { metadata: { title: 'Trees' } }),
      'README.md': 'x',
    });
    const second = github.push('Rename');
    github.origin.git('checkout', '-q', '--detach', 'main');
    github.origin.write(datasetFiles('parks/trees', { metadata: { title: 'Pushed away' } }));
    const gone = 'f'.repeat(40);
    github.api[`/pulls/${NUMBER}/reviews`] = [
      review(1, 'dana', first),
      review(2, 'cleo', gone),
      review(3, 'pia', second),
    ];
    const { snapshots } = (await gather(github)).pullRequest;
    expect(Object.keys(snapshots)).toEqual([first]);
    expect(Object.keys(snapshots[first]?.['parks/trees'] ?? {})).toContain('metadata.title');
    expect(snapshots[first]?.['']).toBeUndefined();
  });

  test('a review that is recorded already needs no second look', async () => {
    const github = begin();
    const first = github.origin.git('rev-parse', 'trees');
    github.origin.write({ 'datasets/parks/trees/README.md': 'x' });
    github.push('More');
    github.api[`/pulls/${NUMBER}/reviews`] = [review(1, 'cleo', first)];
    expect(Object.keys((await gather(github)).pullRequest.snapshots)).toEqual([first]);
    addLedger(github, appendLines(LEDGER_FILE, '', [signed]));
    expect((await gather(github)).pullRequest.snapshots).toEqual({});
  });

  test('a submission is bound to the commit that the run it started saw', async () => {
    const github = begin();
    const head = github.origin.git('rev-parse', 'trees');
    const event = (name: string, login: string, at: string) => ({
      event: name,
      actor: { login },
      created_at: at,
    });
    expect((await gather(github)).pullRequest.submissions).toEqual([
      { by: 'sam', at: '2026-03-01T08:00:00Z' },
    ]);
    github.api[`/issues/${NUMBER}/events`] = [
      { event: 'committed', sha: head },
      event('ready_for_review', 'cora', '2026-03-02T08:00:00Z'),
      event('convert_to_draft', 'sam', '2026-03-02T09:00:00Z'),
      event('ready_for_review', 'cora', '2026-03-02T10:00:00Z'),
    ];
    expect(
      (await gather(github, { pullRequests: [7], submission: { by: 'Cora', head }, sweep: false }))
        .pullRequest.submissions,
    ).toEqual([
      { by: 'cora', at: '2026-03-02T08:00:00Z' },
      { by: 'cora', at: '2026-03-02T10:00:00Z', head },
    ]);
    const other: GateEvent = { pullRequests: [7], submission: { by: 'dana', head }, sweep: false };
    expect(
      (await gather(github, other)).pullRequest.submissions.filter(
        (submission) => submission.head !== undefined,
      ),
    ).toEqual([]);
  });

  test('Daylight’s comment has its marker and its author; a planted one is not it', async () => {
    const github = begin();
    const comment = (id: number, login: string, body: string) => ({ id, user: { login }, body });
    const others = Array.from({ length: 120 }, (_, i) => comment(i, 'sam', 'talk'));
    github.api[`/issues/${NUMBER}/comments`] = [
      comment(900, 'mallory', '<!-- daylight:gate -->\nAll signed!'),
      comment(901, 'daylight[bot]', 'Published.'),
      ...others,
      comment(902, 'daylight[bot]', '<!-- daylight:gate -->\ntext'),
    ];
    expect((await gather(github)).pullRequest.comment).toEqual({
      id: 902,
      body: '<!-- daylight:gate -->\ntext',
    });
  });

  test('other open pull requests with the same head are named', async () => {
    const github = begin();
    const head = github.origin.git('rev-parse', 'trees');
    const other = (number: number, state: string, sha: string) => ({ number, state, head: { sha } });
    github.api[`/commits/${head}/pulls`] = [
      other(7, 'open', head),
      other(9, 'open', head),
      other(8, 'closed', head),
      other(6, 'open', 'x'),
    ];
    expect((await gather(github)).pullRequest.sameHead).toEqual([9]);
  });
});

describe('the evidence', () => {
  test('is read from the ledger branch', async () => {
    expect(
      (await gather(addLedger(begin(), appendLines(LEDGER_FILE, '', [signed])))).pullRequest.ledger,
    ).toEqual([signed]);
  });

  test('that somebody changed counts for nothing, and says so', async () => {
    const facts = await gather(
      addLedger(
        begin(),
        appendLines(LEDGER_FILE, '', [signed, { ...signed, role: 'itpc' }]).replace('"cdo"', '"ciso"'),
      ),
    );
    expect(facts.pullRequest.ledger).toEqual([]);
    expect(facts.findings).toMatchObject([
      { id: 'ledger-broken', severity: 'error', file: LEDGER_FILE, line: 1 },
    ]);
  });
});

test.each([401, 403, 404, 500])('GitHub answering %i is one line, not facts', async (status) => {
  const github = begin();
  github.api[`/pulls/${NUMBER}/reviews`] = status;
  await expect(gather(github)).rejects.toThrow(/^GitHub .*\/pulls\/7\/reviews \(no/);
});

test('a head that moves while it is read is an outage', async () => {
  const github = begin();
  Object.assign(github.api[`/pulls/${NUMBER}`] as object, {
    head: { sha: 'e'.repeat(40), ref: 'trees', repo: null },
  });
  await expect(gather(github)).rejects.toThrow(/kept moving/);
});
