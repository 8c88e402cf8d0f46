import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { gitIn } from '../git/git.ts';
import { roleFrom } from '../identity/roles.ts';
import { keyOf } from './account.ts';
import type { Repository, RepositorySettings, Role } from './repository.ts';
import { findAccount, findOrganization, type World } from './world.ts';

const SETTINGS: RepositorySettings = {
  allow_merge_commit: true,
  allow_squash_merge: true,
  allow_rebase_merge: false,
  allow_auto_merge: false,
  allow_update_branch: false,
  allow_forking: false,
  delete_branch_on_merge: false,
  has_issues: true,
  archived: false,
  is_template: false,
  default_workflow_permissions: 'read',
  can_approve_pull_request_reviews: false,
};

export interface NewRepository {
  private: boolean;
  /** Login → read, triage, write, maintain or admin. */
  collaborators?: Record<string, string>;
  /** Slug of a team of the owner → the same. */
  teams?: Record<string, string>;
  parent?: Repository;
}

/** An empty bare repository with `main` as default branch. Throws for an unknown owner, a taken name, a role that is none. */
export async function addRepository(
  world: World,
  fullName: string,
  options: NewRepository,
): Promise<Repository> {
  const [login = '', name = ''] = fullName.split('/');
  const owner = findAccount(world, login);
  if (owner === undefined) throw new Error(`The forge has no account ${login}`);
  if (!/^[\w.-]+$/.test(name) || name.endsWith('.git'))
    throw new Error(`${name} is no name for a repository`);
  if (world.repositories.has(fullName.toLowerCase())) throw new Error(`The forge has ${fullName} already`);
  const directory = path.join(world.directory, owner.login, `${name}.git`);
  await mkdir(directory, { recursive: true });
  await world.runGit(world.directory, ['init', '--quiet', '--bare', '--initial-branch=main', directory]);
  const now = world.now();
  const repository: Repository = {
    id: world.nextId(),
    owner,
    name,
    fullName: `${owner.login}/${name}`,
    private: options.private,
    description: null,
    homepage: null,
    topics: [],
    defaultBranch: 'main',
    git: gitIn(world.runGit, directory),
    collaborators: roles(options.collaborators, keyOf),
    teams: roles(options.teams, (slug) => slug),
    settings: { ...SETTINGS },
    parent: options.parent ?? null,
    labels: new Map(),
    issues: new Map(),
    statuses: new Map(),
    checkRuns: [],
    deployments: [],
    commitComments: [],
    activities: [],
    environments: new Map(),
    variables: new Map(),
    secrets: { actions: new Map(), dependabot: new Map(), codespaces: new Map() },
    actions: {
      enabled: true,
      allowed: 'all',
      githubOwned: false,
      verified: false,
      patterns: [],
      disabledWorkflows: new Set(),
    },
    rulesets: [],
    inheritedRulesets: findOrganization(world, login)?.rulesets ?? [],
    workflowRuns: new Map(),
    pages: null,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
  };
  world.repositories.set(repository.fullName.toLowerCase(), repository);
  return repository;
}

function roles(given: Record<string, string> = {}, keyOfName: (name: string) => string): Map<string, Role> {
  return new Map(
    Object.entries(given).map(([name, written]) => {
      const role = roleFrom(written);
      if (role === undefined)
        throw new Error(`Expected read, triage, write, maintain or admin for ${name}, found ${written}`);
      return [keyOfName(name), role];
    }),
  );
}
