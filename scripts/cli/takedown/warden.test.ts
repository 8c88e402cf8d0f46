import { expect, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import { GOVERNANCE } from '../../gather/scratch-city.ts';
import type { Policy } from '../../model/facts.ts';
import type { Governance, Roster } from '../../model/governance.ts';
import { wardenRole } from './warden.ts';

type Answer = () => Promise<Response>;
const away: Answer = async () => Promise.reject(new TypeError('fetch failed'));
const members: Answer = async () =>
  new Response('[{"login":"Cleo"}]', { headers: { 'content-type': 'application/json' } });
const refused: Answer = async () =>
  new Response('{"message":"Not Found"}', {
    status: 404,
    headers: { 'content-type': 'application/json' },
  });

function asked(answer: Answer, cdo: Roster, roles = ['cdo', 'department', 'policy']) {
  const governance = {
    ...GOVERNANCE,
    roles: { ...GOVERNANCE.roles, cdo: { ...GOVERNANCE.roles.cdo, team: undefined, ...cdo } },
    takedown: { roles },
  } as unknown as Governance;
  const policy = {
    governance,
    departments: { parks: { roles: { department: { members: ['dana'] } } } },
  } as unknown as Policy;
  const octokit = createOctokit({ baseUrl: 'http://127.0.0.1:9', fetch: answer });
  const connection = { octokit, repository: { owner: 'arroyo', repo: 'open-data' } };
  return (by: string, dataset = 'parks/trees', theme: string | null = 'environment') =>
    wardenRole({ connection, policy, now: '2026-11-23T12:00:00Z' }, by, dataset, theme);
}

test('people of the team may, and of the department and the theme that the dataset belongs to', async () => {
  const may = asked(members, { team: 'cdo' });
  expect(await may('cleo')).toBe('cdo');
  expect(await may('dana')).toBe('department/parks');
  expect(await may('dana', 'streets/signs')).toBeNull();
  expect(await may('pia')).toBe('policy/environment');
  expect(await may('pia', 'parks/trees', 'transport')).toBeNull();
  expect(await may('sam')).toBeNull();
});

test('roles that governance.yml does not name may not, however high', async () => {
  expect(await asked(members, { team: 'cdo' }, ['itpc'])('cleo')).toBeNull();
});

test('while GitHub is away the people count whom governance.yml lists, and a team alone is nobody', async () => {
  expect(await asked(away, { team: 'cdo', members: ['cleo'] })('cleo')).toBe('cdo');
  expect(await asked(away, { team: 'cdo' })('cleo')).toBeNull();
  expect(await asked(away, { team: 'cdo' })('dana')).toBe('department/parks');
});

test('a team that cannot be read is no team', async () => {
  expect(await asked(refused, { team: 'cdo' })('cleo')).toBeNull();
});
