import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Governance } from '../model/governance.ts';
import { APP, desiredSettings, LABELS, REPOSITORY, RULESETS } from './desired.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const folder = (path: string): [string, string][] =>
  readdirSync(new URL(path, root)).map((name) => [path + name, read(path + name)]);
const FILES = new Map<string, string>([
  ...folder(RULESETS),
  ...folder('.github/workflows/'),
  ...[LABELS, REPOSITORY, APP].map((path): [string, string] => [path, read(path)]),
]);

const governance = {
  roles: {},
  portals: { site: { adapter: 'site', title: 'Site' }, 'city-data': { adapter: 'ckan', title: 'Data' } },
} as unknown as Governance;

function settings(files: ReadonlyMap<string, string>) {
  return desiredSettings({
    governance,
    departments: {},
    organisation: 'arroyo',
    today: '2026-11-23',
    codeowners: '',
    files,
  });
}

test('the files of this repository can be used, and each ruleset, workflow and action is there', () => {
  const { desired, findings } = settings(FILES);
  expect(findings).toEqual([]);
  expect(desired?.rulesets.map(({ ruleset }) => ruleset.name)).toEqual([
    'ledger-append',
    'ledger-permanent',
    'main',
    'portal',
  ]);
  expect(desired?.workflows).toContain('.github/workflows/gate.yml');
  expect(desired?.actions).toEqual(['actions/checkout', 'actions/create-github-app-token']);
});

test('every portal that is not the repository’s own site needs a token of its own, beside the key of the App', () => {
  expect(Object.keys(settings(FILES).desired?.environments.daylight?.secrets ?? {}).sort()).toEqual([
    'DAYLIGHT_APP_KEY',
    'DAYLIGHT_CITY_DATA_TOKEN',
  ]);
});

test('the portals ckan and socrata are given their tokens by the workflows as they are; of any other doctor names the steps', () => {
  const unhanded = (...ids: string[]) =>
    desiredSettings({
      governance: {
        roles: {},
        portals: Object.fromEntries(ids.map((id) => [id, { adapter: 'ckan', title: 'Data' }])),
      } as unknown as Governance,
      departments: {},
      organisation: 'arroyo',
      today: '2026-11-23',
      codeowners: '',
      files: FILES,
    }).desired?.unhanded;
  expect(unhanded('ckan', 'socrata')).toEqual([]);
  expect(unhanded('ckan', 'city-data')).toEqual(
    ['drift', 'gate', 'publish', 'takedown'].map((name) => ({
      file: `.github/workflows/${name}.yml`,
      key: 'DAYLIGHT_CITY_DATA_TOKEN',
    })),
  );
});

test.each([
  [LABELS, 'labels: no'],
  [LABELS, '- { name: x }'],
  [REPOSITORY, 'pages: {}'],
  [REPOSITORY, 'environments: {}\npages: { branch: site, path: /other }'],
  [REPOSITORY, 'environments: { daylight: {} }\npages: { branch: site, path: / }'],
  [APP, '{'],
  [APP, '{"name": "x", "description": "y", "default_permissions": []}'],
  [`${RULESETS}main.json`, '[]'],
  [`${RULESETS}main.json`, '{"name": "main", "target": "branch", "enforcement": "active", "conditions": {}}'],
])('%s that says %s is a finding, and nothing is compared', (path, text) => {
  const { desired, findings } = settings(new Map([...FILES, [path, text]]));
  expect(desired).toBeNull();
  expect(findings).toMatchObject([{ id: 'settings-file-unusable', file: path }]);
});

test('a file that is not there is a finding', () => {
  const files = new Map(FILES);
  files.delete(LABELS);
  expect(settings(files).findings).toMatchObject([{ id: 'settings-file-unusable', file: LABELS }]);
});
