import type { RoleId } from '../model/governance.ts';
import type { Login } from '../model/vocabulary.ts';

/**
 * One person, one role: the largest set of roles that can each be given a person of their own (maximum bipartite
 * matching, Kuhn). `signed` lists, per role, who has validly signed, in order of preference.
 */
export function assignPeople(signed: ReadonlyMap<RoleId, readonly Login[]>): Map<RoleId, Login> {
  const roleOfPerson = new Map<string, RoleId>();
  const place = (role: RoleId, tried: Set<string>): boolean => {
    for (const login of signed.get(role) ?? []) {
      const person = login.toLowerCase();
      if (tried.has(person)) continue;
      tried.add(person);
      const holder = roleOfPerson.get(person);
      if (holder === undefined || place(holder, tried)) {
        roleOfPerson.set(person, role);
        return true;
      }
    }
    return false;
  };
  for (const role of [...signed.keys()].sort()) place(role, new Set());
  const assigned = new Map<RoleId, Login>();
  for (const [person, role] of roleOfPerson) {
    const login = signed.get(role)?.find((candidate) => candidate.toLowerCase() === person);
    if (login !== undefined) assigned.set(role, login);
  }
  return assigned;
}
