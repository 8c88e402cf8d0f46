import { accountOfEmail } from '../identity/authorship.ts';
import { atLeast, roleOf } from '../identity/roles.ts';
import { type Account, keyOf, sameLogin, type Team } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import { findAccount, findOrganization, type World } from '../state/world.ts';

export type Owner = { account: Account } | { team: Team };

/** Who an entry of CODEOWNERS means; null for one that does not exist or may not write, which GitHub passes over. */
export function resolveOwner(world: World, repository: Repository, written: string): Owner | null {
  const [organization, slug] = written.replace(/^@/, '').split('/');
  if (written.startsWith('@') && slug !== undefined) {
    const team = findOrganization(world, organization ?? '')?.teams.get(slug.toLowerCase());
    const own = team !== undefined && sameLogin(team.organization, repository.owner.login);
    return own && atLeast(repository.teams.get(team.slug) ?? 'none', 'write') ? { team } : null;
  }
  const account = written.startsWith('@')
    ? findAccount(world, written.slice(1))
    : accountOfEmail(world, written);
  const writes = account && account.type === 'User' && atLeast(roleOf(world, repository, account), 'write');
  return writes ? { account } : null;
}

export function includes(owner: Owner, account: Account): boolean {
  return 'team' in owner
    ? owner.team.members.has(keyOf(account.login))
    : sameLogin(owner.account.login, account.login);
}
