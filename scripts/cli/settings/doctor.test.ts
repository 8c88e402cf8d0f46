import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import type { LiveRuleset } from '../../model/repository-settings.ts';
import { FULL, HERE, type Office, openOffice } from './scratch-office.ts';

/** One repository that is as the code says; each test damages one thing, looks, and sets it right again. */
let office: Office;
let app: { id: number; key: string };
const { default_permissions: PERMISSIONS } = JSON.parse(
  readFileSync(new URL('../../../.github/github-app.json', import.meta.url), 'utf8'),
);

beforeAll(async () => {
  office = await openOffice();
  app = office.forge.addApp('daylight', FULL, PERMISSIONS);
  await office.run(['setup', '--app-id', String(app.id), '--apply']);
  office.forge.setEnvironment(FULL, 'daylight', { secrets: { DAYLIGHT_APP_KEY: app.key } });
  const bot = createOctokit({ token: office.forge.appToken(app.id, app.key), baseUrl: office.forge.apiUrl });
  const { data } = await bot.git.getRef({ ...HERE, ref: 'heads/main' });
  await bot.git.createRef({ ...HERE, ref: 'refs/heads/site', sha: data.object.sha });
  await office.run(['setup', '--apply']);
  expect(await office.found()).toEqual({ code: 0, verdict: 'enforced', ids: [] });
});
afterAll(async () => {
  expect(office.forge.unknownRoutes).toEqual([]);
  expect(office.forge.faults).toEqual([]);
  await office.close();
});

/** What puts a damage right again. */
let mend: () => Promise<unknown>;
afterEach(async () => {
  await mend();
  expect((await office.found()).ids).toEqual([]);
});

async function ruleset(name: string): Promise<LiveRuleset> {
  const { data: all } = await office.ada.repos.getRepoRulesets(HERE);
  const id = all.find((each) => each.name === name)?.id ?? 0;
  const { data } = await office.ada.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', {
    ...HERE,
    ruleset_id: id,
  });
  return data as unknown as LiveRuleset;
}

async function put(ruleset: LiveRuleset): Promise<unknown> {
  const url = '/repos/{owner}/{repo}/rulesets/{ruleset_id}';
  return office.ada.request({ method: 'PUT', url, ...HERE, ...ruleset, ruleset_id: ruleset.id });
}

/** Changes a ruleset on GitHub; setting it right is putting back what was there. */
function changed(name: string, change: (ruleset: LiveRuleset) => void): () => Promise<void> {
  return async () => {
    const before = await ruleset(name);
    const after = structuredClone(before);
    change(after);
    mend = () => put(before);
    await put(after);
  };
}

function parameters(ruleset: LiveRuleset, type: string): Record<string, unknown> {
  return ruleset.rules.find((rule) => rule.type === type)?.parameters ?? {};
}

const gate = (more: object): object => ({ required_status_checks: [{ context: 'daylight/gate', ...more }] });

const ENVIRONMENT = { ...HERE, environment_name: 'daylight' };
const CUSTOM = { protected_branches: false, custom_branch_policies: true };
const setup = (): Promise<unknown> => office.run(['setup', '--apply']);

/** Whoever wants everything back as the first setup made it, the key included. */
async function again(): Promise<void> {
  office.forge.setEnvironment(FULL, 'daylight', { secrets: { DAYLIGHT_APP_KEY: app.key } });
  await office.run(['setup', '--app-id', String(app.id), '--apply']);
}

function edited(path: string, change: (text: string) => string): () => Promise<void> {
  return async () => {
    mend = await office.edit(path, change);
  };
}

async function policies(): Promise<{ id?: number; name?: string }[]> {
  return (await office.ada.repos.listDeploymentBranchPolicies(ENVIRONMENT)).data.branch_policies;
}

async function withoutPolicy(name: string): Promise<void> {
  const found = (await policies()).find((policy) => policy.name === name);
  await office.ada.repos.deleteDeploymentBranchPolicy({ ...ENVIRONMENT, branch_policy_id: found?.id ?? 0 });
}

