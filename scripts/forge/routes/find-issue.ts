import { numberParameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { notFound } from '../http/refusal.ts';
import { demand, reads, writes } from '../identity/access.ts';
import type { Case } from '../pulls/timeline.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Role } from '../state/repository.ts';

/** An issue or pull request of the path, for reading. A token needs the permission of the kind that it is. */
export function readIssue(context: RepositoryContext, name = 'issue_number'): Issue {
  const issue = context.repository.issues.get(numberParameter(context, name));
  if (issue === undefined) throw notFound();
  demand(context, context.repository, reads(...scopesOf(issue)));
  return issue;
}

/** The same for changing it. `role`: what a person needs. */
export function writeIssue(context: RepositoryContext, role: Role, name = 'issue_number'): Case {
  const { world, repository } = context;
  const issue = repository.issues.get(numberParameter(context, name));
  if (issue === undefined) throw notFound();
  demand(context, repository, writes(role, ...scopesOf(issue)));
  return { world, repository, issue, token: tokenOf(context) };
}

/** What GitHub takes for issues: either permission serves for a pull request, only one for an issue. */
function scopesOf(issue: Issue): string[] {
  return issue.pull === null ? ['issues'] : ['issues', 'pull-requests'];
}

export function findPull(context: RepositoryContext): { issue: Issue; pull: PullRequest } {
  const issue = context.repository.issues.get(numberParameter(context, 'pull_number'));
  if (issue === undefined || issue.pull === null) throw notFound();
  return { issue, pull: issue.pull };
}

export function pullCase(context: RepositoryContext): { target: Case; pull: PullRequest } {
  const { issue, pull } = findPull(context);
  const { world, repository } = context;
  return { target: { world, repository, issue, token: tokenOf(context) }, pull };
}
