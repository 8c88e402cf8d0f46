import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LiveSettings, Rule, Ruleset } from '../model/repository-settings.ts';
import { changesOf, compareSettings, verdictOf } from './compare.ts';
import type { DesiredSettings } from './desired.ts';
import { APP_NUMBER, liveAs, MAIN, scratchDesired, seen } from './scratch-settings.ts';

function found(live: Partial<LiveSettings>, desired = scratchDesired()): string[] {
  return compareSettings(desired, liveAs(desired, live)).map(({ finding }) => finding.id);
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const words = fc.uniqueArray(word, { maxLength: 4 });
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom('deletion', 'creation', 'update', 'non_fast_forward').map((type) => ({ type })),
  fc.record({
    type: fc.constant('pull_request'),
    parameters: fc.dictionary(word, fc.oneof(fc.boolean(), fc.nat(9), words)),
  }),
  fc.uniqueArray(word, { minLength: 1, maxLength: 3 }).map((contexts) => ({
    type: 'required_status_checks',
    parameters: { required_status_checks: contexts.map((context) => ({ context, integration_id: null })) },
  })),
);
const ruleset: fc.Arbitrary<Ruleset> = fc.record({
  name: word,
  target: fc.constant('branch'),
  enforcement: fc.constantFrom('active', 'disabled', 'evaluate'),
  conditions: fc.record({ ref_name: fc.record({ include: words, exclude: words }) }),
  rules: fc.uniqueArray(rule, { selector: ({ type }) => type, maxLength: 5 }),
  bypass_actors: fc.uniqueArray(
    fc.record({
      actor_type: fc.constantFrom('Integration', 'Team', 'RepositoryRole'),
      actor_id: fc.constantFrom(2, 5, 7),
      bypass_mode: fc.constantFrom('always', 'pull_request'),
    }),
    { selector: ({ actor_type, actor_id }) => `${actor_type} ${actor_id}`, maxLength: 3 },
  ),
});
const named = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('person' as const, 'team' as const),
    name: word,
    file: fc.constant('governance.yml'),
    roles: words,
  }),
  { selector: ({ kind, name }) => `${kind} ${name}`, maxLength: 5 },
);
const desiredSettings: fc.Arbitrary<DesiredSettings> = fc
  .record({
    rulesets: fc.uniqueArray(ruleset, { selector: ({ name }) => name, maxLength: 4 }),
    labels: fc.uniqueArray(word, { maxLength: 5 }),
    named,
    secrets: fc.dictionary(word, word),
    branches: words,
  })
  .map(({ rulesets, labels, named, secrets, branches }): DesiredSettings => {
    const base = scratchDesired();
    const { daylight } = base.environments;
    return {
      ...base,
      rulesets: rulesets.map((each) => ({ file: `${each.name}.json`, ruleset: each })),
      labels: labels.map((name) => ({ name: `stage: ${name}`, color: 'AABBCC', description: '' })),
      named: named.map((one) => (one.kind === 'team' ? { ...one, name: `arroyo/${one.name}` } : one)),
      environments: daylight === undefined ? {} : { daylight: { ...daylight, secrets, branches } },
    };
  });

describe('where the repository is as wanted', () => {
  test('nothing differs, whatever is wanted', () => {
    fc.assert(
      fc.property(desiredSettings, (desired) => {
        expect(compareSettings(desired, liveAs(desired))).toEqual([]);
      }),
    );
  });

  test('the order of lists and the case of colours and logins say nothing', () => {
    fc.assert(
      fc.property(desiredSettings, (desired) => {
        const live = liveAs(desired, {
          labels: seen(
            desired.labels.map((label) => ({ ...label, color: label.color.toLowerCase() })).reverse(),
          ),
          rulesets: seen(
            desired.rulesets
              .map(({ ruleset }, id) => {
                const of = liveAs({ ...desired, rulesets: [{ file: '', ruleset }] }).rulesets;
                const [one] = of.seen ? of.value : [];
                return {
                  ...(one ?? { ...ruleset, source: 'Repository' }),
                  id,
                  rules: [...(one?.rules ?? [])].reverse(),
                };
              })
              .reverse(),
          ),
        });
        expect(compareSettings(desired, live)).toEqual([]);
      }),
    );
  });

  test('what GitHub adds as off to a rule says nothing', () => {
    const off = { dismissal_restriction: { enabled: false, allowed_actors: [] }, required_reviewers: [] };
    const rules = MAIN.rules.map((each) =>
      each.type === 'pull_request' ? { ...each, parameters: { ...each.parameters, ...off } } : each,
    );
    const desired = scratchDesired();
    const { rulesets } = liveAs(desired);
    const live = rulesets.seen
      ? rulesets.value.map((each) => ({
          ...each,
          rules: each.rules.map((one) => (one.type === 'pull_request' ? (rules[1] ?? one) : one)),
        }))
      : [];
    expect(found({ rulesets: seen(live) })).toEqual([]);
  });
});