function repositorySetting(settings: object, undone: object): () => Promise<void> {
  return async () => {
    mend = () => office.ada.repos.update({ ...HERE, ...undone });
    await office.ada.repos.update({ ...HERE, ...settings });
  };
}

/** A secret where it should not be. */
function secretIn(store: 'actions' | 'dependabot' | 'codespaces', secret_name: string): () => Promise<void> {
  return async () => {
    const { actions, dependabot, codespaces } = office.ada;
    const remove = { actions, dependabot, codespaces }[store].deleteRepoSecret;
    mend = () => remove({ ...HERE, secret_name });
    office.forge.setSecret({ repository: FULL, store }, secret_name, 'x');
  };
}

function actionsPermissions(allowed: 'local_only' | 'selected', enabled = true): () => Promise<void> {
  return async () => {
    const { actions } = office.ada;
    const all = { ...HERE, enabled: true, allowed_actions: 'all' } as const;
    mend = () => actions.setGithubActionsPermissionsRepository(all);
    await actions.setGithubActionsPermissionsRepository({ ...all, enabled, allowed_actions: allowed });
  };
}

const DAMAGES: [string, string[], () => Promise<void>][] = [
  [
    'a ruleset that only evaluates',
    ['ruleset-not-active'],
    changed('main', (it) => {
      it.enforcement = 'evaluate';
    }),
  ],
  [
    'a ruleset for another branch',
    ['ruleset-branch-missing'],
    changed('main', (it) => {
      it.conditions.ref_name.include = ['refs/heads/other'];
    }),
  ],
  [
    'a ruleset that leaves main out',
    ['ruleset-branch-left-out'],
    changed('main', (it) => {
      it.conditions.ref_name.exclude = ['refs/heads/main'];
    }),
  ],
  [
    'a rule that is gone',
    ['rule-missing'],
    changed('main', (it) => {
      it.rules = it.rules.filter(({ type }) => type !== 'deletion');
    }),
  ],
  [
    'no code owner needed',
    ['rule-differs'],
    changed('main', (it) => {
      parameters(it, 'pull_request').require_code_owner_review = false;
    }),
  ],
  [
    'approvals dismissed by a push',
    ['rule-differs'],
    changed('main', (it) => {
      parameters(it, 'pull_request').dismiss_stale_reviews_on_push = true;
    }),
  ],
  [
    'the gate not required',
    ['check-not-required'],
    changed('main', (it) => {
      it.rules = it.rules.filter(({ type }) => type !== 'required_status_checks');
    }),
  ],
  [
    'the gate believed from anybody',
    ['check-not-pinned'],
    changed('main', (it) => void Object.assign(parameters(it, 'required_status_checks'), gate({}))),
  ],
  [
    'the gate believed from another App',
    ['check-not-pinned'],
    changed(
      'main',
      (it) => void Object.assign(parameters(it, 'required_status_checks'), gate({ integration_id: 15368 })),
    ),
  ],
  [
    'a further check',
    ['check-extra'],
    changed('main', (it) => {
      const checks = parameters(it, 'required_status_checks').required_status_checks;
      if (Array.isArray(checks)) checks.push({ context: 'coverage' });
    }),
  ],
  [
    'a further rule',
    ['rule-extra'],
    changed('main', (it) => {
      it.rules.push({ type: 'required_linear_history' });
    }),
  ],
  [
    'a further reviewer',
    ['rule-parameter-extra'],
    changed('main', (it) => {
      const team = { id: 1, type: 'Team' };
      const belt = [{ file_patterns: ['*'], minimum_approvals: 1, reviewer: team }];
      parameters(it, 'pull_request').required_reviewers = belt;
    }),
  ],
  [
    'administrators who pass by',
    ['bypass-extra'],
    changed('main', (it) => {
      it.bypass_actors = [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }];
    }),
  ],
  [
    'the App shut out of the ledger',
    ['bypass-missing'],
    changed('ledger-append', (it) => {
      it.bypass_actors = [];
    }),
  ],
  [
    'a ruleset that is gone',
    ['ruleset-missing'],
    async () => {
      mend = setup;
      await office.ada.repos.deleteRepoRuleset({
        ...HERE,
        ruleset_id: (await ruleset('ledger-permanent')).id,
      });
    },
  ],
  [
    'a further ruleset',
    ['ruleset-extra'],
    async () => {
      const rules = [{ type: 'deletion' as const }];
      const { data } = await office.ada.repos.createRepoRuleset({
        ...HERE,
        name: 'own',
        enforcement: 'active',
        rules,
      });
      mend = () => office.ada.repos.deleteRepoRuleset({ ...HERE, ruleset_id: data.id });
    },
  ],
  [
    'an App that may do more than it needs',
    ['app-permission-extra'],
    async () => {
      mend = async () => office.forge.changeApp(app.id, { permissions: PERMISSIONS });
      office.forge.changeApp(app.id, { permissions: { ...PERMISSIONS, administration: 'write' } });
    },
  ],
  [
    'an App that may not do what it has to',
    ['app-permission-missing'],
    async () => {
      mend = async () => office.forge.changeApp(app.id, { permissions: PERMISSIONS });
      office.forge.changeApp(app.id, { permissions: { ...PERMISSIONS, statuses: 'read' } });
    },
  ],
  [
    'an App that rests',
    ['app-suspended'],
    async () => {
      mend = async () => office.forge.changeApp(app.id, { suspended: false });
      office.forge.changeApp(app.id, { suspended: true });
    },
  ],
  [
    'a number that is no App’s',
    ['app-missing'],
    async () => {
      mend = again;
      const variable = { ...ENVIRONMENT, name: 'DAYLIGHT_APP_ID' };
      await office.ada.actions.updateEnvironmentVariable({ ...variable, value: 'daylight' });
      mend = () => office.ada.actions.updateEnvironmentVariable({ ...variable, value: String(app.id) });
    },
  ],
  [
    'no number of the App',
    ['app-missing'],
    async () => {
      mend = again;
      await office.ada.actions.deleteEnvironmentVariable({ ...ENVIRONMENT, name: 'DAYLIGHT_APP_ID' });
    },
  ],
  [
    'the number of an App that is not installed',
    ['app-not-installed', 'bypass-extra', 'bypass-missing', 'check-not-pinned'],
    async () => {
      const variable = { ...ENVIRONMENT, name: 'DAYLIGHT_APP_ID' };
      mend = () => office.ada.actions.updateEnvironmentVariable({ ...variable, value: String(app.id) });
      await office.ada.actions.updateEnvironmentVariable({ ...variable, value: '7' });
    },
  ],
  [
    'no environment',
    ['app-missing', 'environment-missing', 'secret-missing', 'variable-missing'],
    async () => {
      mend = async () => {
        await office.run(['setup', '--app-id', String(app.id), '--apply']);
        office.forge.setEnvironment(FULL, 'daylight', { secrets: { DAYLIGHT_APP_KEY: app.key } });
      };
      await office.ada.repos.deleteAnEnvironment(ENVIRONMENT);
    },
  ],
  [
    'an environment for every branch',
    ['environment-not-limited'],
    async () => {
      mend = setup;
      await office.ada.repos.createOrUpdateEnvironment({ ...ENVIRONMENT, deployment_branch_policy: null });
    },
  ],
  [
    'an environment for every branch with a rule',
    ['environment-not-limited'],
    async () => {
      mend = setup;
      const deployment_branch_policy = { protected_branches: true, custom_branch_policies: false };
      await office.ada.repos.createOrUpdateEnvironment({ ...ENVIRONMENT, deployment_branch_policy });
    },
  ],
  [
    'a further pattern for the environment',
    ['environment-branch-extra'],
    async () => {
      mend = () => withoutPolicy('release/*');
      await office.ada.repos.createDeploymentBranchPolicy({ ...ENVIRONMENT, name: 'release/*' });
    },
  ],
  [
    'an environment that main may not use',
    ['environment-branch-missing'],
    async () => {
      mend = setup;
      await withoutPolicy('main');
    },
  ],
  [
    'an environment that makes jobs wait',
    ['environment-waits'],
    async () => {
      const environment = { ...ENVIRONMENT, deployment_branch_policy: CUSTOM };
      mend = () => office.ada.repos.createOrUpdateEnvironment(environment);
      await office.ada.repos.createOrUpdateEnvironment({ ...environment, wait_timer: 5 });
    },
  ],
  [
    'no key of the App',
    ['secret-missing'],
    async () => {
      mend = again;
      await office.ada.actions.deleteEnvironmentSecret({ ...ENVIRONMENT, secret_name: 'DAYLIGHT_APP_KEY' });
    },
  ],
  [
    'a secret nobody knows of, in the environment',
    ['secret-unknown'],
    async () => {
      mend = () => office.ada.actions.deleteEnvironmentSecret({ ...ENVIRONMENT, secret_name: 'OTHER' });
      office.forge.setEnvironment(FULL, 'daylight', { secrets: { OTHER: 'x' } });
    },
  ],
  ['the key among the repository’s secrets', ['secret-exposed'], secretIn('actions', 'DAYLIGHT_APP_KEY')],
  ['the key among Dependabot’s secrets', ['secret-exposed'], secretIn('dependabot', 'DAYLIGHT_APP_KEY')],
  ['the key among Codespaces’ secrets', ['secret-exposed'], secretIn('codespaces', 'DAYLIGHT_APP_KEY')],
  ['another secret of the repository', ['secret-extra'], secretIn('actions', 'MAPS_KEY')],
  [
    'the key among the organisation’s secrets',
    ['secret-exposed'],
    async () => {
      const key = { org: HERE.owner, secret_name: 'DAYLIGHT_APP_KEY' };
      mend = () => office.ada.actions.deleteOrgSecret(key);
      office.forge.setSecret({ organization: HERE.owner }, 'DAYLIGHT_APP_KEY', 'x');
    },
  ],
  [
    'the key in another environment',
    ['secret-exposed'],
    async () => {
      mend = () => office.ada.repos.deleteAnEnvironment({ ...HERE, environment_name: 'staging' });
      office.forge.setEnvironment(FULL, 'staging', { secrets: { DAYLIGHT_APP_KEY: 'x' } });
    },
  ],
  [
    'no address of the portal',
    ['variable-missing'],
    async () => {
      mend = setup;
      await office.ada.actions.deleteEnvironmentVariable({ ...ENVIRONMENT, name: 'DAYLIGHT_SITE_URL' });
    },
  ],
  [
    'a variable nobody knows of',
    ['variable-unknown'],
    async () => {
      const variable = { ...ENVIRONMENT, name: 'OTHER' };
      mend = () => office.ada.actions.deleteEnvironmentVariable(variable);
      await office.ada.actions.createEnvironmentVariable({ ...variable, value: 'x' });
    },
  ],
  ['a public repository', ['repository-public'], repositorySetting({ private: false }, { private: true })],
  [
    'an archived repository',
    ['repository-archived'],
    repositorySetting({ archived: true }, { archived: false }),
  ],
  [
    'members who may fork',
    ['forks-allowed'],
    repositorySetting({ allow_forking: true }, { allow_forking: false }),
  ],
  [
    'another default branch',
    ['default-branch'],
    async () => {
      mend = () => office.ada.repos.update({ ...HERE, default_branch: 'main' });
      await office.ada.repos.update({ ...HERE, default_branch: 'site' });
    },
  ],
  ['Actions turned off', ['actions-disabled'], actionsPermissions('local_only', false)],
  ['no actions of others', ['actions-refused'], actionsPermissions('local_only')],
  ['only selected actions, and none of ours', ['actions-refused'], actionsPermissions('selected')],
  [
    'workflows that may write by default',
    ['workflow-token-wide'],
    async () => {
      mend = setup;
      const permissions = { ...HERE, default_workflow_permissions: 'write' } as const;
      await office.ada.actions.setGithubActionsDefaultWorkflowPermissionsRepository(permissions);
    },
  ],
  [
    'workflows that may approve',
    ['workflow-may-approve'],
    async () => {
      mend = setup;
      const permissions = { ...HERE, can_approve_pull_request_reviews: true };
      await office.ada.actions.setGithubActionsDefaultWorkflowPermissionsRepository(permissions);
    },
  ],
  [
    'a gate that is turned off',
    ['workflow-disabled'],
    async () => {
      mend = setup;
      await office.ada.actions.disableWorkflow({ ...HERE, workflow_id: 'gate.yml' });
    },
  ],
  [
    'a workflow that is not on GitHub',
    ['workflow-missing'],
    edited('.github/workflows/new.yml', () => 'on: push\n'),
  ],
  [
    'somebody who signs and may only read',
    ['person-without-write'],
    async () => {
      const person = { ...HERE, username: 'ciro-ciso' };
      mend = () => office.ada.repos.addCollaborator({ ...person, permission: 'push' });
      await office.ada.repos.addCollaborator({ ...person, permission: 'pull' });
    },
  ],
  [
    'somebody who signs and has no access',
    ['person-without-write'],
    async () => {
      const person = { ...HERE, username: 'dana-director' };
      mend = () => office.ada.repos.addCollaborator({ ...person, permission: 'push' });
      await office.ada.repos.removeCollaborator(person);
    },
  ],
  [
    'somebody who is not on GitHub',
    ['codeowners-outdated', 'person-unknown'],
    edited('governance.yml', (text) => text.replace('[carmen-cdo]', '[carmen-cdoo]')),
  ],
  [
    'a team that is not there',
    ['codeowners-outdated', 'team-unknown'],
    edited('governance.yml', (text) => text.replace('members: [ciro-ciso]', 'team: arroyo/ciso')),
  ],
  [
    'a team of another organisation',
    ['codeowners-outdated', 'team-of-others'],
    edited('governance.yml', (text) => text.replace('members: [ciro-ciso]', 'team: county/ciso')),
  ],
  [
    'an alternate who is not in CODEOWNERS yet',
    ['codeowners-outdated'],
    edited('governance.yml', (text) =>
      text.replace('alternates: [cleo-deputy-ciso]', 'alternates: [ivan-ita]'),
    ),
  ],
  [
    'no Pages',
    ['pages-missing'],
    async () => {
      mend = setup;
      await office.ada.repos.deletePagesSite(HERE);
    },
  ],
  [
    'Pages that show main',
    ['pages-source'],
    async () => {
      mend = setup;
      const source = { branch: 'main', path: '/' } as const;
      await office.ada.repos.updateInformationAboutPagesSite({ ...HERE, source });
    },
  ],
  [
    'a label that is gone',
    ['label-missing'],
    async () => {
      mend = setup;
      await office.ada.issues.deleteLabel({ ...HERE, name: 'stage: ready' });
    },
  ],
  [
    'a label in another colour',
    ['label-differs'],
    async () => {
      mend = setup;
      await office.ada.issues.updateLabel({ ...HERE, name: 'stage: ready', color: '000000' });
    },
  ],
  [
    'a label that looks like the gate’s',
    ['label-extra'],
    async () => {
      mend = () => office.ada.issues.deleteLabel({ ...HERE, name: 'stage: done' });
      await office.ada.issues.createLabel({ ...HERE, name: 'stage: done', color: '000000' });
    },
  ],
  [
    'a file of settings that says nothing',
    ['settings-file-unusable'],
    edited('.github/labels.yml', () => 'labels: no\n'),
  ],
];

