import type { LiveRuleset } from '../../model/repository-settings.ts';
import { changed, type DamageCase, testDamages, useHealthyOffice } from './scratch-damage.ts';
import { HERE } from './scratch-office.ts';

function parameters(ruleset: LiveRuleset, type: string): Record<string, unknown> {
  return ruleset.rules.find((rule) => rule.type === type)?.parameters ?? {};
}

const gate = (more: object): object => ({ required_status_checks: [{ context: 'daylight/gate', ...more }] });

const DAMAGES: DamageCase[] = [
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
    async (city) => {
      const mend = city.setup;
      await city.ada.repos.deleteRepoRuleset({
        ...HERE,
        ruleset_id: (await city.ruleset('ledger-permanent')).id,
      });
      return mend;
    },
  ],
  [
    'a further ruleset',
    ['ruleset-extra'],
    async (city) => {
      const rules = [{ type: 'deletion' as const }];
      const { data } = await city.ada.repos.createRepoRuleset({
        ...HERE,
        name: 'own',
        enforcement: 'active',
        rules,
      });
      const mend = () => city.ada.repos.deleteRepoRuleset({ ...HERE, ruleset_id: data.id });
      return mend;
    },
  ],
];

testDamages(DAMAGES, useHealthyOffice());
