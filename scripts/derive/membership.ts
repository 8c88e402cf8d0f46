import type { PullRequestFacts } from '../model/facts.ts';
import type { RoleId } from '../model/governance.ts';
import type { Login } from '../model/vocabulary.ts';
import { sameLogin } from './role-key.ts';

/** Is this person on the roster of the role? A roster that could not be read has nobody on it. */
export function isMember(pr: PullRequestFacts, key: RoleId, login: Login): boolean {
  return pr.members[key]?.members.some((member) => sameLogin(member, login)) ?? false;
}

/** Every role, with its scope, on whose roster this person is. */
export function rolesHeld(pr: PullRequestFacts, login: Login): RoleId[] {
  return Object.keys(pr.members).filter((key) => isMember(pr, key, login));
}
