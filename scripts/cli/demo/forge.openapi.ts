import { fileURLToPath } from 'node:url';
import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformance, type Recorded } from '../../forge/openapi/conformance.ts';
import { readDescription } from '../../forge/openapi/description.ts';
import { type DemoCity, OWNER, REPO, startCity } from './city.ts';
import { journey } from './journey.ts';

const cache = fileURLToPath(new URL('../../../.daylight/openapi', import.meta.url));
const description = readDescription(cache);
if (description === null)
  console.log('test:openapi skipped: GitHub’s description (npm @octokit/openapi) could not be fetched.');

describe.skipIf(description === null)('the forge answers as GitHub describes', () => {
  const recorded: Recorded[] = [];
  let city: DemoCity;

  function recording(octokit: Octokit): Octokit {
    octokit.hook.after('request', (response, options) => {
      recorded.push({
        method: options.method,
        route: options.url.replace(options.baseUrl, ''),
        status: response.status,
        body: response.data,
      });
    });
    return octokit;
  }

  beforeAll(async () => {
    city = await startCity({ now: () => new Date() });
    const people = city.as;
    await journey(
      { ...city, as: (part) => recording(people(part)) },
      { station: () => {}, says: () => {}, address: () => {} },
    );
    await readEverything(recording(people('administrator')));
  });

  afterAll(() => city?.close());

  test('every answer is one that GitHub describes', () => {
    const verdict = conformance(description ?? { paths: {}, components: {} });
    const rest = recorded.filter(({ route }) => route.startsWith('/repos') || route.startsWith('/user'));
    const faults = new Map(rest.map((answer) => verdict(answer)).map(({ what, faults }) => [what, faults]));
    console.log(`${faults.size} kinds of answers of ${rest.length} held against GitHub's description.`);
    expect(faults.size).toBeGreaterThan(30);
    expect(Object.fromEntries([...faults].filter(([, found]) => found.length > 0))).toEqual({});
  });
});

/** What the gate and the publisher read, asked once more in the open. */
async function readEverything(octokit: Octokit): Promise<void> {
  const here = { owner: OWNER, repo: REPO };
  const { data: pull } = await octokit.pulls.get({ ...here, pull_number: 2 });
  const ref = pull.head.sha;
  const issue = { ...here, issue_number: 2 };
  const one = { ...here, pull_number: 2 };
  const reads = [
    () => octokit.repos.get(here),
    () => octokit.repos.listBranches(here),
    () => octokit.repos.getBranch({ ...here, branch: 'main' }),
    () => octokit.repos.listCollaborators(here),
    () => octokit.repos.listCommits(here),
    () => octokit.repos.getCommit({ ...here, ref }),
    () => octokit.repos.getContent({ ...here, path: 'governance.yml' }),
    () => octokit.repos.getCombinedStatusForRef({ ...here, ref }),
    () => octokit.repos.listCommitStatusesForRef({ ...here, ref }),
    () => octokit.repos.listDeployments(here),
    () => octokit.repos.getRepoRulesets(here),
    () => octokit.repos.getAllEnvironments(here),
    () => octokit.git.getRef({ ...here, ref: 'heads/main' }),
    () => octokit.git.getCommit({ ...here, commit_sha: ref }),
    () => octokit.git.getTree({ ...here, tree_sha: ref }),
    () => octokit.pulls.list({ ...here, state: 'all' }),
    () => octokit.pulls.listFiles(one),
    () => octokit.pulls.listCommits(one),
    () => octokit.pulls.listReviews(one),
    () => octokit.pulls.listRequestedReviewers(one),
    () => octokit.issues.get(issue),
    () => octokit.issues.listComments(issue),
    () => octokit.issues.listLabelsOnIssue(issue),
    () => octokit.issues.listEvents(issue),
    () => octokit.issues.listEventsForTimeline(issue),
    () => octokit.issues.listLabelsForRepo(here),
    () => octokit.issues.listForRepo({ ...here, state: 'all' }),
    () => octokit.checks.listForRef({ ...here, ref }),
    () => octokit.users.getAuthenticated(),
  ];
  for (const read of reads) await read();
}
