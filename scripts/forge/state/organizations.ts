import { type Account, keyOf, type Team } from './account.ts';
import { addAccount, findAccount, findOrganization, type World } from './world.ts';

export function addOrganization(world: World, login: string): Account {
  const account = addAccount(world, login, { type: 'Organization' });
  if (findOrganization(world, login) === undefined)
    world.organizations.set(keyOf(login), {
      account,
      teams: new Map(),
      basePermission: 'none',
      rulesets: [],
      secrets: new Map(),
    });
  return account;
}

/** Throws for an organisation or a person the forge does not know. */
export function addTeam(world: World, organization: string, slug: string, members: readonly string[]): Team {
  const found = findOrganization(world, organization);
  if (found === undefined) throw new Error(`The forge has no organisation ${organization}`);
  const stranger = members.find((login) => findAccount(world, login) === undefined);
  if (stranger !== undefined) throw new Error(`The forge has no account ${stranger}`);
  const team: Team = {
    id: world.nextId(),
    organization: found.account.login,
    slug: slug.toLowerCase(),
    name: slug,
    members: new Set(members.map(keyOf)),
    createdAt: world.now(),
  };
  found.teams.set(team.slug, team);
  return team;
}