const ONLY_NOTICES = ['secret-unknown', 'variable-unknown', 'label-extra'];

test.each(DAMAGES)('%s is found: %j', async (_, expected, damage) => {
  await damage();
  const { ids, code } = await office.found();
  expect(ids).toEqual(expected);
  expect(code).toBe(ONLY_NOTICES.includes(expected[0] ?? '') ? 0 : 1);
});

test('a team is found by what it may do here, and not by what its members may', async () => {
  const team = 'members: [ciro-ciso]';
  const restore = await office.edit('governance.yml', (text) => text.replace(team, 'team: arroyo/ciso'));
  mend = restore;
  office.forge.addTeam('arroyo', 'ciso', ['ciro-ciso']);
  expect((await office.found()).ids).toEqual(['codeowners-outdated', 'team-without-write']);
  const access = { org: HERE.owner, team_slug: 'ciso', ...HERE };
  await office.ada.teams.addOrUpdateRepoPermissionsInOrg({ ...access, permission: 'pull' });
  expect((await office.found()).ids).toEqual(['codeowners-outdated', 'team-without-write']);
  await office.ada.teams.addOrUpdateRepoPermissionsInOrg({ ...access, permission: 'push' });
  expect((await office.found()).ids).toEqual(['codeowners-outdated']);
});

