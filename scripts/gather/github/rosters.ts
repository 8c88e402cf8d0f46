import type { Octokit } from '@octokit/rest';
import { cityDate } from '../../model/city-date.ts';
import type { Policy, RosterFacts } from '../../model/facts.ts';
import type { Delegation, Role, RoleId, Roster } from '../../model/governance.ts';
import type { Instant, Login } from '../../model/vocabulary.ts';
import { statusOf } from './outage.ts';

export interface Scopes {
  departments: readonly string[];
  themes: readonly string[];
}

/**
 * Who belongs to each role, for the departments and themes a pull request touches: team or list, alternates, and
 * delegations that have not run out. A team that cannot be read is not an empty team: its role has an error, and nobody
 * counts, unless governance.yml lists the people as well.
 */
export async function readRosters(
  octokit: Octokit,
  organisation: string,
  policy: Policy,
  scopes: Scopes,
  now: Instant,
): Promise<Record<RoleId, RosterFacts>> {
  // A delegation ends with the city's day, not with Greenwich's.
  const today = cityDate(now, policy.governance.city.time_zone);
  const delegations = (policy.governance.delegations ?? []).filter(({ until }) => until >= today);
  const teams = new Map<string, Promise<RosterFacts>>();
  const readTeam = (team: string): Promise<RosterFacts> => {
    const known = teams.get(team) ?? teamMembers(octokit, organisation, team);
    teams.set(team, known);
    return known;
  };
  const rosters: Record<RoleId, RosterFacts> = {};
  for (const [name, role] of Object.entries(policy.governance.roles)) {
    for (const [key, roster] of rostersOf(name, role, policy, scopes)) {
      const read = await readRoster(roster, readTeam);
      rosters[key] =
        read.error === undefined ? { members: standIns(read.members, name, key, role, delegations) } : read;
    }
  }
  return rosters;
}

/** The rosters a role has here, by key: `cdo`, `department/transport`, `policy/environment`. */
function rostersOf(name: RoleId, role: Role, policy: Policy, scopes: Scopes): [RoleId, Roster | undefined][] {
  if (role.scope === 'city') return [[name, role]];
  if (role.scope === 'theme') return scopes.themes.map((theme) => [`${name}/${theme}`, role.themes?.[theme]]);
  return scopes.departments.map((department) => [
    `${name}/${department}`,
    policy.departments[department]?.roles[name],
  ]);
}

async function readRoster(
  roster: Roster | undefined,
  readTeam: (team: string) => Promise<RosterFacts>,
): Promise<RosterFacts> {
  if (roster?.team === undefined) {
    return roster?.members === undefined
      ? { members: [], error: 'nobody is named for it; do that first, in a pull request of its own' }
      : { members: [...roster.members] };
  }
  const team = await readTeam(roster.team);
  return team.error !== undefined && roster.members !== undefined ? { members: [...roster.members] } : team;
}

async function teamMembers(octokit: Octokit, organisation: string, team: string): Promise<RosterFacts> {
  const [slug = '', org = organisation] = team.replace(/^@/, '').split('/').reverse();
  try {
    const members = await octokit.paginate(octokit.teams.listMembersInOrg, {
      org,
      team_slug: slug,
      per_page: 100,
    });
    return { members: members.map((member) => member.login) };
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
    return { members: [], error: `team ${org}/${slug} is not there, or the token may not read it` };
  }
}

/** Alternates always; whoever stands in for somebody who is on the roster, while the delegation lasts. */
function standIns(
  members: readonly Login[],
  name: RoleId,
  key: RoleId,
  role: Role,
  delegations: readonly Delegation[],
): Login[] {
  const all = [...members, ...(role.alternates ?? [])];
  const on = new Set(all.map((login) => login.toLowerCase()));
  const deputies = delegations
    .filter((delegation) => delegation.role === name || delegation.role === key)
    .filter((delegation) => on.has(delegation.from.toLowerCase()))
    .map((delegation) => delegation.to);
  const unique = new Map([...all, ...deputies].map((login) => [login.toLowerCase(), login]));
  return [...unique.values()].sort((a, b) => a.localeCompare(b, 'en'));
}
