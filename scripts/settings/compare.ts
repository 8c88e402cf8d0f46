import type { Finding } from '../model/finding.ts';
import type { LiveSettings, SettingsChange, SettingsVerdict } from '../model/repository-settings.ts';
import { compareActions } from './actions.ts';
import { appIdOf, compareApp } from './app.ts';
import type { DesiredSettings } from './desired.ts';
import type { Comparison, Difference } from './difference.ts';
import { compareEnvironments } from './environments.ts';
import { compareLabels } from './labels.ts';
import { compareOwnersFile } from './owners-file.ts';
import { comparePages } from './pages.ts';
import { comparePeople } from './people.ts';
import { compareRulesets } from './rulesets.ts';
import { compareSecrets } from './secrets.ts';
import { compareVisibility } from './visibility.ts';

/** In the order in which a city mends things: the App first, because the rulesets need its number. */
const COMPARISONS: readonly ((comparison: Comparison) => Difference[])[] = [
  compareApp,
  compareRulesets,
  compareEnvironments,
  compareSecrets,
  compareVisibility,
  compareActions,
  comparePeople,
  compareOwnersFile,
  comparePages,
  compareLabels,
];

/**
 * Everything in which the repository is not as the code says: missing, different, and there without being wanted. Pure;
 * empty where the two agree. `appId`: number of an App that the repository does not know of yet.
 */
export function compareSettings(
  desired: DesiredSettings,
  live: LiveSettings,
  appId: number | null = null,
): Difference[] {
  const comparison = { desired, live, appId: appId ?? appIdOf(desired, live) };
  return COMPARISONS.flatMap((compare) => compare(comparison)).map(({ finding, ...rest }) => ({
    // Every sentence can say on which page of the repository something is to be done.
    finding: { ...finding, params: { ...finding.params, url: live.url } },
    ...rest,
  }));
}

/** What `setup` would do, each thing once: in the order of the differences, variables last, because they tell of the rest. */
export function changesOf(differences: readonly Difference[]): SettingsChange[] {
  const byText = new Map(
    differences.flatMap(({ change }) =>
      change === undefined ? [] : [[JSON.stringify(change), change] as const],
    ),
  );
  const changes = [...byText.values()];
  const isVariable = ({ kind }: SettingsChange): boolean => kind === 'set-variable';
  return [...changes.filter((change) => !isVariable(change)), ...changes.filter(isVariable)];
}

/** What opens a way around the gate, to its keys, or to what is under review. */
const HOLES = new Set([
  'app-missing',
  'app-not-installed',
  'app-suspended',
  'ruleset-missing',
  'ruleset-not-active',
  'ruleset-branch-missing',
  'ruleset-branch-left-out',
  'rule-missing',
  'check-not-required',
  'check-not-pinned',
  'check-not-in-force',
  'bypass-extra',
  'environment-missing',
  'environment-not-limited',
  'environment-branch-extra',
  'secret-exposed',
  'workflow-may-approve',
  'default-branch',
]);

export function verdictOf(findings: readonly Finding[]): SettingsVerdict {
  if (findings.some(({ id }) => HOLES.has(id))) return 'not-enforced';
  return findings.some(({ id }) => id === 'setting-unseen') ? 'unproven' : 'enforced';
}
