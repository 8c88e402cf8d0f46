import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { settings } from './settings.ts';

const folder = fileURLToPath(new URL('../../settings/', import.meta.url));

/** Words of the sources that have a hyphen: finding ids, and the words of other things. */
const OTHER_WORDS = new Set(
  'not-enforced create-ruleset update-ruleset create-label update-label limit-environment allow-branch set-variable create-pages update-pages enable-workflow restrict-workflow-token forbid-forks'.split(
    ' ',
  ),
);
const said = new Set(
  readdirSync(folder)
    .filter((name) => /(?<!\.test)\.ts$/.test(name) && !name.startsWith('codeowners'))
    .flatMap((name) => [...readFileSync(`${folder}${name}`, 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)])
    .flatMap(([, word = '']) => (OTHER_WORDS.has(word) ? [] : [word])),
);

test('every difference has its sentence, and no sentence is left over', () => {
  expect([...said].sort()).toEqual(Object.keys(settings).sort());
});

/** Whatever a comparison may give. */
const PARAMS = {
  url: 'https://github.example/arroyo/open-data',
  address: 'https://github.example/organizations/arroyo/settings/apps/new?name=Daylight',
  name: 'main',
  key: 'DAYLIGHT_APP_KEY',
  keys: ['A_KEY', 'B_KEY'],
  about: 'private key',
  place: 'repository',
  login: 'carmen-cdo',
  team: 'arroyo/cdo',
  organisation: 'arroyo',
  roles: ['Chief Data Officer'],
  app: 'daylight',
  scope: 'contents',
  expected: 'write',
  found: 'none',
  rule: 'deletion',
  rules: ['deletion'],
  parameter: 'require_code_owner_review',
  context: 'daylight/gate',
  type: 'RepositoryRole',
  number: 5,
  mode: 'always',
  branch: 'main',
  branches: ['main'],
  pattern: 'release/*',
  path: '.github/workflows/gate.yml',
  source: 'organization',
  harms: ['require_last_push_approval'],
  minutes: 5,
  reviewers: 1,
  refused: ['actions/checkout'],
  what: 'rulesets',
  needs: 'Administration: read',
  waits: 'app',
  there: true,
  written: 'x',
  site: 'https://arroyo.example',
  kind: 'Unknown owner',
  owner: '@ada',
};

test.each(Object.entries(settings))('%s reads as a sentence', (_, { expected, found, fix }) => {
  const sentence = `Expected ${expected(PARAMS)}, found ${found(PARAMS)}. Fix: ${fix(PARAMS)}`;
  expect(sentence).toMatch(/^Expected \S.*, found \S.*\. Fix: \S.*\.$/);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\(\)|""| {2}/);
});
