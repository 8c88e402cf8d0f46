import type { BranchPolicy, Environment, Repository, Variable } from '../state/repository.ts';
import { findOrganization, type World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { repositoryApi, repositoryPage } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';
import { presentTeam } from './team.ts';

type ProtectionRules = NonNullable<Schema<'environment'>['protection_rules']>;

export function presentEnvironment(
  world: World,
  repository: Repository,
  environment: Environment,
): Schema<'environment'> {
  const { id, name, branches, protectedOnly } = environment;
  const path = `/environments/${encodeURIComponent(name)}`;
  const limited = branches !== undefined || protectedOnly;
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: repositoryApi(world, repository, path),
    html_url: repositoryPage(
      world,
      repository,
      `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    ),
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    protection_rules: protectionRules(world, repository, environment, limited),
    deployment_branch_policy: limited
      ? { protected_branches: protectedOnly, custom_branch_policies: !protectedOnly }
      : null,
  };
}

function protectionRules(
  world: World,
  repository: Repository,
  { id, waitTimer, reviewers, preventSelfReview }: Environment,
  limited: boolean,
): ProtectionRules {
  const rules: ProtectionRules = [];
  const base = (type: string) => ({
    id: id * 10 + rules.length,
    node_id: nodeId('GA', id * 10 + rules.length),
    type,
  });
  if (waitTimer > 0) rules.push({ ...base('wait_timer'), wait_timer: waitTimer });
  if (reviewers.length > 0)
    rules.push({
      ...base('required_reviewers'),
      prevent_self_review: preventSelfReview,
      reviewers: reviewers.flatMap((reviewer) => presentReviewer(world, repository, reviewer)),
    });
  if (limited) rules.push(base('branch_policy'));
  return rules;
}

type Reviewers = { type: 'User' | 'Team'; reviewer: Schema<'simple-user'> | Schema<'team'> }[];

function presentReviewer(
  world: World,
  repository: Repository,
  { type, id }: Environment['reviewers'][number],
): Reviewers {
  if (type === 'User') {
    const account = [...world.accounts.values()].find((each) => each.id === id);
    return account === undefined ? [] : [{ type, reviewer: presentAccount(world, account) }];
  }
  const teams = [...(findOrganization(world, repository.owner.login)?.teams.values() ?? [])];
  const team = teams.find((each) => each.id === id);
  return team === undefined ? [] : [{ type, reviewer: presentTeam(world, team) }];
}

export function presentBranchPolicy({ id, name, type }: BranchPolicy): Schema<'deployment-branch-policy'> {
  return { id, node_id: nodeId('GB', id), name, type };
}

export function presentVariable({ name, value, createdAt, updatedAt }: Variable): Schema<'actions-variable'> {
  return { name, value, created_at: createdAt, updated_at: updatedAt };
}
