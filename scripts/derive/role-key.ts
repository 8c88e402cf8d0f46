import type { Governance, Role, RoleId } from '../model/governance.ts';

/** `department` with scope `transport` is `department/transport`; a city-wide role is its own key. */
export function roleKey(role: RoleId, scope?: string): RoleId {
  return scope === undefined ? role : `${role}/${scope}`;
}

export function roleOf(governance: Governance, key: RoleId): Role | undefined {
  return governance.roles[roleName(key)];
}

export function roleName(key: RoleId): RoleId {
  return key.split('/', 1)[0] ?? key;
}

export function scopeOf(key: RoleId): string | undefined {
  const slash = key.indexOf('/');
  return slash < 0 ? undefined : key.slice(slash + 1);
}

/** Logins are compared as GitHub does: without regard to case, and letter for letter otherwise. */
export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
