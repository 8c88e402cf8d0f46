import {
  type Damage,
  type DamageCase,
  ENVIRONMENT,
  type HealthyOffice,
  testDamages,
  useHealthyOffice,
} from './scratch-damage.ts';
import { FULL, HERE, PERMISSIONS } from './scratch-office.ts';

const CUSTOM = { protected_branches: false, custom_branch_policies: true };

async function withoutPolicy({ ada }: HealthyOffice, name: string): Promise<void> {
  const { data } = await ada.repos.listDeploymentBranchPolicies(ENVIRONMENT);
  const found = data.branch_policies.find((policy) => policy.name === name);
  await ada.repos.deleteDeploymentBranchPolicy({ ...ENVIRONMENT, branch_policy_id: found?.id ?? 0 });
}

/** A secret where it should not be. */
function secretIn(store: 'actions' | 'dependabot' | 'codespaces', secret_name: string): Damage {
  return async (city) => {
    const { actions, dependabot, codespaces } = city.ada;
    const remove = { actions, dependabot, codespaces }[store].deleteRepoSecret;
    city.forge.setSecret({ repository: FULL, store }, secret_name, 'x');
    return () => remove({ ...HERE, secret_name });
  };
}

const DAMAGES: DamageCase[] = [
  [
    'an App that may do more than it needs',
    ['app-permission-extra'],
    async (city) => {
      const mend = async () => city.forge.changeApp(city.app.id, { permissions: PERMISSIONS });
      city.forge.changeApp(city.app.id, { permissions: { ...PERMISSIONS, administration: 'write' } });
      return mend;
    },
  ],
  [
    'an App that may not do what it has to',
    ['app-permission-missing'],
    async (city) => {
      const mend = async () => city.forge.changeApp(city.app.id, { permissions: PERMISSIONS });
      city.forge.changeApp(city.app.id, { permissions: { ...PERMISSIONS, statuses: 'read' } });
      return mend;
    },
  ],
  [
    'an App that rests',
    ['app-suspended'],
    async (city) => {
      const mend = async () => city.forge.changeApp(city.app.id, { suspended: false });
      city.forge.changeApp(city.app.id, { suspended: true });
      return mend;
    },
  ],
  [
    'a number that is no App’s',
    ['app-missing'],
    async (city) => {
      const variable = { ...ENVIRONMENT, name: 'DAYLIGHT_APP_ID' };
      await city.ada.actions.updateEnvironmentVariable({ ...variable, value: 'daylight' });
      const mend = () =>
        city.ada.actions.updateEnvironmentVariable({ ...variable, value: String(city.app.id) });
      return mend;
    },
  ],
  [
    'no number of the App',
    ['app-missing'],
    async (city) => {
      const mend = city.again;
      await city.ada.actions.deleteEnvironmentVariable({ ...ENVIRONMENT, name: 'DAYLIGHT_APP_ID' });
      return mend;
    },
  ],
  [
    'the number of an App that is not installed',
    ['app-not-installed', 'bypass-extra', 'bypass-missing', 'check-not-pinned'],
    async (city) => {
      const variable = { ...ENVIRONMENT, name: 'DAYLIGHT_APP_ID' };
      const mend = () =>
        city.ada.actions.updateEnvironmentVariable({ ...variable, value: String(city.app.id) });
      await city.ada.actions.updateEnvironmentVariable({ ...variable, value: '7' });
      return mend;
    },
  ],
  [
    'no environment',
    ['app-missing', 'environment-missing', 'secret-missing', 'variable-missing'],
    async (city) => {
      const mend = async () => {
        await city.run(['setup', '--app-id', String(city.app.id), '--apply']);
        city.forge.setEnvironment(FULL, 'daylight', { secrets: { DAYLIGHT_APP_KEY: city.app.key } });
      };
      await city.ada.repos.deleteAnEnvironment(ENVIRONMENT);
      return mend;
    },
  ],
  [
    'an environment for every branch',
    ['environment-not-limited'],
    async (city) => {
      const mend = city.setup;
      await city.ada.repos.createOrUpdateEnvironment({ ...ENVIRONMENT, deployment_branch_policy: null });
      return mend;
    },
  ],
  [
    'an environment for every branch with a rule',
    ['environment-not-limited'],
    async (city) => {
      const mend = city.setup;
      const deployment_branch_policy = { protected_branches: true, custom_branch_policies: false };
      await city.ada.repos.createOrUpdateEnvironment({ ...ENVIRONMENT, deployment_branch_policy });
      return mend;
    },
  ],
  [
    'a further pattern for the environment',
    ['environment-branch-extra'],
    async (city) => {
      const mend = () => withoutPolicy(city, 'release/*');
      await city.ada.repos.createDeploymentBranchPolicy({ ...ENVIRONMENT, name: 'release/*' });
      return mend;
    },
  ],
  [
    'an environment that main may not use',
    ['environment-branch-missing'],
    async (city) => {
      const mend = city.setup;
      await withoutPolicy(city, 'main');
      return mend;
    },
  ],
  [
    'an environment that makes jobs wait',
    ['environment-waits'],
    async (city) => {
      const environment = { ...ENVIRONMENT, deployment_branch_policy: CUSTOM };
      const mend = () => city.ada.repos.createOrUpdateEnvironment(environment);
      await city.ada.repos.createOrUpdateEnvironment({ ...environment, wait_timer: 5 });
      return mend;
    },
  ],
  [
    'no key of the App',
    ['secret-missing'],
    async (city) => {
      const mend = city.again;
      await city.ada.actions.deleteEnvironmentSecret({ ...ENVIRONMENT, secret_name: 'DAYLIGHT_APP_KEY' });
      return mend;
    },
  ],
  [
    'a secret nobody knows of, in the environment',
    ['secret-unknown'],
    async (city) => {
      const mend = () => city.ada.actions.deleteEnvironmentSecret({ ...ENVIRONMENT, secret_name: 'OTHER' });
      city.forge.setEnvironment(FULL, 'daylight', { secrets: { OTHER: 'x' } });
      return mend;
    },
  ],
  ['the key among the repository’s secrets', ['secret-exposed'], secretIn('actions', 'DAYLIGHT_APP_KEY')],
  ['the key among Dependabot’s secrets', ['secret-exposed'], secretIn('dependabot', 'DAYLIGHT_APP_KEY')],
  ['the key among Codespaces’ secrets', ['secret-exposed'], secretIn('codespaces', 'DAYLIGHT_APP_KEY')],
  ['another secret of the repository', ['secret-extra'], secretIn('actions', 'MAPS_KEY')],
  [
    'the key among the organisation’s secrets',
    ['secret-exposed'],
    async (city) => {
      const key = { org: HERE.owner, secret_name: 'DAYLIGHT_APP_KEY' };
      const mend = () => city.ada.actions.deleteOrgSecret(key);
      city.forge.setSecret({ organization: HERE.owner }, 'DAYLIGHT_APP_KEY', 'x');
      return mend;
    },
  ],
  [
    'the key in another environment',
    ['secret-exposed'],
    async (city) => {
      const mend = () => city.ada.repos.deleteAnEnvironment({ ...HERE, environment_name: 'staging' });
      city.forge.setEnvironment(FULL, 'staging', { secrets: { DAYLIGHT_APP_KEY: 'x' } });
      return mend;
    },
  ],
  [
    'no address of the portal',
    ['variable-missing'],
    async (city) => {
      const mend = city.setup;
      await city.ada.actions.deleteEnvironmentVariable({ ...ENVIRONMENT, name: 'DAYLIGHT_SITE_URL' });
      return mend;
    },
  ],
  [
    'a variable nobody knows of',
    ['variable-unknown'],
    async (city) => {
      const variable = { ...ENVIRONMENT, name: 'OTHER' };
      const mend = () => city.ada.actions.deleteEnvironmentVariable(variable);
      await city.ada.actions.createEnvironmentVariable({ ...variable, value: 'x' });
      return mend;
    },
  ],
];

testDamages(DAMAGES, useHealthyOffice());
