import type { BypassActor, LiveRuleset, Rule, Ruleset } from '../model/repository-settings.ts';
import { isRecord } from './shape.ts';

export interface StatusCheck {
  context: string;
  /** Number of the App whose word alone counts; null in the file, which cannot know it. */
  integration_id?: number | null;
}

/** The ruleset with the App's number where the file has null; without an App, what needs its number is left out. */
export function fillIn(ruleset: Ruleset, appId: number | null): Ruleset {
  return {
    ...ruleset,
    bypass_actors: ruleset.bypass_actors.flatMap((actor) => {
      if (!isApp(actor)) return actor;
      return appId === null ? [] : { ...actor, actor_id: appId };
    }),
    rules: ruleset.rules.map((rule) => {
      const checks = checksOf(rule);
      if (checks.length === 0) return rule;
      return withChecks(
        rule,
        checks.map(({ context, integration_id: id }) => {
          const pin = id === null ? appId : (id ?? null);
          return pin === null ? { context } : { context, integration_id: pin };
        }),
      );
    }),
  };
}

/** Is this ruleset of no use before the city has its App? Nobody could then write what it protects. */
export function needsApp({ bypass_actors: actors }: Ruleset): boolean {
  return actors.some(isApp);
}

/** The App of the city, which a file cannot name by its number. */
function isApp({ actor_type: type, actor_id: id }: BypassActor): boolean {
  return type === 'Integration' && id === null;
}

/**
 * What the ruleset should be, with everything that is there besides: rules, bypass actors, checks and branches that
 * somebody added stay, because `setup` takes nothing away. `desired` is filled in.
 */
export function mergeRuleset(desired: Ruleset, live: LiveRuleset): Ruleset | Omit<Ruleset, 'bypass_actors'> {
  const { include } = desired.conditions.ref_name;
  const types = new Set(desired.rules.map(({ type }) => type));
  const merged = {
    name: desired.name,
    target: desired.target,
    enforcement: desired.enforcement,
    conditions: {
      ref_name: {
        include: [...include, ...live.conditions.ref_name.include.filter((ref) => !include.includes(ref))],
        exclude: desired.conditions.ref_name.exclude,
      },
    },
    rules: [
      ...desired.rules.map((rule) =>
        mergeRule(
          rule,
          live.rules.find(({ type }) => type === rule.type),
        ),
      ),
      ...live.rules.filter(({ type }) => !types.has(type)),
    ],
  };
  if (live.bypass_actors === null) return merged;
  const extra = live.bypass_actors.filter(
    (actor) => !desired.bypass_actors.some((own) => sameActor(own, actor)),
  );
  return { ...merged, bypass_actors: [...desired.bypass_actors, ...extra] };
}

function mergeRule(desired: Rule, live: Rule | undefined): Rule {
  if (desired.parameters === undefined || live?.parameters === undefined) return desired;
  const parameters = { ...live.parameters, ...desired.parameters };
  const checks = checksOf(desired);
  if (checks.length === 0) return { type: desired.type, parameters };
  const standing = checksOf(live);
  const own = checks.map((check) =>
    // Where the App is not known, the one that is pinned is better than none.
    check.integration_id === undefined
      ? (standing.find((one) => one.context === check.context) ?? check)
      : check,
  );
  const extra = standing.filter(({ context }) => !checks.some((check) => check.context === context));
  return withChecks({ type: desired.type, parameters }, [...own, ...extra]);
}

export function checksOf(rule: Rule | undefined): StatusCheck[] {
  const checks = rule?.parameters?.required_status_checks;
  if (rule?.type !== 'required_status_checks' || !Array.isArray(checks)) return [];
  return checks.filter((check): check is StatusCheck => isRecord(check) && typeof check.context === 'string');
}

function withChecks(rule: Rule, checks: StatusCheck[]): Rule {
  return { ...rule, parameters: { ...rule.parameters, required_status_checks: checks } };
}

export function sameActor(one: BypassActor, other: BypassActor): boolean {
  return one.actor_type === other.actor_type && (one.actor_id ?? null) === (other.actor_id ?? null);
}
