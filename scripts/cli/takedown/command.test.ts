import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchPublishing, scratchPublishing } from '../publish/scratch-publishing.ts';
import { feeding, scratchTerminal } from '../publish/scratch-terminal.ts';

let city: ScratchPublishing;
beforeAll(async () => {
  city = await scratchPublishing('parks/trees');
  city.work.write(feeding(city, { site: { adapter: 'site', title: 'Open data' } }));
  city.work.commit('Feed the site');
  await city.clear('2026-11-20T09:00:00Z');
});
afterAll(() => city.close());

const daylight = (...typed: Parameters<ReturnType<typeof scratchTerminal>>) =>
  scratchTerminal(city)(...typed);

const DOWN = ['takedown', 'parks/trees', '--reason', 'names of residents'];
const NOBODY = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_SERVER_URL: 'http://127.0.0.1:9' };

async function page(): Promise<string> {
  const { octokit } = city;
  const about = { owner: 'arroyo', repo: 'open-data', ref: 'site' };
  const found = await octokit.repos.getContent({ ...about, path: 'datasets/trees/index.html' });
  return 'content' in found.data ? Buffer.from(found.data.content, 'base64').toString('utf8') : '';
}

test('from publishing to a takedown and its refusals, at a terminal', async () => {
  expect(await daylight(['publish', '--apply'])).toMatchObject({ code: 0 });
  expect(await page()).toContain('All trees of the parks');

  expect(await daylight(DOWN, { GITHUB_ACTOR: 'sam' })).toMatchObject({
    code: 1,
    said: expect.stringMatching(/sam is in none of the roles/),
  });
  const plan = await daylight(DOWN, { GITHUB_ACTOR: 'cleo' });
  expect(plan.said).toMatch(/site: would hide trees\nNothing is hidden yet\. Add --apply/);
  expect(await page()).toContain('All trees of the parks');

  const done = await daylight([...DOWN, '--apply'], { GITHUB_ACTOR: 'cleo' });
  expect(done).toMatchObject({ code: 0, said: expect.stringMatching(/site: take-down trees: done/) });
  expect(await page()).toContain('Not available at present');
  expect(await daylight(['publish', '--apply'])).toMatchObject({ code: 0 });
  expect(await page()).not.toContain('All trees of the parks');
  expect((await daylight(['drift'])).code).toBe(0);
});

test('while GitHub is away it asks who it is, and says so where nobody remembers the order', async () => {
  expect(await daylight([...DOWN, '--apply'], NOBODY)).toMatchObject({
    code: 2,
    said: expect.stringMatching(/add --by with your login/),
  });
  const lost = await daylight([...DOWN, '--by', 'cleo', '--apply'], NOBODY);
  expect(lost).toMatchObject({ code: 2, said: expect.stringMatching(/nobody remembers this: run it again/) });
  expect(lost.said).not.toMatch(/ {4}at /);
});

test('a label that hides nothing is answered where it was put on, once, and only where it is acted', async () => {
  const here = { owner: 'arroyo', repo: 'open-data' };
  const labelled = async (title: string, ...times: string[][]) => {
    const { number } = (await city.octokit.issues.create({ ...here, title })).data;
    const event = {
      name: 'issues',
      payload: { action: 'labeled', label: { name: 'takedown' }, issue: { number, title } },
    };
    for (const more of times) await daylight(['takedown', ...more], { GITHUB_ACTOR: 'sam' }, event);
    const { data } = await city.octokit.issues.listComments({ ...here, issue_number: number });
    return data.map(({ body }) => body ?? '');
  };
  expect(await labelled('Hide parks/trees', [])).toEqual([]);
  expect(await labelled('Hide parks/trees', ['--apply'], ['--apply'])).toEqual([
    expect.stringMatching(/Nothing was hidden.*: sam is in none of the roles.*call one of those/s),
  ]);
  expect(await labelled('Hide it', ['--apply'], ['--apply'])).toEqual([
    expect.stringMatching(/does not say which dataset is meant/),
  ]);
});

test.each([
  [['takedown'], /which dataset\? Name it/],
  [['takedown', 'parks/trees'], /say why, with --reason/],
  [['takedown', 'parks/none', '--reason', 'x'], /there is no dataset parks\/none/],
  [['drift', '--portal', 'none'], /governance\.yml names no portal none/],
  [['drift', '--portal', 'site', '--apply'], /cannot be narrowed/],
])('%j is refused in one line', async (words, why) => {
  const { code, said } = await daylight(words, { GITHUB_ACTOR: 'cleo' });
  expect(code).toBeGreaterThan(0);
  expect(said).toMatch(why);
  expect(said.trim().split('\n')).toHaveLength(1);
});
