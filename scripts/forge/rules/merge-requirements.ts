import { commitOfBranch, isAncestor } from '../git/revision.ts';
import { comparePull } from '../pulls/comparison.ts';
import { keyOf } from '../state/account.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest, Review } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { PullRequestParameters, RequiredReviewer, Rule } from '../state/ruleset.ts';
import { findOrganization, type World } from '../state/world.ts';
import { ownersOf, readCodeOwners } from './code-owners.ts';
import { includes, resolveOwner } from './owner.ts';
import { matchesPath } from './pattern.ts';
import { standing } from './reviews.ts';
import { missingChecks } from './status-checks.ts';

/** What stands between a pull request and its merge, in GitHub's words. */
export async function unmetRules(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  rules: readonly Rule[],
): Promise<string[]> {
  const unmet: string[] = [];
  for (const rule of rules) {
    if (rule.type === 'update') unmet.push('Cannot update this protected ref.');
    if (rule.type === 'pull_request')
      unmet.push(...(await unmetReviews(world, repository, issue, pull, rule.parameters)));
    if (rule.type !== 'required_status_checks') continue;
    unmet.push(...missingChecks(repository, pull.head.sha, rule.parameters.required_status_checks));
    if (rule.parameters.strict_required_status_checks_policy && (await isBehind(repository, pull)))
      unmet.push('This branch must be up to date with its base before it can be merged.');
  }
  return [...new Set(unmet)];
}

export async function isBehind(repository: Repository, pull: PullRequest): Promise<boolean> {
  const tip = await commitOfBranch(repository.git, pull.base.ref);
  return tip !== null && !(await isAncestor(repository.git, tip, pull.head.sha));
}

async function unmetReviews(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  asked: PullRequestParameters,
): Promise<string[]> {
  const { approvals, objections } = standing(world, repository, pull, issue.author);
  const unmet: string[] = [];
  const count = asked.required_approving_review_count;
  if (approvals.length < count) {
    const reviews = count === 1 ? 'approving review is' : 'approving reviews are';
    unmet.push(`At least ${count} ${reviews} required by reviewers with write access.`);
  }
  if (objections.length > 0 && count > 0) unmet.push('Changes have been requested on this pull request.');
  if (asked.require_last_push_approval && !approvals.some(({ commitId }) => commitId === pull.head.sha))
    unmet.push('New changes require approval from someone other than the last pusher.');
  const paths = await changedPaths(repository, pull);
  if (asked.require_code_owner_review)
    unmet.push(...(await unmetOwners(world, repository, pull, paths, approvals)));
  for (const required of asked.required_reviewers ?? [])
    unmet.push(...unmetTeam(world, repository, required, paths, approvals));
  return unmet;
}

async function changedPaths(repository: Repository, pull: PullRequest): Promise<string[]> {
  const { changes } = await comparePull(repository, pull, true);
  return changes.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
}

async function unmetOwners(
  world: World,
  repository: Repository,
  pull: PullRequest,
  paths: readonly string[],
  approvals: readonly Review[],
): Promise<string[]> {
  const tip = (await commitOfBranch(repository.git, pull.base.ref)) ?? pull.base.sha;
  const codeOwners = await readCodeOwners(repository.git, tip);
  if (codeOwners === null) return [];
  const lacking = paths.flatMap((path) => {
    const written = ownersOf(codeOwners, path);
    const owners = written.flatMap((owner) => resolveOwner(world, repository, owner) ?? []);
    const approved = approvals.some(({ author }) => owners.some((owner) => includes(owner, author)));
    return owners.length === 0 || approved
      ? []
      : [written.map((owner) => owner.replace(/^@/, '')).join(' and/or ')];
  });
  return [...new Set(lacking)].map((owners) => `Waiting on code owner review from ${owners}.`);
}

function unmetTeam(
  world: World,
  repository: Repository,
  { file_patterns, minimum_approvals, reviewer }: RequiredReviewer,
  paths: readonly string[],
  approvals: readonly Review[],
): string[] {
  if (!paths.some((path) => matchesPatterns(file_patterns, path))) return [];
  const teams = [...(findOrganization(world, repository.owner.login)?.teams.values() ?? [])];
  const team = teams.find(({ id }) => id === reviewer.id);
  const given = approvals.filter(({ author }) => team?.members.has(keyOf(author.login))).length;
  if (given >= minimum_approvals) return [];
  return [
    `Waiting on ${minimum_approvals} approving review(s) from ${repository.owner.login}/${team?.slug ?? 'a deleted team'}.`,
  ];
}

/** A pattern that begins with `!` takes files out again. */
function matchesPatterns(patterns: readonly string[], path: string): boolean {
  const last = patterns.findLast((pattern) => matchesPath(pattern.replace(/^!/, ''), path));
  return last !== undefined && !last.startsWith('!');
}
