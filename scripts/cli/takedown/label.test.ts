import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoCity, OWNER, REPO, startCity } from '../demo/city.ts';
import { founded } from '../demo/stations/founded.ts';

const here = { owner: OWNER, repo: REPO };
let city: DemoCity;
beforeAll(async () => {
  city = await startCity({ now: () => new Date() });
  const tell = { station: () => {}, says: () => {}, address: () => {} };
  await founded({ city, tell, copy: '', pull: 0 });
}, 300_000);
afterAll(() => city?.close());

const page = async (): Promise<string> =>
  (await fetch(new URL('datasets/street-trees/', `${city.portal}/`))).text();

async function label(part: 'steward' | 'cdo', title: string): Promise<number> {
  const octokit = city.as(part);
  const { data } = await octokit.issues.create({ ...here, title });
  await octokit.issues.addLabels({ ...here, issue_number: data.number, labels: ['takedown'] });
  await city.settled();
  return data.number;
}

test('a label hides a dataset, given by the CDO and by nobody else; the night finds nothing to say', async () => {
  expect(await page()).toContain('Street trees');
  await label('steward', 'Hide environment/street-trees');
  expect(await page()).toContain('Street trees');

  const number = await label('cdo', 'Names in environment/street-trees');
  const runs = city.runs.filter(({ name, conclusion }) => name === 'Takedown' && conclusion !== 'skipped');
  expect(runs.map(({ actor, conclusion }) => [actor, conclusion])).toEqual([
    ['sam-steward', 'failure'],
    ['carmen-cdo', 'success'],
  ]);
  expect(await page()).toContain('Not available at present');
  const octokit = city.as('cdo');
  const { data: comments } = await octokit.issues.listComments({ ...here, issue_number: number });
  expect(comments[0]?.body).toContain('Hidden from the public');
  const { data: pulls } = await octokit.pulls.list({ ...here, state: 'open' });
  expect(pulls).toMatchObject([{ draft: true, head: { ref: expect.stringMatching(/^takedown\//) } }]);

  for (const workflow_id of ['publish.yml', 'drift.yml']) {
    await octokit.actions.createWorkflowDispatch({ ...here, workflow_id, ref: 'main' });
    await city.settled();
    expect(city.runs.at(-1), workflow_id).toMatchObject({
      event: 'workflow_dispatch',
      conclusion: 'success',
    });
  }
  expect(await page()).toContain('Not available at present');
  const { data: issues } = await octokit.issues.listForRepo({ ...here, state: 'open' });
  const titles = issues.filter(({ pull_request: pull }) => pull === undefined).map(({ title }) => title);
  expect(titles).toContain('Taken down: environment/street-trees');
  expect(titles).not.toContain('A portal differs from main');
  expect(city.forge.unknownRoutes).toEqual([]);
}, 300_000);
