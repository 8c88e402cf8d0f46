import type { Octokit } from '@octokit/rest';
import type { Case } from './case.ts';

export type IssueEvent = Awaited<ReturnType<Octokit['issues']['listEvents']>>['data'][number];

/** What was done to a pull request, besides what was said: the timeline repeats every commit, review and comment as well. */
export function readIssueEvents(octokit: Octokit, where: Case): Promise<IssueEvent[]> {
  const { owner, repo, pull_number: issue_number } = where;
  return octokit.paginate(octokit.issues.listEvents, { owner, repo, issue_number, per_page: 100 });
}
