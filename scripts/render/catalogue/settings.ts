import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';
import { settingsOfKeys } from './settings-of-keys.ts';
import { settingsOfPeople } from './settings-of-people.ts';
import { settingsOfServices } from './settings-of-services.ts';

const SETUP = 'run "npm run daylight -- setup --apply"';
const rulesPage = (p: Params): string => `${text(p.url)}/settings/rules`;

const WAITS: Record<string, string> = {
  app: 'make the GitHub App first (see above): only the App may write what this ruleset protects.',
  push: `push the code to main first, which this ruleset would refuse; then ${SETUP}.`,
};

/** What `daylight doctor` finds: where the repository on GitHub is not as the code says. */
export const settings: Record<string, Sentence> = {
  'settings-file-unusable': {
    expected: (p) => text(p.expected),
    found: () => 'a file that is missing or does not say that',
    fix: () => 'restore it from the history of the repository, or from the template.',
  },
  'setting-unseen': {
    expected: (p) => `to see ${text(p.what)}`,
    found: () => 'that GitHub does not show it to this token, so that nobody can say whether it is right',
    fix: (p) => `run again with a token of somebody who may: ${text(p.needs)}.`,
  },
  // the App
  'app-missing': {
    expected: () => 'a GitHub App that alone may say that a case is signed',
    found: (p) =>
      p.written
        ? `"${text(p.written)}" in the variable DAYLIGHT_APP_ID, which is not the number of an App`
        : 'no variable DAYLIGHT_APP_ID in the environment daylight; without an App everybody who may push can set daylight/gate',
    fix: (p) =>
      `open ${text(p.address, 900)} and press "Create GitHub App"; generate a private key there; install the App on this repository ("Install App"); run "npm run daylight -- setup --app-id NUMBER --apply" with the App ID that the page shows; and add the key as the secret DAYLIGHT_APP_KEY of the environment at ${text(p.url)}/settings/environments.`,
  },
  'app-not-installed': {
    expected: (p) => `the App ${text(p.app)}, which DAYLIGHT_APP_ID names, to be installed here`,
    found: () => 'no such installation in the organisation',
    fix: () =>
      'open the App under Settings → Developer settings → GitHub Apps → Install App and choose this repository; or correct the number in the variable DAYLIGHT_APP_ID.',
  },
  'app-suspended': {
    expected: (p) => `the App ${text(p.app)} at work`,
    found: () => 'that its installation is suspended',
    fix: (p) =>
      `open the organisation's settings → GitHub Apps → ${text(p.app)} → Configure, and press "Unsuspend".`,
  },
  'app-permission-missing': {
    expected: (p) => `the App ${text(p.app)} with the permission ${text(p.scope)}: ${text(p.expected)}`,
    found: (p) => text(p.found),
    fix: (p) =>
      `set it under Settings → Developer settings → GitHub Apps → ${text(p.app)} → Permissions, then accept the request that its installation shows.`,
  },
  'app-permission-extra': {
    expected: (p) => `the App ${text(p.app)} with the permission ${text(p.scope)}: ${text(p.expected)}`,
    found: (p) => `${text(p.found)}, which is more than it needs`,
    fix: (p) =>
      `lower it under Settings → Developer settings → GitHub Apps → ${text(p.app)} → Permissions: whoever gets hold of its key gets this as well.`,
  },
  // rulesets
  'ruleset-missing': {
    expected: (p) => `the ruleset "${text(p.name)}"`,
    found: () => 'none of that name',
    fix: (p) => WAITS[text(p.waits)] ?? `${SETUP}.`,
  },
  'ruleset-not-active': {
    expected: (p) => `the ruleset "${text(p.name)}" active for each branch`,
    found: (p) => text(p.found),
    fix: (p) => `${SETUP}, or set its enforcement to "Active" at ${rulesPage(p)}.`,
  },
  'ruleset-branch-missing': {
    expected: (p) => `the ruleset "${text(p.name)}" to bind ${listed(p.expected)}`,
    found: (p) => listed(p.found),
    fix: (p) => `${SETUP}, or add the branch to its targets at ${rulesPage(p)}.`,
  },
  'ruleset-branch-left-out': {
    expected: (p) => `the ruleset "${text(p.name)}" to leave no branch out`,
    found: (p) => `that it leaves out ${listed(p.found)}`,
    fix: (p) => `${SETUP}, or remove the exclusion from its targets at ${rulesPage(p)}.`,
  },
  'ruleset-extra': {
    expected: () => 'only the rulesets of .github/rulesets',
    found: (p) => `"${text(p.name)}" as well (${listed(p.rules)})`,
    fix: (p) =>
      `delete it at ${rulesPage(p)}; or, if it is meant, export it there and add the file to .github/rulesets in a pull request.`,
  },
  'ruleset-inherited': {
    expected: () => 'only the rulesets of .github/rulesets',
    found: (p) =>
      `"${text(p.name)}" of the ${text(p.source)} as well (${listed(p.rules)})${Array.isArray(p.harms) && p.harms.length > 0 ? `, which undoes sign-offs that still stand: ${listed(p.harms)}` : ''}`,
    fix: (p) =>
      Array.isArray(p.harms) && p.harms.length > 0
        ? 'ask an owner to leave this repository out of it, or to turn these options off.'
        : 'nothing, if it is meant; an owner of it can leave this repository out.',
  },
  'rule-missing': {
    expected: (p) => `the rule ${text(p.rule)} in the ruleset "${text(p.name)}"`,
    found: () => 'none',
    fix: () => `${SETUP}.`,
  },
  'rule-differs': {
    expected: (p) =>
      `${text(p.parameter)} of the rule ${text(p.rule)} in "${text(p.name)}": ${text(p.expected)}`,
    found: (p) => text(p.found),
    fix: () => `${SETUP}; or, if it is meant, change the file in a pull request.`,
  },
  'rule-extra': {
    expected: (p) => `only the rules of the file in the ruleset "${text(p.name)}"`,
    found: (p) => `the rule ${text(p.rule)} as well`,
    fix: (p) =>
      `take it out at ${rulesPage(p)}; or, if it is meant, add it to the file in a pull request. Setup leaves it alone.`,
  },
  'rule-parameter-extra': {
    expected: (p) => `the rule ${text(p.rule)} in "${text(p.name)}" without ${text(p.parameter)}`,
    found: (p) => text(p.found),
    fix: (p) =>
      `turn it off at ${rulesPage(p)}; or, if it is meant, add it to the file in a pull request. Setup leaves it alone.`,
  },
  'check-not-required': {
    expected: (p) => `${text(p.context)} to be required by the ruleset "${text(p.name)}"`,
    found: () => 'that main can be changed without it',
    fix: () => `${SETUP}.`,
  },
  'check-not-pinned': {
    expected: (p) => `${text(p.context)} from the city's App alone${p.app ? ` (${text(p.app)})` : ''}`,
    found: (p) =>
      `that it is believed from ${p.found === 'anybody' ? 'anybody who may push' : `App ${text(p.found)}`}`,
    fix: (p) =>
      `${p.app ? '' : 'make the GitHub App first (see above), then '}${SETUP}, or choose the App as its source in "${text(p.name)}" at ${rulesPage(p)}.`,
  },
  'check-extra': {
    expected: (p) => `only the checks of the file in the ruleset "${text(p.name)}"`,
    found: (p) => `${text(p.context)} as well`,
    fix: (p) =>
      `take it out at ${rulesPage(p)}: a check that never reports blocks every case; or, if it is meant, add it to the file in a pull request.`,
  },
  'check-not-in-force': {
    expected: (p) => `${text(p.context)} to bind the branch ${text(p.branch)}`,
    found: () => 'that GitHub names no such rule for it, although the ruleset asks for it',
    fix: () =>
      'see whether the plan of the organisation has rulesets for private repositories, and whether main is the default branch.',
  },
  'bypass-missing': {
    expected: (p) => `${actor(p)} to pass by the ruleset "${text(p.name)}"`,
    found: () => 'that it may not, so that the ledger or the portal cannot be written',
    fix: () => `${SETUP}.`,
  },
  'bypass-extra': {
    expected: (p) => `nobody beyond the file to pass by the ruleset "${text(p.name)}"`,
    found: (p) => `${actor(p)} (${text(p.mode)})`,
    fix: (p) =>
      `take it off the bypass list at ${rulesPage(p)}. Setup leaves it alone, because somebody put it there.`,
  },
  'classic-protection': {
    expected: (p) => `only rulesets to bind ${text(p.branch)}`,
    found: () => 'a branch protection of the older kind as well',
    fix: (p) =>
      `delete it at ${text(p.url)}/settings/branches: its option to dismiss approvals would undo sign-offs that still stand.`,
  },
  ...settingsOfKeys,
  ...settingsOfPeople,
  ...settingsOfServices,
};

/** The numbers that GitHub gives its own roles in bypass lists. */
const ROLES: Record<number, string> = { 2: 'maintainers', 4: 'everybody who may write', 5: 'administrators' };

function actor({ type, number }: Params): string {
  if (type === 'RepositoryRole') return ROLES[Number(number)] ?? `the role ${text(number)}`;
  if (type === 'OrganizationAdmin') return 'owners of the organisation';
  if (type === 'DeployKey') return 'deploy keys';
  return `${type === 'Integration' ? 'the App' : `the ${text(type).toLowerCase()}`} ${text(number)}`;
}
