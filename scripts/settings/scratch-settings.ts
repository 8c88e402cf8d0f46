import type { Governance } from '../model/governance.ts';
import type { LiveSettings, Reading, Ruleset } from '../model/repository-settings.ts';
import type { DesiredSettings } from './desired.ts';
import { fillIn } from './merge-ruleset.ts';

/** Number of the App in the situations below. */
export const APP_NUMBER = 42;

/** A small city that wants something of every kind; for the tests of comparing. */
export function scratchDesired(more: Partial<DesiredSettings> = {}): DesiredSettings {
  const governance = {
    portals: { site: { adapter: 'site', title: 'Open data' } },
    review: { open: false, forks: false },
  } as unknown as Governance;
  return {
    rulesets: [{ file: '.github/rulesets/main.json', ruleset: MAIN }],
    labels: [{ name: 'stage: ready', color: '7fc29b', description: 'Everything is signed' }],
    environments: {
      daylight: {
        branches: ['main'],
        secrets: { DAYLIGHT_APP_KEY: 'key' },
        variables: { DAYLIGHT_APP_ID: 'number', DAYLIGHT_SITE_URL: 'address' },
        optional_secrets: {},
        optional_variables: {},
      },
    },
    pages: { branch: 'site', path: '/' },
    app: {
      name: 'Daylight',
      description: 'Signs',
      default_permissions: { contents: 'write', members: 'read' },
    },
    workflows: ['.github/workflows/gate.yml'],
    unhanded: [],
    actions: ['actions/checkout'],
    governance,
    named: [
      { kind: 'person', name: 'Carmen-CDO', file: 'governance.yml', roles: ['CDO'] },
      { kind: 'team', name: 'arroyo/ciso', file: 'governance.yml', roles: ['CISO'] },
    ],
    codeowners: '* @Carmen-CDO\n',
    ...more,
  };
}

export const MAIN: Ruleset = {
  name: 'main',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [
    { type: 'deletion' },
    {
      type: 'pull_request',
      parameters: { require_code_owner_review: true, allowed_merge_methods: ['merge', 'squash'] },
    },
    {
      type: 'required_status_checks',
      parameters: { required_status_checks: [{ context: 'daylight/gate', integration_id: null }] },
    },
  ],
  bypass_actors: [{ actor_id: null, actor_type: 'Integration', bypass_mode: 'always' }],
};

/** A repository that is exactly as wanted. */
export function liveAs(desired: DesiredSettings, more: Partial<LiveSettings> = {}): LiveSettings {
  const rulesets = desired.rulesets.map(({ ruleset }, index) => ({
    ...fillIn(ruleset, APP_NUMBER),
    id: index + 1,
    source: 'Repository',
  }));
  const of = (kind: 'person' | 'team') => desired.named.filter((named) => named.kind === kind);
  return {
    url: 'https://github.example/arroyo/open-data',
    organisation: 'arroyo',
    ownedByOrganisation: true,
    private: true,
    archived: false,
    allowForking: false,
    defaultBranch: 'main',
    basePermission: seen('none'),
    branches: ['main', desired.pages.branch],
    rulesets: seen(rulesets),
    rulesInForce: seen(rulesets.flatMap(({ rules }) => rules)),
    classicProtection: seen(false),
    labels: seen(desired.labels),
    environments: seen(
      Object.entries(desired.environments).map(([name, { branches, secrets, variables }]) => ({
        name,
        branches: branches.map((branch) => ({ name: branch, type: 'branch' })),
        waitTimer: 0,
        reviewers: [],
        preventSelfReview: false,
        secrets: seen(Object.keys(secrets)),
        variables: seen({
          ...Object.fromEntries(Object.keys(variables).map((key) => [key, 'x'])),
          DAYLIGHT_APP_ID: String(APP_NUMBER),
        }),
      })),
    ),
    secrets: { repository: seen([]), organisation: seen([]), dependabot: seen([]), codespaces: seen([]) },
    actions: seen({ enabled: true, allowed: 'all', githubOwned: false, patterns: [] }),
    workflowToken: seen({ permissions: 'read', approves: false }),
    workflows: seen(Object.fromEntries(desired.workflows.map((path) => [path, 'active']))),
    pages: seen({ buildType: 'legacy', ...desired.pages, public: true, url: 'https://arroyo.example' }),
    installations: seen([
      {
        appId: APP_NUMBER,
        clientId: 'Iv23city',
        slug: 'daylight',
        permissions: { ...desired.app.default_permissions, metadata: 'read' },
        suspended: false,
      },
    ]),
    people: seen(Object.fromEntries(of('person').map(({ name }) => [name.toLowerCase(), 'write']))),
    teams: seen(
      Object.fromEntries(
        of('team').map(({ name }) => [name.toLowerCase(), { name, role: 'push', secret: false }]),
      ),
    ),
    codeowners: { CODEOWNERS: desired.codeowners },
    codeownersFaults: seen([]),
    ...more,
  };
}

export function seen<T>(value: T): Reading<T> {
  return { seen: true, value };
}
