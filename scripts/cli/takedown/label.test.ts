import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoCity, OWNER, REPO, startCity } from '../demo/city.ts';
import { founded } from '../demo/stations/founded.ts';
import { isSampleCity } from '../sample-city.ts';

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

async function labelAgain(part: 'steward' | 'cdo', issue_number: number): Promise<void> {
  const octokit = city.as(part);
  await octokit.issues.removeLabel({ ...here, issue_number, name: 'takedown' });
  await octokit.issues.addLabels({ ...here, issue_number, labels: ['takedown'] });
  await city.settled();
}

async function comments(issue_number: number): Promise<string[]> {
  const { data } = await city.as('cdo').issues.listComments({ ...here, issue_number });
  return data.map(({ body }) => body ?? '');
}

test.skipIf(!isSampleCity())(
  'a label hides a dataset, given by the CDO and by nobody else, who is told so once; the night finds nothing to say',
  async () => {
    expect(await page()).toContain('Street trees');
    const refused = await label('steward', 'Hide environment/street-trees');
    expect(await page()).toContain('Street trees');
    expect(await comments(refused)).toEqual([
      expect.stringMatching(/Nothing was hidden.*sam-steward.*call one of those.*Chief Data Officer/s),
    ]);
    await labelAgain('steward', refused);
    expect(await comments(refused)).toHaveLength(1);
    const unclear = await label('steward', 'Hide it');
    expect(await comments(unclear)).toEqual([expect.stringContaining('has to name exactly one')]);

    const number = await label('cdo', 'Names in environment/street-trees');
    const runs = city.runs.filter(({ name, conclusion }) => name === 'Takedown' && conclusion !== 'skipped');
    expect(runs.map(({ actor, conclusion }) => [actor, conclusion])).toEqual([
      ...['sam-steward', 'sam-steward', 'sam-steward'].map((login) => [login, 'failure']),
      ['carmen-cdo', 'success'],
    ]);
    expect(await page()).toContain('Not available at present');
    const octokit = city.as('cdo');
    expect(await comments(number)).toEqual([expect.stringContaining('Hidden from the public')]);
    const { data: pulls } = await octokit.pulls.list({ ...here, state: 'open' });
    expect(pulls).toMatchObject([{ draft: true, head: { ref: expect.stringMatching(/^takedown\//) } }]);

    // Both also look at what is under review, with no more than what their own jobs may do.
    await octokit.graphql(
      'mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }',
      { id: pulls[0]?.node_id },
    );
    await city.settled();
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
  },
  300_000,
);
