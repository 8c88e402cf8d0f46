import type { Department, Governance, Role, RoleId, Roster } from '../model/governance.ts';

export interface CodeownersRequest {
  governance: Governance;
  /** By folder name. */
  departments: Readonly<Record<string, Department>>;
  /** Organisation of teams that are written without one. */
  organisation: string;
}

const HEADER = `# Made from governance.yml and the department.yml files: change those, then run \`npm run daylight -- owners\`.
#
# GitHub asks these people when a draft becomes ready for review, and takes an approval by any one owner of a line; the
# last line that matches counts. That is the floor. Who has to sign, all of them, is decided by the gate.
`;

/**
 * The text of CODEOWNERS. Who is asked for a kind of file follows from the lane that a change of it alone would take;
 * roles that sign by submitting are not asked again. `.github` and CODEOWNERS itself come last, so that no line after
 * them can take them over.
 */
export function codeowners(request: CodeownersRequest): string {
  const { lanes } = request.governance;
  const line = (pattern: string, roles: readonly RoleId[], department?: string): string[] => {
    const owners = ownersOf(request, roles, department);
    // A pattern without owners would take ownership away: what nobody fills stays with whoever owned it before.
    return owners.length === 0 ? [] : [`${pattern} ${owners.join(' ')}`];
  };
  const folders = Object.keys(request.departments).sort();
  const policy = lanes.policy.requires;
  const sections = [
    line('*', policy),
    ...folders.map((name) => {
      const folder = `/datasets/${escapePattern(name)}`;
      return [
        ...line(`${folder}/`, lanes.department.requires, name),
        ...line(`${folder}/*/`, lanes['schema-change'].requires, name),
        ...line(`${folder}/*/data.*`, lanes['data-refresh'].requires, name),
        ...line(`${folder}/*/metadata.yml`, lanes['metadata-edit'].requires, name),
        ...line(`${folder}/*/checklist.yml`, lanes['new-dataset'].requires, name),
      ];
    }),
    [...line('/.github/', policy), ...line('/CODEOWNERS', policy)],
  ];
  return `${HEADER}\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Everybody who may act for the roles, each once, in the order of the roles. */
function ownersOf(
  request: CodeownersRequest,
  roles: readonly RoleId[],
  department: string | undefined,
): string[] {
  const owners = roles.flatMap((id) => {
    const role = request.governance.roles[id];
    if (role === undefined || role.by_submitting === true) return [];
    const people = rostersOf(request, id, role, department).flatMap((roster) =>
      rosterOwners(roster, request.organisation),
    );
    return [...people, ...(role.alternates ?? []).map((login) => `@${login}`)];
  });
  const seen = new Map(owners.map((owner): [string, string] => [owner.toLowerCase(), owner]));
  return [...seen.values()];
}

/** A path does not tell the theme of a dataset, so all of a role's themes are asked. */
function rostersOf(
  { departments }: CodeownersRequest,
  id: RoleId,
  role: Role,
  department: string | undefined,
): Roster[] {
  if (role.scope === 'theme') return Object.values(role.themes ?? {});
  if (role.scope === 'city') return [role];
  const names = department === undefined ? Object.keys(departments).sort() : [department];
  return names.flatMap((name) => departments[name]?.roles[id] ?? []);
}

function rosterOwners({ team, members }: Roster, organisation: string): string[] {
  if (team === undefined) return (members ?? []).map((login) => `@${login}`);
  const name = team.replace(/^@/, '');
  return [name.includes('/') ? `@${name}` : `@${organisation}/${name}`];
}

/** Blanks end a pattern and `#` begins a comment; wildcards of a folder's name are to be taken as written. */
function escapePattern(name: string): string {
  return name.replace(/[\s#*?\\]/g, (character) => `\\${character}`);
}
