import type { Account } from '../state/account.ts';
import type { World } from '../state/world.ts';
import { apiUrl, pageUrl } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

export function presentAccount(world: World, account: Account): Schema<'simple-user'> {
  const url = apiUrl(world, `/users/${encodeURIComponent(account.login)}`);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: pageUrl(world, `/avatars/${encodeURIComponent(account.login)}`),
    gravatar_id: '',
    url,
    html_url: pageUrl(world, `/${encodeURIComponent(account.login)}`),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: account.siteAdmin,
  };
}

export function presentProfile(world: World, account: Account): Schema<'public-user'> {
  return {
    ...presentAccount(world, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: null,
    public_repos: [...world.repositories.values()].filter(
      (repository) => repository.owner === account && !repository.private,
    ).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

export function presentOrganization(world: World, account: Account): Schema<'organization-simple'> {
  const url = apiUrl(world, `/orgs/${encodeURIComponent(account.login)}`);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('O', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: pageUrl(world, `/avatars/${encodeURIComponent(account.login)}`),
    description: '',
  };
}

export function presentFullOrganization(world: World, account: Account) {
  return {
    ...presentOrganization(world, account),
    name: account.name ?? account.login,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: [...world.repositories.values()].filter(
      (repository) => repository.owner === account && !repository.private,
    ).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: pageUrl(world, `/${account.login}`),
    created_at: account.createdAt,
    updated_at: account.createdAt,
    archived_at: null,
    type: 'Organization' as const,
  };
}
