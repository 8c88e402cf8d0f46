import { permissionFlags } from '../identity/roles.ts';
import type { Team } from '../state/account.ts';
import type { Role } from '../state/repository.ts';
import { findOrganization, type World } from '../state/world.ts';
import { presentFullOrganization } from './account.ts';
import { apiUrl, pageUrl } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

/** Role names as teams show them. */
const PERMISSION: Record<Role, string> = {
  none: 'pull',
  read: 'pull',
  triage: 'triage',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
};

/** `role`: what the team may do in the repository that is being looked at. */
export function presentTeam(world: World, team: Team, role: Role = 'read'): Schema<'team'> {
  const url = apiUrl(world, `/orgs/${team.organization}/teams/${team.slug}`);
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: team.name,
    slug: team.slug,
    description: '',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: PERMISSION[role],
    permissions: permissionFlags(role),
    url,
    html_url: teamPage(world, team),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}

export function presentFullTeam(world: World, team: Team): Schema<'team-full'> {
  const { permission, parent, ...simple } = presentTeam(world, team);
  const organization = findOrganization(world, team.organization)?.account;
  if (organization === undefined) throw new Error(`Team ${team.slug} has no organisation`);
  const repositories = [...world.repositories.values()].filter(
    (repository) => repository.owner === organization && repository.teams.has(team.slug),
  );
  return {
    ...simple,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission,
    parent,
    members_count: team.members.size,
    repos_count: repositories.length,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: presentFullOrganization(world, organization),
  };
}

function teamPage(world: World, team: Team): string {
  return pageUrl(world, `/orgs/${team.organization}/teams/${team.slug}`);
}
