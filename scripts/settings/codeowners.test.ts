import { expect, test } from 'vitest';
import type { Department, Governance, Lane, Role } from '../model/governance.ts';
import { LANES } from '../model/vocabulary.ts';
import { codeowners } from './codeowners.ts';
import { readCodeowners, ruleFor } from './codeowners-match.ts';

const role = (title: string, scope: Role['scope'], roster: Partial<Role>): Role => ({
  title,
  organisation: 'city',
  scope,
  covers: [],
  ...roster,
});
const lane = (...requires: string[]): Lane => ({ title: '', requires, checklists: [] });
const ALL = ['coordinator', 'department', 'cdo', 'ciso', 'policy'];

const governance: Pick<Governance, 'roles' | 'lanes'> = {
  roles: {
    coordinator: role('Coordinator', 'department', { by_submitting: true }),
    department: role('Leadership', 'department', {}),
    cdo: role('CDO', 'city', { members: ['carmen-cdo'], alternates: ['casey-deputy'] }),
    ciso: role('CISO', 'city', { team: 'security' }),
    policy: role('Policy', 'theme', {
      themes: { environment: { members: ['pia-policy'] }, safety: { team: 'mayor/safety-policy' } },
    }),
    itpc: role('ITPC', 'city', { members: ['ines-itpc', 'Carmen-CDO'] }),
  },
  lanes: {
    'new-dataset': lane(...ALL),
    'data-refresh': lane('department'),
    'metadata-edit': lane('department', 'cdo'),
    'schema-change': lane(...ALL),
    retirement: lane('department', 'cdo'),
    department: lane('department', 'cdo'),
    policy: lane('cdo', 'itpc'),
  },
};

function department(leader: string): Department {
  return {
    name: leader,
    email: `${leader}@arroyo.example`,
    roles: { coordinator: { members: ['cora'] }, department: { members: [leader] } },
  };
}

const BASE = {
  city: {},
  holidays: [],
  organisations: {},
  levels: {},
  portals: {},
  notifications: {},
  review: { open: false, forks: false },
} as unknown as Governance;
const text = codeowners({
  governance: { ...BASE, ...governance },
  departments: { transport: department('tara'), environment: department('dana') },
  organisation: 'arroyo',
});
const file = readCodeowners(text);
const owners = (path: string): string[] | undefined => ruleFor(file, path)?.owners;

test('each kind of file asks those whose lane it is, of its own department', () => {
  expect(file.faults).toEqual([]);
  expect(owners('datasets/environment/weather/data.csv')).toEqual(['@dana']);
  expect(owners('datasets/transport/counts/data.json')).toEqual(['@tara']);
  expect(owners('datasets/environment/weather/metadata.yml')).toEqual([
    '@dana',
    '@carmen-cdo',
    '@casey-deputy',
  ]);
  const reviewers = [
    '@dana',
    '@carmen-cdo',
    '@casey-deputy',
    '@arroyo/security',
    '@pia-policy',
    '@mayor/safety-policy',
  ];
  expect(owners('datasets/environment/weather/checklist.yml')).toEqual(reviewers);
  expect(owners('datasets/environment/weather/README.md')).toEqual(reviewers);
  expect(owners('datasets/environment/department.yml')).toEqual(['@dana', '@carmen-cdo', '@casey-deputy']);
  expect(owners('datasets/environment/inventory.csv')).toEqual(['@dana', '@carmen-cdo', '@casey-deputy']);
});

test('everything else, and a department that has no department.yml yet, is policy', () => {
  const policy = ['@Carmen-CDO', '@casey-deputy', '@ines-itpc'];
  for (const path of [
    'governance.yml',
    'checklists/security.yml',
    'scripts/model/facts.ts',
    'datasets/parks/department.yml',
    'datasets/parks/trees/data.csv',
  ]) {
    expect([path, owners(path)?.toSorted()]).toEqual([path, policy.toSorted()]);
  }
});

test('CODEOWNERS and .github come last, so that no other line takes them over', () => {
  expect(ruleFor(file, 'CODEOWNERS')?.pattern).toBe('/CODEOWNERS');
  expect(ruleFor(file, '.github/workflows/gate.yml')?.pattern).toBe('/.github/');
  expect(file.rules.slice(-2).map((rule) => rule.pattern)).toEqual(['/.github/', '/CODEOWNERS']);
});

test('who signs by submitting is not asked, and nobody stands on a line twice', () => {
  expect(text).not.toContain('@cora');
  for (const rule of file.rules)
    expect(new Set(rule.owners.map((owner) => owner.toLowerCase())).size).toBe(rule.owners.length);
});

test('a role that nobody fills leaves its files with their owners before, never without any', () => {
  const empty = codeowners({
    governance: { ...BASE, ...governance },
    departments: { parks: { name: 'Parks', email: 'parks@arroyo.example', roles: {} } },
    organisation: 'arroyo',
  });
  const read = readCodeowners(empty);
  expect(read.rules.filter((rule) => rule.owners.length === 0)).toEqual([]);
  expect(ruleFor(read, 'datasets/parks/trees/data.csv')?.owners).toContain('@carmen-cdo');
});

test('departments come in order of name, so that the same city gives the same file', () => {
  expect(text.indexOf('/datasets/environment/')).toBeLessThan(text.indexOf('/datasets/transport/'));
});

test('every lane of the vocabulary is known to the situation above', () => {
  expect(Object.keys(governance.lanes)).toEqual([...LANES]);
});
