import { expect, test } from 'vitest';
import { registration } from './app.ts';
import { liveAs, scratchDesired } from './scratch-settings.ts';

const desired = scratchDesired();

test('the address opens the form for a new App in the organisation, with its permissions and nothing else', () => {
  const address = new URL(registration(liveAs(desired), desired.app));
  expect(address.origin + address.pathname).toBe(
    'https://github.example/organizations/arroyo/settings/apps/new',
  );
  expect(Object.fromEntries(address.searchParams)).toEqual({
    name: 'Daylight arroyo',
    description: 'Signs',
    url: 'https://github.example/arroyo/open-data',
    public: 'false',
    webhook_active: 'false',
    contents: 'write',
    members: 'read',
  });
});

test('a person registers the App of their own repository for themselves', () => {
  const address = registration(liveAs(desired, { ownedByOrganisation: false }), desired.app);
  expect(new URL(address).pathname).toBe('/settings/apps/new');
});