test('a city that reviews in the open may be public', async () => {
  const restore = await office.edit('governance.yml', (text) => text.replace('open: false', 'open: true'));
  mend = async () => {
    await restore();
    await office.ada.repos.update({ ...HERE, private: true });
  };
  await office.ada.repos.update({ ...HERE, private: false });
  expect((await office.found()).ids).toEqual([]);
});

test('setup takes nothing away: a rule and a bypass that somebody added are still there, and still told', async () => {
  const before = await ruleset('main');
  mend = () => put(before);
  const extra = { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' };
  const rules = before.rules.filter(({ type }) => type !== 'deletion');
  await put({
    ...before,
    rules: [...rules, { type: 'required_linear_history' }],
    bypass_actors: [extra],
  });
  expect((await office.found()).ids).toEqual(['bypass-extra', 'rule-extra', 'rule-missing']);
  await setup();
  expect((await office.found()).ids).toEqual(['bypass-extra', 'rule-extra']);
  const after = await ruleset('main');
  expect(after.bypass_actors).toEqual([extra]);
  expect(after.rules.map(({ type }) => type).sort()).toEqual(
    [...before.rules.map(({ type }) => type), 'required_linear_history'].sort(),
  );
});

test('an environment that is limited keeps the people somebody wanted to be asked', async () => {
  const environment = { ...ENVIRONMENT, deployment_branch_policy: CUSTOM };
  mend = () => office.ada.repos.createOrUpdateEnvironment(environment);
  const { data: ciro } = await office.ada.users.getByUsername({ username: 'ciro-ciso' });
  const reviewers = [{ type: 'User' as const, id: ciro.id }];
  await office.ada.repos.createOrUpdateEnvironment({
    ...ENVIRONMENT,
    deployment_branch_policy: null,
    reviewers,
  });
  await setup();
  expect((await office.found()).ids).toEqual(['environment-waits']);
});

test('what a token may not see is said, and never taken for right', async () => {
  mend = async () => undefined;
  const { code, ids, verdict } = await office.found(office.tokens.writer);
  expect({ code, ids, verdict }).toEqual({ code: 1, ids: ['setting-unseen'], verdict: 'unproven' });
  const { said } = await office.run(['doctor'], office.tokens.writer);
  expect(said.split('\n')[0]).toContain('NOT PROVEN');
  expect(said).toContain('an administrator of the repository');
  const job = office.forge.mintToken({
    login: 'github-actions[bot]',
    kind: 'job',
    permissions: { contents: 'read' },
    repository: FULL,
  });
  expect(await office.found(job)).toMatchObject({ code: 1, verdict: 'unproven', ids: ['setting-unseen'] });
});

test('a ruleset of the organisation is told of, and is a matter only where it undoes sign-offs', async () => {
  const made: number[] = [];
  mend = async () => {
    for (const ruleset_id of made) await office.ada.repos.deleteOrgRuleset({ org: HERE.owner, ruleset_id });
  };
  const create = async (name: string, rules: object[]): Promise<void> => {
    const { data } = await office.ada.request({
      method: 'POST',
      url: '/orgs/{org}/rulesets',
      org: HERE.owner,
      name,
      enforcement: 'active',
      rules,
      conditions: {
        ref_name: { include: ['~ALL'], exclude: [] },
        repository_name: { include: ['~ALL'], exclude: [] },
      },
    });
    made.push(data.id);
  };
  await create('no-linear', [{ type: 'required_linear_history' }]);
  expect(await office.found()).toEqual({ code: 0, verdict: 'enforced', ids: ['ruleset-inherited'] });
  const review = {
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  };
  await create('strict', [{ type: 'pull_request', parameters: review }]);
  expect((await office.found()).code).toBe(1);
});
