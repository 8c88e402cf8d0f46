import { describe, expect, test } from 'vitest';
import { isSampleCity } from '../sample-city.ts';
import { type DamageCase, edited, testDamages, useHealthyOffice } from './scratch-damage.ts';
import { HERE } from './scratch-office.ts';

const DAMAGES: DamageCase[] = [
  [
    'somebody who signs and may only read',
    ['person-without-write'],
    async (city) => {
      const person = { ...HERE, username: 'ciro-ciso' };
      const mend = () => city.ada.repos.addCollaborator({ ...person, permission: 'push' });
      await city.ada.repos.addCollaborator({ ...person, permission: 'pull' });
      return mend;
    },
  ],
  [
    'somebody who signs and has no access',
    ['person-without-write'],
    async (city) => {
      const person = { ...HERE, username: 'dana-director' };
      const mend = () => city.ada.repos.addCollaborator({ ...person, permission: 'push' });
      await city.ada.repos.removeCollaborator(person);
      return mend;
    },
  ],
  [
    'somebody who is not on GitHub',
    ['codeowners-outdated', 'person-unknown'],
    edited('governance.yml', (text) => text.replace('[carmen-cdo]', '[carmen-cdoo]')),
  ],
  [
    'a team that is not there',
    ['codeowners-outdated', 'team-unknown'],
    edited('governance.yml', (text) => text.replace('members: [ciro-ciso]', 'team: arroyo/ciso')),
  ],
  [
    'a team of another organisation',
    ['codeowners-outdated', 'team-of-others'],
    edited('governance.yml', (text) => text.replace('members: [ciro-ciso]', 'team: county/ciso')),
  ],
  [
    'an alternate who is not in CODEOWNERS yet',
    ['codeowners-outdated'],
    edited('governance.yml', (text) =>
      text.replace('alternates: [cleo-deputy-ciso]', 'alternates: [ivan-ita]'),
    ),
  ],
  [
    'a file of settings that says nothing',
    ['settings-file-unusable'],
    edited('.github/labels.yml', () => 'labels: no\n'),
  ],
];

const city = useHealthyOffice();
describe.skipIf(!isSampleCity())('whoever signs', () => {
  testDamages(DAMAGES, city);

  test('a team is found by what it may do here, and not by what its members may', async () => {
    const team = 'members: [ciro-ciso]';
    const restore = await city().edit('governance.yml', (text) => text.replace(team, 'team: arroyo/ciso'));
    city().forge.addTeam('arroyo', 'ciso', ['ciro-ciso']);
    expect((await city().found()).ids).toEqual(['codeowners-outdated', 'team-without-write']);
    const access = { org: HERE.owner, team_slug: 'ciso', ...HERE };
    await city().ada.teams.addOrUpdateRepoPermissionsInOrg({ ...access, permission: 'pull' });
    expect((await city().found()).ids).toEqual(['codeowners-outdated', 'team-without-write']);
    await city().ada.teams.addOrUpdateRepoPermissionsInOrg({ ...access, permission: 'push' });
    expect((await city().found()).ids).toEqual(['codeowners-outdated']);
    await restore();
  });
});
