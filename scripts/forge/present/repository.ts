import { permissionFlags, roleOf } from '../identity/roles.ts';
import type { Account } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { repositoryApi, repositoryPage } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

/** Also the repository of webhooks. `viewer` gives `permissions`. */
export function presentRepository(
  world: World,
  repository: Repository,
  viewer?: Account,
): Schema<'repository'> {
  const page = repositoryPage(world, repository);
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length;
  const { settings } = repository;
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: presentAccount(world, repository.owner),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    description: repository.description,
    homepage: repository.homepage,
    topics: repository.topics,
    fork: repository.parent !== null,
    license: null,
    language: null,
    mirror_url: null,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^http/, 'git')}.git`,
    ssh_url: `git@${new URL(page).host}:${repository.fullName}.git`,
    svn_url: page,
    ...links(repositoryApi(world, repository)),
    default_branch: repository.defaultBranch,
    size: 0,
    forks: forksOf(world, repository),
    forks_count: forksOf(world, repository),
    open_issues: open,
    open_issues_count: open,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    has_issues: settings.has_issues,
    has_projects: false,
    has_wiki: false,
    has_pages: repository.pages !== null,
    has_downloads: false,
    has_discussions: false,
    archived: settings.archived,
    disabled: false,
    is_template: settings.is_template,
    allow_forking: settings.allow_forking,
    web_commit_signoff_required: false,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    pushed_at: repository.pushedAt,
    ...(viewer === undefined ? {} : { permissions: permissionFlags(roleOf(world, repository, viewer)) }),
  };
}

/** As inside other answers. */
export function presentMinimalRepository(world: World, repository: Repository): Schema<'minimal-repository'> {
  return { ...presentRepository(world, repository), license: null };
}

/** What `GET /repos/{owner}/{repo}` adds; merge settings are for those who may push. */
export function presentFullRepository(
  world: World,
  repository: Repository,
  viewer: Account | undefined,
): Schema<'full-repository'> {
  const base = presentRepository(world, repository, viewer);
  const pushes = base.permissions?.push === true;
  const { allow_merge_commit, allow_squash_merge, allow_rebase_merge, allow_auto_merge } =
    repository.settings;
  const { allow_update_branch, delete_branch_on_merge } = repository.settings;
  const organization = repository.owner.type === 'Organization' ? { organization: base.owner } : {};
  const parent = repository.parent && presentRepository(world, repository.parent, viewer);
  return {
    ...base,
    has_discussions: false,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    pushed_at: repository.pushedAt,
    subscribers_count: 0,
    network_count: forksOf(world, repository),
    ...organization,
    ...(parent === null ? {} : { parent, source: parent }),
    ...(pushes
      ? {
          allow_merge_commit,
          allow_squash_merge,
          allow_rebase_merge,
          allow_auto_merge,
          allow_update_branch,
          delete_branch_on_merge,
        }
      : {}),
  };
}

function forksOf(world: World, repository: Repository): number {
  return [...world.repositories.values()].filter(({ parent }) => parent === repository).length;
}

function links(url: string) {
  return {
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
  };
}
