import { rulesetsFor } from '../rules/applicable.ts';
import type { Environment, Repository, Variable } from './repository.ts';
import { requireRepository, type World } from './world.ts';

/** The environment of that name, made where there is none. */
export function openEnvironment(world: World, repository: Repository, name: string): Environment {
  const known = repository.environments.get(name.toLowerCase());
  if (known !== undefined) return known;
  const now = world.now();
  const environment: Environment = {
    id: world.nextId(),
    name,
    branches: undefined,
    protectedOnly: false,
    secrets: new Map(),
    variables: new Map(),
    waitTimer: 0,
    preventSelfReview: false,
    reviewers: [],
    createdAt: now,
    updatedAt: now,
  };
  repository.environments.set(name.toLowerCase(), environment);
  return environment;
}

export interface EnvironmentDetails {
  branches?: string[];
  secrets?: Record<string, string>;
  variables?: Record<string, string>;
}

export function setEnvironment(
  world: World,
  fullName: string,
  name: string,
  details: EnvironmentDetails,
): void {
  const environment = openEnvironment(world, requireRepository(world, fullName), name);
  const now = world.now();
  if (details.branches !== undefined)
    environment.branches = details.branches.map((branch) => ({
      id: world.nextId(),
      name: branch,
      type: 'branch',
    }));
  for (const [key, value] of Object.entries(details.secrets ?? {}))
    environment.secrets.set(key.toUpperCase(), { value, createdAt: now, updatedAt: now });
  for (const [key, value] of Object.entries(details.variables ?? {}))
    environment.variables.set(key.toUpperCase(), newVariable(world, key, value));
}

/** Secrets and variables in the open, for the runner; undefined: no such environment. */
export function environmentOf(
  world: World,
  fullName: string,
  name: string,
): { branches?: string[]; secrets: Record<string, string>; variables: Record<string, string> } | undefined {
  const repository = requireRepository(world, fullName);
  const environment = repository.environments.get(name.toLowerCase());
  if (environment === undefined) return undefined;
  const { secrets, variables, protectedOnly } = environment;
  const branches = protectedOnly
    ? protectedBranches(repository)
    : environment.branches?.map((branch) => branch.name);
  const open = (values: Map<string, { value: string }>): Record<string, string> =>
    Object.fromEntries([...values].map(([key, { value }]) => [key, value]));
  return {
    ...(branches === undefined ? {} : { branches }),
    secrets: open(secrets),
    variables: open(variables),
  };
}

/** Of the branches that people protect by name, the default branch is the one that matters here. */
function protectedBranches(repository: Repository): string[] {
  const { defaultBranch } = repository;
  return rulesetsFor(repository, `refs/heads/${defaultBranch}`).length > 0 ? [defaultBranch] : [];
}

export function newVariable(world: World, name: string, value: string): Variable {
  const now = world.now();
  return { name: name.toUpperCase(), value, createdAt: now, updatedAt: now };
}
