import { atLeast, roleOf, teamsOf } from '../identity/roles.ts';
import type { Repository, Role } from '../state/repository.ts';
import type { BypassActor, Rule, Ruleset } from '../state/ruleset.ts';
import type { Token } from '../state/token.ts';
import { findOrganization, type World } from '../state/world.ts';
import { matchesRef } from './pattern.ts';

/** How a change comes about: a bypass may be limited to merging pull requests. */
export type Way = 'push' | 'merge';

/** Active rulesets for a ref by its full name, whoever acts: the repository's own and those laid over it. */
export function rulesetsFor(repository: Repository, ref: string): Ruleset[] {
  return allRulesets(repository).filter(
    (ruleset) => ruleset.enforcement === 'active' && targets(repository, ruleset, ref),
  );
}

export function allRulesets(repository: Repository): Ruleset[] {
  const { rulesets, inheritedRulesets, name } = repository;
  return [...rulesets, ...inheritedRulesets.filter(({ conditions }) => reaches(conditions, name))];
}

function reaches({ repository_name: names }: Ruleset['conditions'], name: string): boolean {
  if (names === undefined) return false;
  const fits = (pattern: string): boolean => pattern === '~ALL' || matchesRef(pattern, name);
  return names.include.some(fits) && !names.exclude.some(fits);
}

/** The rules that bind this actor on that ref. */
export function rulesFor(world: World, repository: Repository, token: Token, ref: string, way: Way): Rule[] {
  return rulesetsFor(repository, ref)
    .filter((ruleset) => bypassOf(world, repository, token, ruleset, way) === null)
    .flatMap(({ rules }) => rules);
}

/** The mode in which an actor may pass over a ruleset, or null. */
export function bypassOf(
  world: World,
  repository: Repository,
  token: Token,
  ruleset: Ruleset,
  way: Way,
): BypassActor['bypass_mode'] | null {
  const mine = ruleset.bypass_actors.filter((actor) => isActor(world, repository, token, actor));
  const usable = mine.find(({ bypass_mode }) => way === 'merge' || bypass_mode !== 'pull_request');
  return usable?.bypass_mode ?? null;
}

/** Ids that GitHub gives its own roles in `bypass_actors`. */
const ROLE_IDS: Record<number, Role> = { 2: 'maintain', 4: 'write', 5: 'admin' };

function isActor(world: World, repository: Repository, token: Token, actor: BypassActor): boolean {
  if (actor.actor_type === 'Integration') return token.appId !== null && token.appId === actor.actor_id;
  if (token.kind !== 'user') return false;
  const { account } = token;
  if (actor.actor_type === 'OrganizationAdmin') return account.siteAdmin;
  if (actor.actor_type === 'RepositoryRole') {
    const role = ROLE_IDS[actor.actor_id ?? 0];
    return role !== undefined && atLeast(roleOf(world, repository, account), role);
  }
  if (actor.actor_type !== 'Team') return false;
  const teams = findOrganization(world, repository.owner.login)?.teams;
  return teamsOf(world, repository, account).some((slug) => teams?.get(slug)?.id === actor.actor_id);
}

function targets(repository: Repository, { target, conditions }: Ruleset, ref: string): boolean {
  const prefix = target === 'tag' ? 'refs/tags/' : 'refs/heads/';
  if (!ref.startsWith(prefix)) return false;
  const fits = (pattern: string): boolean =>
    pattern === '~ALL' ||
    (pattern === '~DEFAULT_BRANCH'
      ? ref === `refs/heads/${repository.defaultBranch}`
      : matchesRef(pattern, ref));
  return conditions.ref_name.include.some(fits) && !conditions.ref_name.exclude.some(fits);
}
