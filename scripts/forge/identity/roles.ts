import { type Account, keyOf, sameLogin } from '../state/account.ts';
import { type Repository, ROLES, type Role } from '../state/repository.ts';
import { findOrganization, type World } from '../state/world.ts';

export function atLeast(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value);
}

/** The words of the API and of the settings page for the same roles. */
export function roleFrom(permission: string): Role | undefined {
  if (permission === 'pull') return 'read';
  if (permission === 'push') return 'write';
  return isRole(permission) && permission !== 'none' ? permission : undefined;
}

/** The highest of what a person is given directly, through teams, by owning it, or because everybody may read it. */
export function roleOf(world: World, repository: Repository, account: Account): Role {
  if (account.siteAdmin || sameLogin(account.login, repository.owner.login)) return 'admin';
  const given = [
    repository.private ? 'none' : 'read',
    repository.collaborators.get(keyOf(account.login)) ?? 'none',
    basePermissionOf(world, repository, account),
    ...teamsOf(world, repository, account).map((slug) => repository.teams.get(slug) ?? 'none'),
  ] satisfies Role[];
  return given.reduce((best, role) => (atLeast(role, best) ? role : best));
}

function basePermissionOf(world: World, repository: Repository, account: Account): Role {
  const organization = findOrganization(world, repository.owner.login);
  if (organization === undefined || !isMember(world, repository.owner.login, account)) return 'none';
  return organization.basePermission;
}

/** Slugs of the owner's teams that a person belongs to. */
export function teamsOf(world: World, repository: Repository, account: Account): string[] {
  const organization = findOrganization(world, repository.owner.login);
  return [...(organization?.teams.values() ?? [])]
    .filter((team) => team.members.has(keyOf(account.login)))
    .map((team) => team.slug);
}

/** A public repository is read by all; somebody invited to it is more than that. */
export function isCollaborator(world: World, repository: Repository, account: Account): boolean {
  const invited = repository.collaborators.has(keyOf(account.login));
  const inTeam = teamsOf(world, repository, account).some((slug) => repository.teams.has(slug));
  const asMember = basePermissionOf(world, repository, account) !== 'none';
  return invited || inTeam || asMember || roleOf(world, repository, account) === 'admin';
}

export function isMember(world: World, organization: string, account: Account): boolean {
  const found = findOrganization(world, organization);
  if (found === undefined || account.type !== 'User') return false;
  return (
    account.siteAdmin || [...found.teams.values()].some((team) => team.members.has(keyOf(account.login)))
  );
}

/** What the API shows as `permissions` of somebody. */
export function permissionFlags(
  role: Role,
): Record<'admin' | 'maintain' | 'push' | 'triage' | 'pull', boolean> {
  return {
    admin: role === 'admin',
    maintain: atLeast(role, 'maintain'),
    push: atLeast(role, 'write'),
    triage: atLeast(role, 'triage'),
    pull: atLeast(role, 'read'),
  };
}
