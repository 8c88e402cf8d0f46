import type { LiveRuleset, Rule, Ruleset } from '../model/repository-settings.ts';
import { RULESETS } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';
import { checksOf, fillIn, mergeRuleset, needsApp } from './merge-ruleset.ts';
import { canonical, rulesetDifferences } from './ruleset-differences.ts';

/** The rulesets of the repository, those it is given from above, and what really binds main. */
export function compareRulesets(comparison: Comparison): Difference[] {
  const { desired, live } = comparison;
  if (!live.rulesets.seen) return [unseen(RULESETS, 'rulesets', live.rulesets.needs)];
  const own = live.rulesets.value.filter(({ source }) => source === 'Repository');
  const wanted = new Set(desired.rulesets.map(({ ruleset }) => ruleset.name));
  const differences = desired.rulesets.flatMap((one) => compareOne(comparison, own, one));
  return [
    ...differences,
    ...own
      .filter(({ name }) => !wanted.has(name))
      .map(({ name, rules }) =>
        difference('warning', 'ruleset-extra', RULESETS, { name, rules: rules.map(({ type }) => type) }),
      ),
    ...live.rulesets.value.filter(({ source }) => source !== 'Repository').map(inherited),
    ...hiddenBypass(own),
    ...classic(comparison),
    ...(differences.length > 0 ? [] : inForce(comparison)),
  ];
}

function compareOne(
  { live: { branches, defaultBranch }, appId }: Comparison,
  own: readonly LiveRuleset[],
  { file, ruleset }: Comparison['desired']['rulesets'][number],
): Difference[] {
  const desired = fillIn(ruleset, appId);
  const live = own.find(({ name }) => name === ruleset.name);
  if (live === undefined) {
    const waits = waitsFor(ruleset, appId, branches.includes(defaultBranch));
    const change = waits === '' ? ({ kind: 'create-ruleset', ruleset: desired } as const) : undefined;
    return [difference('error', 'ruleset-missing', file, { name: ruleset.name, waits }, change)];
  }
  const { differing, extra } = rulesetDifferences({ file, desired, live, appId });
  const merged = mergeRuleset(desired, live);
  const { id, source: _source, ...standing } = live;
  // Without its App, what is there may be all that can be made.
  if (canonical(merged) === canonical(standing)) return [...differing, ...extra];
  const change = { kind: 'update-ruleset', id, ruleset: merged } as const;
  return [...differing.map((one) => ({ ...one, change })), ...extra];
}

/** Protected from everybody, the App included, the ledger could not be written; protected before it is there, main could not be pushed. */
function waitsFor(ruleset: Ruleset, appId: number | null, pushed: boolean): 'app' | 'push' | '' {
  if (appId === null && needsApp(ruleset)) return 'app';
  return !pushed && ruleset.rules.some(({ type }) => type === 'pull_request') ? 'push' : '';
}

/** What an organisation adds is not ours to change, but two of its rules undo sign-offs that still stand. */
function inherited({ name, source, rules, enforcement }: LiveRuleset): Difference {
  const harms = rules.flatMap(({ parameters = {} }) =>
    ['dismiss_stale_reviews_on_push', 'require_last_push_approval'].filter((key) => parameters[key] === true),
  );
  const harmful = harms.length > 0 && enforcement === 'active';
  return difference(harmful ? 'warning' : 'notice', 'ruleset-inherited', RULESETS, {
    name,
    source: source.toLowerCase(),
    rules: rules.map(({ type }) => type),
    harms: harmful ? harms : [],
  });
}

function hiddenBypass(own: readonly LiveRuleset[]): Difference[] {
  const hidden = own.some(({ bypass_actors: actors }) => actors === null);
  return hidden ? [unseen(RULESETS, 'who may pass by the rulesets', 'Administration: write')] : [];
}

function classic({ live, desired }: Comparison): Difference[] {
  const file = desired.rulesets[0]?.file ?? RULESETS;
  if (!live.classicProtection.seen)
    return [unseen(file, 'the older branch protection', live.classicProtection.needs)];
  return live.classicProtection.value
    ? [difference('warning', 'classic-protection', file, { branch: live.defaultBranch })]
    : [];
}

/** A ruleset can look right and bind nobody: plans without rulesets for private repositories, a default branch that moved. */
function inForce({ desired, live, appId }: Comparison): Difference[] {
  const main = desired.rulesets.find(({ ruleset }) =>
    ruleset.rules.some((rule) => checksOf(rule).length > 0),
  );
  if (main === undefined) return [];
  if (!live.rulesInForce.seen)
    return [unseen(main.file, `the rules in force on ${live.defaultBranch}`, live.rulesInForce.needs)];
  const bound: Rule[] = live.rulesInForce.value;
  const checks = bound.flatMap(checksOf);
  return fillIn(main.ruleset, appId)
    .rules.flatMap(checksOf)
    .filter(({ context }) => !checks.some((check) => check.context === context))
    .map(({ context }) =>
      difference('error', 'check-not-in-force', main.file, { context, branch: live.defaultBranch }),
    );
}
