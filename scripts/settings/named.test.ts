import { expect, test } from 'vitest';
import type { Department, Governance } from '../model/governance.ts';
import { namedIn, teamName } from './named.ts';

const governance = {
  roles: {
    cdo: { title: 'CDO', scope: 'city', members: ['Carmen'], alternates: ['casey'] },
    ciso: { title: 'CISO', scope: 'city', team: 'ciso' },
    policy: {
      title: 'Policy',
      scope: 'theme',
      themes: { safety: { members: ['sol', 'carmen'] }, parks: { team: 'mayor/parks' } },
    },
    department: { title: 'Leadership', scope: 'department' },
  },
  delegations: [
    { from: 'sol', to: 'sam', role: 'policy/safety', until: '2026-11-23', reason: 'away' },
    { from: 'sol', to: 'old', role: 'policy', until: '2026-11-22', reason: 'away' },
  ],
} as unknown as Governance;
const departments = { parks: { roles: { department: { members: ['dana'] } } } } as unknown as Record<
  string,
  Department
>;

test('everybody is named once, with every role and the file that names them first', () => {
  const named = namedIn({ governance, departments, organisation: 'arroyo', today: '2026-11-23' });
  expect(named.map(({ kind, name, file, roles }) => `${kind} ${name} ${file} ${roles.join('+')}`)).toEqual([
    'team arroyo/ciso governance.yml CISO',
    'person Carmen governance.yml CDO+Policy',
    'person casey governance.yml CDO',
    'person dana datasets/parks/department.yml Leadership',
    'team mayor/parks governance.yml Policy',
    'person sam governance.yml Policy',
    'person sol governance.yml Policy',
  ]);
});

test('a team is the same with and without @ and its organisation', () => {
  expect(['cdo', '@arroyo/cdo', 'arroyo/cdo'].map((name) => teamName(name, 'arroyo'))).toEqual([
    'arroyo/cdo',
    'arroyo/cdo',
    'arroyo/cdo',
  ]);
});
