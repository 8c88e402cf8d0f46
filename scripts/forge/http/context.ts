import type { Account } from '../state/account.ts';
import type { App } from '../state/app.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import type { Body } from './body.ts';
import { notFound, Refusal } from './refusal.ts';

/** One request, as a route sees it. */
export interface Context {
  world: World;
  /** null: anonymous. */
  token: Token | null;
  /** The App itself, where it came with a web token that it signed. */
  app: App | null;
  method: string;
  /** Address without its query. */
  address: string;
  query: URLSearchParams;
  parameters: Record<string, string>;
  body: Body;
  accept: string;
}

export interface RepositoryContext extends Context {
  repository: Repository;
}

/** Who acts. Throws 401 for nobody. */
export function actorOf(context: Context): Account {
  return tokenOf(context).account;
}

export function tokenOf(context: Context): Token {
  if (context.token === null) throw new Refusal(401, 'Requires authentication');
  return context.token;
}

export function parameter(context: Context, name: string): string {
  const value = context.parameters[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

/** A number of the path; GitHub shows nothing under what is not one. */
export function numberParameter(context: Context, name: string): number {
  const value = parameter(context, name);
  if (!/^\d{1,15}$/.test(value)) throw notFound();
  return Number(value);
}
