import type { RunGit } from '../git/git.ts';
import type { Delivery } from '../types.ts';
import { type Account, keyOf, type Organization } from './account.ts';
import type { App } from './app.ts';
import type { Repository } from './repository.ts';
import type { Token } from './token.ts';

/** All that the forge knows, in memory; the files are in the bare repositories. */
export interface World {
  /** http://127.0.0.1:PORT */
  origin: string;
  directory: string;
  runGit: RunGit;
  /** Now, in seconds as GitHub writes it: 2026-03-02T09:30:00Z */
  now(): string;
  nextId(): number;
  /** By login in lower case. */
  accounts: Map<string, Account>;
  organizations: Map<string, Organization>;
  /** By `owner/name` in lower case. */
  repositories: Map<string, Repository>;
  apps: Map<number, App>;
  tokens: Map<string, Token>;
  /** Hands a webhook to the listeners, once the change that it tells of is complete. */
  deliver(delivery: Delivery): void;
  /** One writer at a time: a request that changes something sees nobody else's half-done change. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  unknownRoutes: string[];
  faults: unknown[];
}

export function findAccount(world: World, login: string): Account | undefined {
  return world.accounts.get(keyOf(login));
}

export function findOrganization(world: World, login: string): Organization | undefined {
  return world.organizations.get(keyOf(login));
}

export function findRepository(world: World, fullName: string): Repository | undefined {
  return world.repositories.get(fullName.toLowerCase());
}

/** Throws for a repository that does not exist: a mistake of the program, not of a visitor. */
export function requireRepository(world: World, fullName: string): Repository {
  const repository = findRepository(world, fullName);
  if (repository === undefined) throw new Error(`The forge has no repository ${fullName}`);
  return repository;
}

export function addAccount(
  world: World,
  login: string,
  details: Partial<Omit<Account, 'id' | 'login' | 'createdAt'>> = {},
): Account {
  const known = findAccount(world, login);
  if (known !== undefined) return Object.assign(known, details);
  const account: Account = {
    id: world.nextId(),
    login,
    type: 'User',
    name: null,
    email: null,
    siteAdmin: false,
    createdAt: world.now(),
    ...details,
  };
  world.accounts.set(keyOf(login), account);
  return account;
}
