import type { Secret } from './repository.ts';
import type { Ruleset } from './ruleset.ts';

/** Somebody who can act or own: a person, a bot, an organisation. */
export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Bot' | 'Organization';
  name: string | null;
  email: string | null;
  siteAdmin: boolean;
  createdAt: string;
}

export interface Organization {
  account: Account;
  /** By slug. */
  teams: Map<string, Team>;
  /** What every member may do in each of its repositories. */
  basePermission: 'none' | 'read' | 'write' | 'admin';
  /** Laid over its repositories. */
  rulesets: Ruleset[];
  /** Shared with every repository, by name. */
  secrets: Map<string, Secret>;
}

export interface Team {
  id: number;
  organization: string;
  slug: string;
  name: string;
  /** Logins in lower case. */
  members: Set<string>;
  createdAt: string;
}

/** Logins are compared without regard to case. */
export function keyOf(login: string): string {
  return login.toLowerCase();
}

export function sameLogin(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}
