import type { LiveEnvironment, LiveSettings } from '../../model/repository-settings.ts';
import { type Place, reading } from './repository-settings-reading.ts';

type Environment = NonNullable<
  Awaited<ReturnType<Place['octokit']['repos']['getAllEnvironments']>>['data']['environments']
>[number];

/** Every environment with who may use it and the names of what is in it. */
export function readEnvironments(place: Place): Promise<LiveSettings['environments']> {
  const { octokit, owner, repo } = place;
  return reading('Actions: read', async () => {
    const all = await octokit.paginate<Environment>('GET /repos/{owner}/{repo}/environments', {
      owner,
      repo,
      per_page: 100,
    });
    return Promise.all(all.map((environment) => readEnvironment(place, environment)));
  });
}

async function readEnvironment(place: Place, environment: Environment): Promise<LiveEnvironment> {
  const { octokit, owner, repo } = place;
  const here = { owner, repo, environment_name: environment.name, per_page: 100 };
  const rules = environment.protection_rules ?? [];
  const reviewers = rules.flatMap((rule) => ('reviewers' in rule ? (rule.reviewers ?? []) : []));
  const [branches, secrets, variables] = await Promise.all([
    branchesOf(place, environment),
    reading('Environments: read', async () =>
      (await octokit.paginate(octokit.actions.listEnvironmentSecrets, here)).map(({ name }) => name),
    ),
    reading('Environments: read', async () => {
      const found = await octokit.paginate(octokit.actions.listEnvironmentVariables, here);
      return Object.fromEntries(found.map(({ name, value }) => [name, value]));
    }),
  ]);
  return {
    name: environment.name,
    branches,
    waitTimer: rules.reduce((sum, rule) => sum + ('wait_timer' in rule ? (rule.wait_timer ?? 0) : 0), 0),
    reviewers: reviewers.flatMap(({ type, reviewer }) => {
      if (type === undefined || reviewer?.id === undefined) return [];
      return { type, id: reviewer.id };
    }),
    preventSelfReview: rules.some(
      (rule) => 'prevent_self_review' in rule && rule.prevent_self_review === true,
    ),
    secrets,
    variables,
  };
}

async function branchesOf(
  { octokit, owner, repo }: Place,
  { name, deployment_branch_policy: policy }: Environment,
): Promise<LiveEnvironment['branches']> {
  if (policy === null || policy === undefined) return 'any';
  if (policy.protected_branches) return 'protected';
  const found = await octokit.paginate(octokit.repos.listDeploymentBranchPolicies, {
    owner,
    repo,
    environment_name: name,
    per_page: 100,
  });
  return found.map((each) => ({ name: each.name ?? '', type: each.type ?? 'branch' }));
}
