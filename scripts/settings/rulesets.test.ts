import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Ruleset {
  name: string;
  target: string;
  enforcement: string;
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: { type: string; parameters?: Record<string, unknown> }[];
  bypass_actors: { actor_id: number | null; actor_type: string; bypass_mode: string }[];
}

const FOLDER = new URL('../../.github/rulesets/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function ruleset(name: string): Ruleset {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
}

function types(name: string): string[] {
  return ruleset(name).rules.map((rule) => rule.type);
}

test.each(FILES)('%s is active, named after its file, and leaves no branch out', (file) => {
  const { name, target, enforcement, conditions } = ruleset(file.replace('.json', ''));
  expect({ file: `${name}.json`, target, enforcement, exclude: conditions.ref_name.exclude }).toEqual({
    file,
    target: 'branch',
    enforcement: 'active',
    exclude: [],
  });
});

test('only the App may set the status that main waits for, and nobody passes by', () => {
  const main = ruleset('main');
  const checks = main.rules.find((rule) => rule.type === 'required_status_checks')?.parameters;
  expect(checks?.required_status_checks).toEqual([{ context: 'daylight/gate', integration_id: null }]);
  expect(main.bypass_actors).toEqual([]);
});

test('main does not undo sign-offs that still stand', () => {
  const review = ruleset('main').rules.find((rule) => rule.type === 'pull_request')?.parameters;
  expect(review).toMatchObject({
    dismiss_stale_reviews_on_push: false,
    require_last_push_approval: false,
    require_code_owner_review: true,
  });
});

test('the App adds to the ledger; nobody, not even the App, takes away', () => {
  expect(types('ledger-append')).toEqual(['creation', 'update']);
  expect(ruleset('ledger-append').bypass_actors).toEqual([
    { actor_id: null, actor_type: 'Integration', bypass_mode: 'always' },
  ]);
  expect(types('ledger-permanent')).toEqual(['deletion', 'non_fast_forward']);
  expect(ruleset('ledger-permanent').bypass_actors).toEqual([]);
});

test('what the portal serves is written by the App alone', () => {
  expect(ruleset('portal').conditions.ref_name.include).toEqual(['refs/heads/site', 'refs/heads/preview']);
  expect(types('portal')).toEqual(['creation', 'update', 'deletion', 'non_fast_forward']);
});
