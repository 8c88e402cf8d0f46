import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseInventory } from '../../parse/inventory/inventory.ts';
import { HERE } from '../adversary/here.ts';
import { type Person, POLICY } from '../adversary/policy.ts';
import { openScene, type Scene } from '../adversary/scene.ts';

/** What people may say in a comment, over HTTP and real git: each test is one conversation on one pull request. */
const INVENTORY =
  'dataset,title,description,steward,classification,security_level,status,priority,planned,reason\n' +
  'orchard,Orchard,Every tree,sam,public,1,planned,high,2026-12-15,\n';

let scene: Scene;
beforeAll(async () => {
  const lanes = {
    ...POLICY.lanes,
    'new-dataset': { ...POLICY.lanes['new-dataset'], consults: ['itpc'] },
  };
  scene = await openScene({
    governance: { ...POLICY, lanes },
    files: { 'datasets/parks/inventory.csv': INVENTORY },
  });
});
afterAll(() => scene.close());

/** Submitted and approved by the department: the reviewers' turn. */
async function submitted(name: string): Promise<number> {
  const pull = await scene.propose(name);
  await scene.sign(pull, ['cora', 'dana']);
  return pull;
}

/** Says it, and lets the gate hear it. */
async function say(person: Person, pull: number, body: string): Promise<void> {
  await scene.as(person).issues.createComment({ ...HERE, issue_number: pull, body });
  await scene.hear();
}

async function comments(pull: number): Promise<string[]> {
  const { data } = await scene.as('ada').issues.listComments({ ...HERE, issue_number: pull });
  return data.map(({ body = '' }) => body);
}

async function read(pull_number: number) {
  return (await scene.as('ada').pulls.get({ ...HERE, pull_number })).data;
}

test('whoever is consulted is asked for a review, and their advice stands in the comment', async () => {
  const pull = await submitted('benches');
  expect((await read(pull)).requested_reviewers?.map(({ login }) => login)).toContain('ivo');
  expect((await scene.look(pull)).comment).toContain('Committee** is asked for advice');
  await say('ivo', pull, '/advise itpc Our policy has nothing against it.');
  const { comment } = await scene.look(pull);
  expect(comment).toContain('Our policy has nothing against it.');
  expect(comment).not.toContain('is asked for advice');
});

test('a review of somebody who was asked is their advice as well', async () => {
  const pull = await submitted('bridges');
  await say('ciro', pull, '/consult itpc May it name the engineers?');
  await scene.review('ivo', pull, 'COMMENT');
  await scene.hear();
  expect((await scene.look(pull)).comment).toMatch(
    /`ciro` asks: May it name the engineers\?; `ivo` advises: As/,
  );
});

test('what was not for them to say is answered once, and changes nothing', async () => {
  const pull = await submitted('fountains');
  await say('mallory', pull, '/publish');
  await scene.decide(pull);
  const refusals = (await comments(pull)).filter((body) => body.includes('this was not done'));
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toContain('/publish is for people of another role');
});

test('a comment that somebody edited is nobody’s word', async () => {
  const pull = await submitted('playgrounds');
  await say('cleo', pull, 'Looks good.');
  const [comment] = (await scene.as('ada').issues.listComments({ ...HERE, issue_number: pull })).data.slice(
    -1,
  );
  scene.wait(60_000);
  await scene.as('mallory').issues.updateComment({ ...HERE, comment_id: comment?.id ?? 0, body: '/publish' });
  await scene.sweep();
  await scene.sign(pull, ['cleo', 'ciro', 'pia']);
  expect((await scene.look(pull)).verdict).toBe('success');
  expect((await read(pull)).merged).toBe(false);
});

test('/publish merges once everything stands, and not before', async () => {
  const pull = await submitted('paths');
  await say('cleo', pull, '/publish');
  expect((await read(pull)).state).toBe('open');
  expect((await scene.look(pull)).comment).toContain('`cleo` said `/publish`');
  await scene.sign(pull, ['cal', 'ciro', 'pia']);
  const { merged, merged_by: by } = await read(pull);
  expect([merged, by?.login]).toEqual([true, 'daylight[bot]']);
});

test('/withhold closes the case, and brings the reason into the inventory by one pull request', async () => {
  const pull = await submitted('orchard');
  const reason = 'Some of these trees stand in private gardens, "and their owners" object.';
  await say('pia', pull, `/withhold ${reason}`);
  const closed = await read(pull);
  expect([closed.state, closed.merged]).toEqual(['closed', false]);
  const seen = await scene.look(pull);
  expect(seen.comment).toContain('private gardens');
  expect(seen.labels).toContain('stage: withheld');

  await scene.decide(pull);
  const { data: open } = await scene.as('ada').pulls.list({ ...HERE, state: 'open' });
  const [proposal, ...others] = open.filter(({ title }) => title === 'Withhold parks/orchard');
  expect([proposal?.user?.login, others]).toEqual(['daylight[bot]', []]);
  const { data: file } = await scene.as('ada').repos.getContent({
    ...HERE,
    path: 'datasets/parks/inventory.csv',
    ref: proposal?.head.ref ?? '',
    mediaType: { format: 'raw' },
  });
  const { findings, value } = parseInventory('inventory.csv', String(file));
  expect(findings).toEqual([]);
  expect(value).toMatchObject([{ dataset: 'orchard', status: 'withheld', reason }]);
});

test('a returned case asks the objector again when it is submitted as it is, and stays red', async () => {
  const pull = await submitted('lawns');
  await scene.review('ciro', pull, 'REQUEST_CHANGES');
  await scene.hear();
  expect((await scene.look(pull)).labels).toContain('stage: returned');
  await scene.as('sam').pulls.requestReviewers({ ...HERE, pull_number: pull, reviewers: ['ciro'] });
  await scene.sweep();
  const { labels, verdict } = await scene.look(pull);
  expect(labels).toContain('waits for: ciso');
  expect(verdict).toBe('pending');
});

test('a commit of the merge queue gets the verdict of its pull request', async () => {
  const pull = await submitted('ponds');
  const { data: main } = await scene.as('ada').git.getRef({ ...HERE, ref: 'heads/main' });
  const branch = `gh-readonly-queue/main/pr-${pull}-${main.object.sha}`;
  const repository = { full_name: `${HERE.owner}/${HERE.repo}` };
  const run = {
    path: '.github/workflows/relay.yml',
    event: 'merge_group',
    head_sha: main.object.sha,
    head_branch: branch,
    repository,
  };
  await scene.hear({ name: 'workflow_run', payload: { repository, workflow_run: run } });
  const { data } = await scene.as('ada').repos.getCombinedStatusForRef({ ...HERE, ref: main.object.sha });
  expect(data.statuses.map(({ context, state }) => [context, state])).toEqual([['daylight/gate', 'pending']]);
});
