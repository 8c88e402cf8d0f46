import { expect, test } from 'vitest';
import { type Damage, type DamageCase, edited, testDamages, useHealthyOffice } from './scratch-damage.ts';
import { HERE } from './scratch-office.ts';

function repositorySetting(settings: object, undone: object): Damage {
  return async ({ ada }) => {
    await ada.repos.update({ ...HERE, ...settings });
    return () => ada.repos.update({ ...HERE, ...undone });
  };
}

function actionsPermissions(allowed: 'local_only' | 'selected', enabled = true): Damage {
  return async ({ ada: { actions } }) => {
    const all = { ...HERE, enabled: true, allowed_actions: 'all' } as const;
    await actions.setGithubActionsPermissionsRepository({ ...all, enabled, allowed_actions: allowed });
    return () => actions.setGithubActionsPermissionsRepository(all);
  };
}

function basePermission(default_repository_permission: 'read' | 'write'): Damage {
  return async ({ ada }) => {
    await ada.orgs.update({ org: HERE.owner, default_repository_permission });
    return () => ada.orgs.update({ org: HERE.owner, default_repository_permission: 'none' });
  };
}

const DAMAGES: DamageCase[] = [
  ['every member of the organisation a reader', ['members-may-read'], basePermission('read')],
  ['every member of the organisation a writer', ['members-may-write'], basePermission('write')],
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
    async (city) => {
      const mend = () => city.ada.repos.update({ ...HERE, default_branch: 'main' });
      await city.ada.repos.update({ ...HERE, default_branch: 'site' });
      return mend;
    },
  ],
  ['Actions turned off', ['actions-disabled'], actionsPermissions('local_only', false)],
  ['no actions of others', ['actions-refused'], actionsPermissions('local_only')],
  ['only selected actions, and none of ours', ['actions-refused'], actionsPermissions('selected')],
  [
    'workflows that may write by default',
    ['workflow-token-wide'],
    async (city) => {
      const mend = city.setup;
      const permissions = { ...HERE, default_workflow_permissions: 'write' } as const;
      await city.ada.actions.setGithubActionsDefaultWorkflowPermissionsRepository(permissions);
      return mend;
    },
  ],
  [
    'workflows that may approve',
    ['workflow-may-approve'],
    async (city) => {
      const mend = city.setup;
      const permissions = { ...HERE, can_approve_pull_request_reviews: true };
      await city.ada.actions.setGithubActionsDefaultWorkflowPermissionsRepository(permissions);
      return mend;
    },
  ],
  [
    'a gate that is turned off',
    ['workflow-disabled'],
    async (city) => {
      const mend = city.setup;
      await city.ada.actions.disableWorkflow({ ...HERE, workflow_id: 'gate.yml' });
      return mend;
    },
  ],
  [
    'a workflow that is not on GitHub',
    ['workflow-missing'],
    edited('.github/workflows/new.yml', () => 'on: push\n'),
  ],
  [
    'no Pages',
    ['pages-missing'],
    async (city) => {
      const mend = city.setup;
      await city.ada.repos.deletePagesSite(HERE);
      return mend;
    },
  ],
  [
    'Pages that show main',
    ['pages-source'],
    async (city) => {
      const mend = city.setup;
      const source = { branch: 'main', path: '/' } as const;
      await city.ada.repos.updateInformationAboutPagesSite({ ...HERE, source });
      return mend;
    },
  ],
  [
    'a label that is gone',
    ['label-missing'],
    async (city) => {
      const mend = city.setup;
      await city.ada.issues.deleteLabel({ ...HERE, name: 'stage: ready' });
      return mend;
    },
  ],
  [
    'a label in another colour',
    ['label-differs'],
    async (city) => {
      const mend = city.setup;
      await city.ada.issues.updateLabel({ ...HERE, name: 'stage: ready', color: '000000' });
      return mend;
    },
  ],
  [
    'a label that looks like the gate’s',
    ['label-extra'],
    async (city) => {
      const mend = () => city.ada.issues.deleteLabel({ ...HERE, name: 'stage: done' });
      await city.ada.issues.createLabel({ ...HERE, name: 'stage: done', color: '000000' });
      return mend;
    },
  ],
];

const city = useHealthyOffice();
testDamages(DAMAGES, city);

test('a city that reviews in the open may be public', async () => {
  const restore = await city().edit('governance.yml', (text) => text.replace('open: false', 'open: true'));
  await city().ada.repos.update({ ...HERE, private: false });
  expect((await city().found()).ids).toEqual([]);
  await restore();
  await city().ada.repos.update({ ...HERE, private: true });
});
