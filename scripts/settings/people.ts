import { type Comparison, type Difference, difference, unseen } from './difference.ts';
import type { Named } from './named.ts';

/** GitHub counts an approval only of those who may write; a team must be given it by name, whatever its members may do. */
const WRITES = new Set(['write', 'push', 'maintain', 'admin']);

/** Everybody whom the code counts on is there and may write. */
export function comparePeople({ desired, live }: Comparison): Difference[] {
  const { people, teams } = live;
  const persons = desired.named.filter(({ kind }) => kind === 'person');
  const named = desired.named.filter(({ kind }) => kind === 'team');
  return [
    ...(people.seen
      ? persons.flatMap((person) => comparePerson(person, people.value[person.name.toLowerCase()]))
      : [unseen('governance.yml', 'who may write', people.needs)]),
    ...(teams.seen
      ? named.flatMap((team) => compareTeam(team, live.organisation, teams.value[team.name.toLowerCase()]))
      : named.length > 0
        ? [unseen('governance.yml', 'teams', teams.needs)]
        : []),
  ];
}

function comparePerson({ name, file, roles }: Named, role: string | null | undefined): Difference[] {
  if (role === null || role === undefined)
    return [difference('error', 'person-unknown', file, { login: name, roles })];
  // Custom roles have names of their own: nothing can be said against one that is not among GitHub's weaker ones.
  if (!['none', 'read', 'triage', 'pull'].includes(role)) return [];
  return [difference('error', 'person-without-write', file, { login: name, roles, found: role })];
}

function compareTeam(
  { name, file, roles }: Named,
  organisation: string,
  team: { role: string | null; secret: boolean } | null | undefined,
): Difference[] {
  if (name.split('/')[0]?.toLowerCase() !== organisation.toLowerCase())
    return [difference('error', 'team-of-others', file, { team: name, roles, organisation })];
  if (team === null || team === undefined)
    return [difference('error', 'team-unknown', file, { team: name, roles })];
  if (team.secret) return [difference('error', 'team-secret', file, { team: name, roles })];
  const writes =
    team.role !== null && (WRITES.has(team.role) || !['pull', 'read', 'triage'].includes(team.role));
  return writes
    ? []
    : [difference('error', 'team-without-write', file, { team: name, roles, found: team.role ?? 'none' })];
}