test('whatever is not as wanted, setup has nothing to do a second time for what it did', () => {
  fc.assert(
    fc.property(
      desiredSettings,
      fc.uniqueArray(ruleset, { selector: ({ name }) => name }),
      (desired, others) => {
        const standing = others.map((each, index) => ({ ...each, id: index + 100, source: 'Repository' }));
        const first = changesOf(compareSettings(desired, liveAs(desired, { rulesets: seen(standing) })));
        const after = new Map(standing.map((each) => [each.name, each]));
        for (const change of first) {
          if (change.kind !== 'create-ruleset' && change.kind !== 'update-ruleset') continue;
          const { ruleset } = change;
          const id = after.get(ruleset.name)?.id ?? after.size + 1000;
          after.set(ruleset.name, { bypass_actors: [], ...ruleset, id, source: 'Repository' });
        }
        const then = liveAs(desired, { rulesets: seen([...after.values()]) });
        expect(changesOf(compareSettings(desired, then))).toEqual([]);
        // Nothing that somebody had added is gone.
        for (const before of standing) {
          const now = after.get(before.name);
          expect(now?.rules.map(({ type }) => type)).toEqual(
            expect.arrayContaining(before.rules.map(({ type }) => type)),
          );
          expect(now?.bypass_actors.length).toBeGreaterThanOrEqual(before.bypass_actors.length);
        }
      },
    ),
  );
});

describe('what the forge cannot play', () => {
  test.each<[string, Partial<LiveSettings>]>([
    ['classic-protection', { classicProtection: seen(true) }],
    ['codeowners-shadowed', { codeowners: { CODEOWNERS: '* @Carmen-CDO\n', '.github/CODEOWNERS': '' } }],
    ['team-secret', { teams: seen({ 'arroyo/ciso': { name: 'arroyo/ciso', role: 'push', secret: true } }) }],
    [
      'pages-not-public',
      { pages: seen({ buildType: 'legacy', branch: 'site', path: '/', public: false, url: '' }) },
    ],
    [
      'pages-source',
      { pages: seen({ buildType: 'workflow', branch: 'site', path: '/', public: true, url: '' }) },
    ],
    ['check-not-in-force', { rulesInForce: seen([]) }],
    ['codeowners-fault', { codeownersFaults: seen([{ line: 3, kind: 'Invalid pattern', owner: null }]) }],
  ])('%s', (id, live) => {
    expect(found(live)).toEqual([id]);
  });
});

test('what is off in the file may be absent on GitHub', () => {
  const [main] = scratchDesired().rulesets;
  const off = MAIN.rules.map((each) =>
    each.type === 'pull_request'
      ? { ...each, parameters: { ...each.parameters, require_last_push_approval: false } }
      : each,
  );
  const desired = scratchDesired({
    rulesets: [{ file: main?.file ?? '', ruleset: { ...MAIN, rules: off } }],
  });
  const { rulesets } = liveAs(scratchDesired());
  expect(found({ rulesets }, desired)).toEqual([]);
});

test('an owner whom governance.yml names is told of once, and not again for every line of CODEOWNERS', () => {
  const faults = [1, 2, 3].map((line) => ({ line, kind: 'Unknown owner', owner: '@carmen-cdo' }));
  expect(found({ people: seen({ 'carmen-cdo': 'read' }), codeownersFaults: seen(faults) })).toEqual([
    'person-without-write',
  ]);
});

