import type { Department, Governance, Role, Roster } from '../model/governance.ts';

/** Somebody the code counts on: a person by login, or a team by `organisation/slug`. */
export interface Named {
  kind: 'person' | 'team';
  name: string;
  /** Where the code names them, for example governance.yml. */
  file: string;
  /** Roles as their titles. */
  roles: string[];
}

export interface NamingPolicy {
  governance: Governance;
  /** By folder name. */
  departments: Readonly<Record<string, Department>>;
  /** Organisation of teams that are written without one. */
  organisation: string;
  /** The city's date: delegations that ended before it name nobody any more. */
  today: string;
}

/** Everybody governance.yml and the department.yml files count on, each once, with where and as what they are named. */
export function namedIn({ governance, departments, organisation, today }: NamingPolicy): Named[] {
  const found = new Map<string, Named>();
  const add = (kind: Named['kind'], name: string, file: string, role: string): void => {
    const key = `${kind} ${name.toLowerCase()}`;
    const known = found.get(key) ?? { kind, name, file, roles: [] };
    if (!known.roles.includes(role)) known.roles.push(role);
    found.set(key, known);
  };
  const addRoster = ({ team, members }: Roster, file: string, role: string): void => {
    if (team !== undefined) add('team', teamName(team, organisation), file, role);
    for (const login of members ?? []) add('person', login, file, role);
  };
  for (const role of Object.values(governance.roles)) addRole(role, addRoster);
  for (const [folder, { roles }] of Object.entries(departments))
    for (const [id, roster] of Object.entries(roles))
      addRoster(roster, `datasets/${folder}/department.yml`, governance.roles[id]?.title ?? id);
  for (const { to, role, until } of governance.delegations ?? []) {
    const title = governance.roles[role.split('/')[0] ?? '']?.title ?? role;
    if (until >= today) add('person', to, 'governance.yml', title);
  }
  return [...found.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function addRole(role: Role, addRoster: (roster: Roster, file: string, role: string) => void): void {
  addRoster(role, 'governance.yml', role.title);
  addRoster({ members: role.alternates ?? [] }, 'governance.yml', role.title);
  for (const roster of Object.values(role.themes ?? {})) addRoster(roster, 'governance.yml', role.title);
}

/** `@arroyo/cdo`, `arroyo/cdo` and, in the organisation arroyo, `cdo` are the same team. */
export function teamName(written: string, organisation: string): string {
  const name = written.replace(/^@/, '');
  return name.includes('/') ? name : `${organisation}/${name}`;
}
