import { type Context, tokenOf } from '../http/context.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { Repository, Role } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import { findRepository, type World } from '../state/world.ts';
import { atLeast, roleOf } from './roles.ts';

export type Level = 'read' | 'write' | 'admin';

/** What a route asks: one of the scopes of a job's or App's token, or a role of a person. */
export interface Needs {
  scopes: readonly string[];
  level: Level;
  role: Role;
}

export function reads(...scopes: string[]): Needs {
  return { scopes, level: 'read', role: 'read' };
}

export function writes(role: Role, ...scopes: string[]): Needs {
  return { scopes, level: 'write', role };
}

/** Settings that people read only as administrators, although a token may read them with `administration: read`. */
export function readsAs(role: Role, ...scopes: string[]): Needs {
  return { scopes, level: 'read', role };
}

const LEVELS = ['none', 'read', 'write', 'admin'];

export function granted(token: Token, scope: string, level: Level): boolean {
  const given = scope === 'metadata' ? 'read' : (token.permissions[scope] ?? 'none');
  return LEVELS.indexOf(given) >= LEVELS.indexOf(level);
}

/** Is there anything at all that this token may see of the repository? */
export function mayKnow(world: World, token: Token | null, repository: Repository): boolean {
  if (!repository.private) return true;
  if (token === null) return false;
  if (token.kind === 'user') return atLeast(roleOf(world, repository, token.account), 'read');
  return token.repository === repository.fullName.toLowerCase();
}

export function may(world: World, token: Token | null, repository: Repository, needs: Needs): boolean {
  if (token === null) return !repository.private && needs.level === 'read' && needs.role === 'read';
  if (token.kind === 'user') return atLeast(roleOf(world, repository, token.account), needs.role);
  const own = token.repository === repository.fullName.toLowerCase();
  if (!own) return !repository.private && needs.level === 'read' && needs.role === 'read';
  return needs.scopes.some((scope) => granted(token, scope, needs.level));
}

/** 404 for a private repository one cannot read, so that its existence stays private too. */
export function openRepository(context: Context): Repository {
  const { owner, repo } = context.parameters;
  const repository = findRepository(context.world, `${owner}/${repo}`);
  if (repository === undefined || !mayKnow(context.world, context.token, repository)) throw notFound();
  return repository;
}

/** Throws GitHub's own refusal: 401 for nobody, 403 for a token or a person without the right. */
export function demand(context: Context, repository: Repository, needs: Needs): void {
  if (may(context.world, context.token, repository, needs)) return;
  if (tokenOf(context).kind !== 'user') throw notAccessible(needs);
  if (needs.role === 'admin') throw new Refusal(403, 'Must have admin rights to Repository.');
  throw new Refusal(403, `Must have ${needs.role === 'write' ? 'push' : needs.role} access to repository.`);
}

export function notAccessible(needs: Pick<Needs, 'scopes' | 'level'>): Refusal {
  const accepted = needs.scopes.map((scope) => `${scope.replaceAll('-', '_')}=${needs.level}`).join('; ');
  return new Refusal(403, 'Resource not accessible by integration', undefined, {
    'x-accepted-github-permissions': accepted,
  });
}