test('the App is known by its client id as well', () => {
  const live = liveAs(scratchDesired());
  const environments = live.environments.seen ? live.environments.value : [];
  const byClient = environments.map((each) => ({
    ...each,
    variables: seen({ DAYLIGHT_APP_ID: 'Iv23city', DAYLIGHT_SITE_URL: 'x' }),
  }));
  expect(found({ environments: seen(byClient) })).toEqual([]);
  expect(found({ environments: seen(byClient), installations: seen([]) })).toContain('app-missing');
});

test('a number in another environment is nobody’s', () => {
  const live = liveAs(scratchDesired());
  const environments = live.environments.seen ? live.environments.value : [];
  const elsewhere = environments.flatMap((each) => [
    { ...each, name: 'staging', secrets: seen([]) },
    { ...each, variables: seen({ DAYLIGHT_SITE_URL: 'x' }) },
  ]);
  expect(found({ environments: seen(elsewhere) })).toEqual(['app-missing']);
});

test('a portal of another kind needs no Pages, and then none may be there', () => {
  const desired = scratchDesired();
  const governance = { ...desired.governance, portals: { data: { adapter: 'ckan', title: 'Data' } } };
  expect(found({ pages: seen(null) }, { ...desired, governance })).toEqual([]);
  expect(found({}, { ...desired, governance })).toEqual(['pages-extra']);
});

test('a custom role may write for all that can be told; a team that may only triage may not', () => {
  const team = (role: string | null) => ({
    teams: seen({ 'arroyo/ciso': { name: 'arroyo/ciso', role, secret: false } }),
  });
  expect(found(team('reviewer-of-data'))).toEqual([]);
  expect(found(team('triage'))).toEqual(['team-without-write']);
  expect(found(team(null))).toEqual(['team-without-write']);
});

test('not enforced, not proven and enforced are told apart', () => {
  const of = (live: Partial<LiveSettings>) => {
    const desired = scratchDesired();
    return verdictOf(compareSettings(desired, liveAs(desired, live)).map(({ finding }) => finding));
  };
  expect(of({})).toBe('enforced');
  expect(of({ labels: seen([]) })).toBe('enforced');
  expect(of({ rulesets: { seen: false, needs: 'more' } })).toBe('unproven');
  expect(of({ rulesets: { seen: false, needs: 'more' }, rulesInForce: seen([]) })).toBe('unproven');
  expect(of({ rulesets: seen([]) })).toBe('not-enforced');
  expect(of({ installations: seen([]) })).toBe('not-enforced');
});

test('main is protected only once it is there: nobody could push it afterwards', () => {
  const desired = scratchDesired();
  const bare = liveAs(desired, { branches: [], rulesets: seen([]), rulesInForce: seen([]) });
  expect(changesOf(compareSettings(desired, bare)).filter(({ kind }) => kind === 'create-ruleset')).toEqual(
    [],
  );
  const pushed = compareSettings(desired, { ...bare, branches: ['main'] });
  expect(changesOf(pushed).map(({ kind }) => kind)).toContain('create-ruleset');
});

test('a ruleset without its App waits for it, and one that pins some App already keeps it', () => {
  const desired = scratchDesired();
  const live = liveAs(desired);
  const environments = live.environments.seen ? live.environments.value : [];
  const none = environments.map((each) => ({ ...each, variables: seen({ DAYLIGHT_SITE_URL: 'x' }) }));
  const differences = compareSettings(desired, { ...live, environments: seen(none) });
  expect(differences.map(({ finding }) => finding.id)).toEqual(['app-missing']);
  expect(changesOf(differences)).toEqual([]);
  const fresh = compareSettings(desired, { ...live, environments: seen(none), rulesets: seen([]) });
  expect(changesOf(fresh)).toEqual([]);
  expect(
    changesOf(
      compareSettings(desired, { ...live, environments: seen(none), rulesets: seen([]) }, APP_NUMBER),
    ),
  ).toMatchObject([
    { kind: 'create-ruleset', ruleset: { bypass_actors: [{ actor_id: APP_NUMBER }] } },
    { kind: 'set-variable', name: 'DAYLIGHT_APP_ID', value: String(APP_NUMBER) },
  ]);
});
