import { roleKey, sameLogin } from '../../derive/role-key.ts';
import { wardens } from '../../gather/github/publish.ts';
import { readRosters } from '../../gather/github/rosters.ts';
import type { Policy } from '../../model/facts.ts';
import type { RoleId } from '../../model/governance.ts';
import { Outage } from '../../model/outage.ts';
import type { DatasetId, Login } from '../../model/vocabulary.ts';
import type { Connection } from '../connection.ts';

export interface Asked {
  connection: Pick<Connection, 'octokit' | 'repository'>;
  policy: Policy;
  now: string;
}

/**
 * The role that lets this person take the dataset down; null where none does. While GitHub is away no team can be read,
 * and the people that governance.yml lists by name count.
 */
export async function wardenRole(
  { connection, policy, now }: Asked,
  by: Login,
  dataset: DatasetId,
  theme: string | null,
): Promise<RoleId | null> {
  const [department = ''] = dataset.split('/');
  const scopes = { departments: [department], themes: theme === null ? [] : [theme] };
  const read = (asked: Policy) =>
    readRosters(connection.octokit, connection.repository.owner, asked, scopes, now);
  const rosters = await read(only(policy, false)).catch((error: unknown) => {
    if (error instanceof Outage) return read(only(policy, true));
    throw error;
  });
  const keys = wardens(policy).flatMap((role) => {
    const scope = policy.governance.roles[role]?.scope;
    if (scope === 'theme') return theme === null ? [] : [roleKey(role, theme)];
    return [roleKey(role, scope === 'department' ? department : undefined)];
  });
  return keys.find((key) => rosters[key]?.members.some((login) => sameLogin(login, by))) ?? null;
}

/** The policy with no other roles than those that may take down, so that no other team is asked for. */
function only(policy: Policy, withoutTeams: boolean): Policy {
  const { governance } = policy;
  const roles = wardens(policy).flatMap((name) => {
    const role = governance.roles[name];
    if (role === undefined) return [];
    const { team: _, ...listed } = role;
    return [[name, withoutTeams ? listed : role] as const];
  });
  return { ...policy, governance: { ...governance, roles: Object.fromEntries(roles) } };
}
