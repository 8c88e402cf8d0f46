import { expect, test } from 'vitest';
import type { Policy } from '../../model/facts.ts';
import type { Governance, Role } from '../../model/governance.ts';
import { createOctokit } from './octokit.ts';
import { readRosters } from './rosters.ts';

const role = (more: Partial<Role>): Role => ({
  title: 'Role',
  organisation: 'city',
  scope: 'city',
  covers: [],
  ...more,
});

function rosters(
  roles: Record<string, Role>,
  options: { teams?: Record<string, string[] | number>; governance?: Partial<Governance> } = {},
) {
  const octokit = createOctokit({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async (input) => {
      const url = new URL(String(input));
      const slug = /^\/orgs\/arroyo\/teams\/([^/]+)\/members$/.exec(url.pathname)?.[1] ?? '';
      const team = options.teams?.[slug] ?? 404;
      const page = Number(url.searchParams.get('page') ?? '1');
      const [status, data] =
        typeof team === 'number'
          ? [team, { message: 'no' }]
          : [200, team.slice((page - 1) * 100, page * 100).map((login) => ({ login }))];
      const next =
        Array.isArray(team) && team.length > page * 100
          ? `<${url.origin}${url.pathname}?per_page=100&page=${page + 1}>; rel="next"`
          : '';
      return new Response(JSON.stringify(data), {
        status,
        headers: { 'content-type': 'application/json', link: next },
      });
    },
  });
  const city = { name: 'City of Arroyo', url: '', time_zone: 'America/Los_Angeles', email_domains: [] };
  const departments = {
    transport: { name: 'Transport', email: '', roles: { coordinator: { members: ['cora'] } } },
  };
  const policy = { governance: { city, roles, ...options.governance }, departments } as unknown as Policy;
  const scopes = { departments: ['transport', 'safety'], themes: ['environment'] };
  return readRosters(octokit, 'arroyo', policy, scopes, '2026-03-02T05:00:00Z');
}

test('a role has one roster for the city, or one for each department or theme the change touches', async () => {
  const themes = { environment: { members: ['pia'] }, safety: { members: ['sol'] } };
  expect(
    await rosters({
      cdo: role({ members: ['cleo'] }),
      coordinator: role({ scope: 'department' }),
      policy: role({ scope: 'theme', themes }),
    }),
  ).toEqual({
    cdo: { members: ['cleo'] },
    'coordinator/transport': { members: ['cora'] },
    'coordinator/safety': { members: [], error: expect.stringContaining('nobody is named') },
    'policy/environment': { members: ['pia'] },
  });
});

test('a team is read to its last member', async () => {
  const members = Array.from({ length: 250 }, (_, i) => `person-${String(i).padStart(3, '0')}`);
  const { cdo } = await rosters({ cdo: role({ team: 'cdo-office' }) }, { teams: { 'cdo-office': members } });
  expect(cdo?.members).toEqual(members);
});

test.each([403, 404])('a team that answers %i is no empty team: the role fails closed', async (status) => {
  const { cdo } = await rosters(
    { cdo: role({ team: '@arroyo/cdo-office', alternates: ['al'] }) },
    { teams: { 'cdo-office': status } },
  );
  expect(cdo).toEqual({ members: [], error: expect.stringContaining('arroyo/cdo-office') });
});

test('a list beside the team serves where the team cannot be read, and only then', async () => {
  const cdo = role({ team: 'cdo-office', members: ['cleo'] });
  expect((await rosters({ cdo }, { teams: { 'cdo-office': 403 } })).cdo).toEqual({ members: ['cleo'] });
  expect((await rosters({ cdo }, { teams: { 'cdo-office': ['casey'] } })).cdo).toEqual({
    members: ['casey'],
  });
});

test('an outage of GitHub is not an answer about a team', async () => {
  await expect(
    rosters({ cdo: role({ team: 'cdo-office' }) }, { teams: { 'cdo-office': 500 } }),
  ).rejects.toThrow(/did not answer/);
});

test('alternates count always, delegates of members until the city’s day is over', async () => {
  const delegation = { to: 'dee', role: 'cdo', reason: 'leave' };
  const cdo = role({ members: ['cleo'], alternates: ['al', 'Cleo'] });
  const membersWith = async (from: string, until: string) =>
    (
      await rosters({ cdo }, { governance: { delegations: [{ ...delegation, from, until }] } })
    ).cdo?.members.map((login) => login.toLowerCase());
  // 05:00 UTC on 2 March is still 1 March in Arroyo.
  expect(await membersWith('CLEO', '2026-03-01')).toEqual(['al', 'cleo', 'dee']);
  expect(await membersWith('cleo', '2026-02-28')).toEqual(['al', 'cleo']);
  expect(await membersWith('stranger', '2027-01-01')).toEqual(['al', 'cleo']);
});
