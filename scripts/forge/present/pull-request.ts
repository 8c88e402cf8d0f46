import { comparePull } from '../pulls/comparison.ts';
import { rulesetsFor } from '../rules/applicable.ts';
import { isBehind, unmetRules } from '../rules/merge-requirements.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import { findOrganization, type World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { repositoryApi } from './addresses.ts';
import { associationOf, issuePage, presentLabel } from './issue.ts';
import { nodeId } from './node-id.ts';
import { presentRepository } from './repository.ts';
import type { Schema } from './schema.ts';
import { presentTeam } from './team.ts';

/** As in lists. */
export function presentSimplePull(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): Schema<'pull-request-simple'> {
  return {
    ...essence(world, repository, issue, pull),
    // GitHub's description of lists says that a label's description is never null; its answers do not keep to it.
    labels: issue.labels.map((label) => ({
      ...presentLabel(world, repository, label),
      description: label.description ?? '',
    })),
    head: end(world, pull.head.repository, pull.head.owner.login, pull.head),
    base: end(world, repository, repository.owner.login, pull.base),
  };
}

/** As on its own, and in webhooks. */
export async function presentPull(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): Promise<Schema<'pull-request'>> {
  const { commits, changes } = await comparePull(repository, pull, issue.state === 'open');
  const open = issue.state === 'open';
  return {
    ...essence(world, repository, issue, pull),
    state: issue.state,
    user: presentAccount(world, issue.author),
    labels: issue.labels.map((label) => presentLabel(world, repository, label)),
    head: end(world, pull.head.repository, pull.head.owner.login, pull.head),
    base: end(world, repository, repository.owner.login, pull.base),
    merged: pull.merged,
    mergeable: open ? pull.mergeable : null,
    rebaseable: open ? pull.mergeable : null,
    mergeable_state: open ? await mergeableState(world, repository, issue, pull) : 'unknown',
    merged_by: pull.mergedBy && presentAccount(world, pull.mergedBy),
    comments: issue.comments.length,
    review_comments: pull.reviewComments.length,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: commits.length,
    additions: changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: changes.reduce((sum, change) => sum + change.deletions, 0),
    changed_files: changes.length,
  };
}

/** GitHub's word for what the merge button would say to somebody who cannot bypass anything. */
export async function mergeableState(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): Promise<'dirty' | 'draft' | 'blocked' | 'behind' | 'unstable' | 'clean'> {
  if (!pull.mergeable) return 'dirty';
  if (pull.draft) return 'draft';
  const rules = rulesetsFor(repository, `refs/heads/${pull.base.ref}`).flatMap((ruleset) => ruleset.rules);
  const strict = rules.some(
    (rule) => rule.type === 'required_status_checks' && rule.parameters.strict_required_status_checks_policy,
  );
  const unmet = await unmetRules(world, repository, issue, pull, rules);
  if (strict && unmet.length === 1 && (await isBehind(repository, pull))) return 'behind';
  if (unmet.length > 0) return 'blocked';
  const latest = new Map(
    (repository.statuses.get(pull.head.sha) ?? []).map(({ context, state }) => [context, state]),
  );
  return [...latest.values()].some((state) => state !== 'success') ? 'unstable' : 'clean';
}

function essence(world: World, repository: Repository, issue: Issue, pull: PullRequest) {
  const url = repositoryApi(world, repository, `/pulls/${issue.number}`);
  const issueUrl = repositoryApi(world, repository, `/issues/${issue.number}`);
  const page = issuePage(world, repository, issue);
  const statuses = repositoryApi(world, repository, `/statuses/${pull.head.sha}`);
  const teams = findOrganization(world, repository.owner.login)?.teams;
  return {
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    number: issue.number,
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: repositoryApi(world, repository, '/pulls/comments{/number}'),
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    state: issue.state,
    locked: false,
    active_lock_reason: null,
    title: issue.title,
    body: issue.body,
    user: presentAccount(world, issue.author),
    milestone: null,
    assignee: issue.assignees[0] ? presentAccount(world, issue.assignees[0]) : null,
    assignees: issue.assignees.map((account) => presentAccount(world, account)),
    requested_reviewers: pull.requestedReviewers.map((account) => presentAccount(world, account)),
    requested_teams: pull.requestedTeams.flatMap((slug) => {
      const team = teams?.get(slug);
      return team === undefined ? [] : [presentTeam(world, team, repository.teams.get(slug))];
    }),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    author_association: associationOf(world, repository, issue.author),
    auto_merge: null,
    draft: pull.draft,
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: repositoryApi(world, repository, '/pulls/comments{/number}') },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
  };
}

/** GitHub answers with `repo: null` once a fork is gone, which its description does not foresee. */
function end(
  world: World,
  repository: Repository | null,
  login: string,
  { ref, sha }: { ref: string; sha: string },
): Schema<'pull-request'>['head'] {
  const owner = repository?.owner ?? world.accounts.get(login.toLowerCase());
  if (owner === undefined) throw new Error(`The forge has no account ${login}`);
  const presented = {
    label: `${login}:${ref}`,
    ref,
    sha,
    user: presentAccount(world, owner),
    repo: repository && presentRepository(world, repository),
  };
  return presented as Schema<'pull-request'>['head'];
}
