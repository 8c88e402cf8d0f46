import { afterEach, expect, test } from 'vitest';
import { isSampleCity } from '../sample-city.ts';
import { ENVIRONMENT, useHealthyOffice } from './scratch-damage.ts';
import { FULL, HERE } from './scratch-office.ts';

const city = useHealthyOffice();
const CUSTOM = { protected_branches: false, custom_branch_policies: true };

/** What puts a damage right again. */
let mend: () => Promise<unknown>;
afterEach(() => mend());

test('setup takes nothing away: a rule and a bypass that somebody added are still there, and still told', async () => {
  const before = await city().ruleset('main');
  mend = () => city().put(before);
  const extra = { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' };
  const rules = before.rules.filter(({ type }) => type !== 'deletion');
  await city().put({
    ...before,
    rules: [...rules, { type: 'required_linear_history' }],
    bypass_actors: [extra],
  });
  expect((await city().found()).ids).toEqual(['bypass-extra', 'rule-extra', 'rule-missing']);
  await city().setup();
  expect((await city().found()).ids).toEqual(['bypass-extra', 'rule-extra']);
  const after = await city().ruleset('main');
  expect(after.bypass_actors).toEqual([extra]);
  expect(after.rules.map(({ type }) => type).sort()).toEqual(
    [...before.rules.map(({ type }) => type), 'required_linear_history'].sort(),
  );
});

test.skipIf(!isSampleCity())(
  'an environment that is limited keeps the people somebody wanted to be asked',
  async () => {
    const environment = { ...ENVIRONMENT, deployment_branch_policy: CUSTOM };
    mend = () => city().ada.repos.createOrUpdateEnvironment(environment);
    const { data: ciro } = await city().ada.users.getByUsername({ username: 'ciro-ciso' });
    const reviewers = [{ type: 'User' as const, id: ciro.id }];
    await city().ada.repos.createOrUpdateEnvironment({
      ...ENVIRONMENT,
      deployment_branch_policy: null,
      reviewers,
    });
    await city().setup();
    expect((await city().found()).ids).toEqual(['environment-waits']);
  },
);

test('what a token may not see is said, and never taken for right', async () => {
  mend = async () => undefined;
  const { code, ids, verdict } = await city().found(city().tokens.writer);
  expect({ code, ids, verdict }).toEqual({ code: 1, ids: ['setting-unseen'], verdict: 'unproven' });
  const { said } = await city().run(['doctor'], city().tokens.writer);
  expect(said.split('\n')[0]).toContain('NOT PROVEN');
  expect(said).toContain('an administrator of the repository');
  const job = city().forge.mintToken({
    login: 'github-actions[bot]',
    kind: 'job',
    permissions: { contents: 'read' },
    repository: FULL,
  });
  expect(await city().found(job)).toMatchObject({ code: 1, verdict: 'unproven', ids: ['setting-unseen'] });
});

test('a ruleset of the organisation is told of, and is a matter only where it undoes sign-offs', async () => {
  const made: number[] = [];
  mend = async () => {
    for (const ruleset_id of made) await city().ada.repos.deleteOrgRuleset({ org: HERE.owner, ruleset_id });
  };
  const create = async (name: string, rules: object[]): Promise<void> => {
    const { data } = await city().ada.request({
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
  expect(await city().found()).toEqual({ code: 0, verdict: 'enforced', ids: ['ruleset-inherited'] });
  const review = {
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  };
  await create('strict', [{ type: 'pull_request', parameters: review }]);
  expect((await city().found()).code).toBe(1);
});
