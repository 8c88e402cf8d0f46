import type { BypassActor, LiveRuleset, Rule, Ruleset } from '../model/repository-settings.ts';
import { type Difference, difference } from './difference.ts';
import { checksOf, sameActor } from './merge-ruleset.ts';

export interface RulesetPair {
  file: string;
  /** Filled in. */
  desired: Ruleset;
  live: LiveRuleset;
  appId: number | null;
}

/** Where one ruleset is not as its file says, both ways; each difference for itself, and without what to do. */
export function rulesetDifferences(pair: RulesetPair): { differing: Difference[]; extra: Difference[] } {
  const bypass = bypassDifferences(pair);
  const checks = checkDifferences(pair);
  return {
    differing: [...headDifferences(pair), ...ruleDifferences(pair), ...checks.differing, ...bypass.missing],
    extra: [...extraRules(pair), ...checks.extra, ...bypass.extra],
  };
}

function headDifferences({ file, desired, live }: RulesetPair): Difference[] {
  const name = desired.name;
  const of = desired.conditions.ref_name;
  const is = live.conditions.ref_name;
  const missing = of.include.filter((ref) => !is.include.includes(ref) && !is.include.includes('~ALL'));
  const left = is.exclude.filter((ref) => !of.exclude.includes(ref));
  return [
    ...(live.enforcement === desired.enforcement && live.target === desired.target
      ? []
      : [
          difference('error', 'ruleset-not-active', file, {
            name,
            found: `${live.enforcement} for each ${live.target}`,
          }),
        ]),
    ...(missing.length === 0
      ? []
      : [
          difference('error', 'ruleset-branch-missing', file, { name, expected: missing, found: is.include }),
        ]),
    ...(left.length === 0
      ? []
      : [difference('error', 'ruleset-branch-left-out', file, { name, found: left })]),
  ];
}

function ruleDifferences({ file, desired, live }: RulesetPair): Difference[] {
  const { name } = desired;
  return desired.rules.flatMap((rule) => {
    const found = live.rules.find(({ type }) => type === rule.type);
    if (found === undefined) {
      // The one that everything hangs on is told by the check it asks for.
      if (checksOf(rule).length > 0) return [];
      return difference('error', 'rule-missing', file, { name, rule: rule.type });
    }
    return Object.entries(rule.parameters ?? {})
      .filter(([key]) => key !== 'required_status_checks')
      .filter(([key, value]) => !same(found.parameters?.[key], value))
      .map(([key, value]) =>
        difference('error', 'rule-differs', file, {
          name,
          rule: rule.type,
          parameter: key,
          expected: words(value),
          found: words(found.parameters?.[key]),
        }),
      );
  });
}

function checkDifferences({ file, desired, live, appId }: RulesetPair): {
  differing: Difference[];
  extra: Difference[];
} {
  const { name } = desired;
  const wanted = desired.rules.flatMap(checksOf);
  const standing = live.rules.flatMap(checksOf);
  const differing = wanted.flatMap((check) => {
    const found = standing.find(({ context }) => context === check.context);
    if (found === undefined)
      return difference('error', 'check-not-required', file, { name, context: check.context });
    const pin = found.integration_id ?? null;
    // Without knowing the App, that some App is pinned is all that can be asked.
    if (pin !== null && (appId === null || pin === check.integration_id)) return [];
    const params = { name, context: check.context, found: pin ?? 'anybody', app: appId ?? '' };
    return difference('error', 'check-not-pinned', file, params);
  });
  const extra = standing
    .filter(({ context }) => wanted.length > 0 && !wanted.some((check) => check.context === context))
    .map(({ context }) => difference('warning', 'check-extra', file, { name, context }));
  return { differing, extra };
}

function extraRules({ file, desired, live }: RulesetPair): Difference[] {
  const { name } = desired;
  return live.rules.flatMap((rule) => {
    const own = desired.rules.find(({ type }) => type === rule.type);
    if (own === undefined) return difference('warning', 'rule-extra', file, { name, rule: rule.type });
    return parametersBeyond(own, rule).map(([key, value]) =>
      difference('warning', 'rule-parameter-extra', file, {
        name,
        rule: rule.type,
        parameter: key,
        found: words(value),
      }),
    );
  });
}

/** GitHub shows parameters that nobody set, as off. */
function parametersBeyond(own: Rule, live: Rule): [string, unknown][] {
  const entries = Object.entries(live.parameters ?? {});
  return entries.filter(([key, value]) => !(key in (own.parameters ?? {})) && !isOff(value));
}

function bypassDifferences({ file, desired, live, appId }: RulesetPair): {
  missing: Difference[];
  extra: Difference[];
} {
  const { name } = desired;
  const standing = live.bypass_actors;
  if (standing === null) return { missing: [], extra: [] };
  const matches = (own: BypassActor, actor: BypassActor): boolean =>
    sameActor(own, actor) && own.bypass_mode === actor.bypass_mode;
  const missing = desired.bypass_actors.filter((own) => !standing.some((actor) => matches(own, actor)));
  const extra = standing.filter(
    (actor) =>
      !desired.bypass_actors.some((own) => sameActor(own, actor)) &&
      // Before the App is known, the one that is let through is taken to be it.
      !(appId === null && actor.actor_type === 'Integration'),
  );
  const told = (id: string, actor: BypassActor): Difference =>
    difference('error', id, file, {
      name,
      type: actor.actor_type,
      number: actor.actor_id ?? 0,
      mode: actor.bypass_mode,
    });
  return {
    missing: missing.map((actor) => told('bypass-missing', actor)),
    extra: extra.map((actor) => told('bypass-extra', actor)),
  };
}

/** GitHub leaves out what is off, or shows it as off, as it likes. */
function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other) || (isOff(one) && isOff(other));
}

function isOff(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isOff);
  return !value;
}

/** The same text for the same value, whatever the order of keys and items. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return `{${entries
    .map(([key, one]) => `${key}:${canonical(one)}`)
    .sort()
    .join()}}`;
}

function words(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(', ')
    : String(typeof value === 'object' ? JSON.stringify(value) : value);
}
