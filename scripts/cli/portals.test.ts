import { expect, test } from 'vitest';
import type { Governance, PortalSettings } from '../model/governance.ts';
import type { Connection } from './connection.ts';
import { UsageError } from './io.ts';
import { configuredPortals } from './portals.ts';

const TOKEN = { DAYLIGHT_CITY_DATA_TOKEN: 'secret' };

function connect(settings: Omit<PortalSettings, 'title'>, env: Record<string, string> = TOKEN) {
  const governance = {
    portals: { 'city-data': { title: 'City data', ...settings } },
  } as unknown as Governance;
  const [portal] = configuredPortals(governance, {} as Connection, env);
  return portal?.connect();
}

test('a CKAN portal is made from its address, its token and its limit', () => {
  const settings = { adapter: 'ckan', url: 'https://data.arroyo.example', upload_limit: 50 };
  expect(connect(settings)).toMatchObject({
    id: 'city-data',
    capabilities: { private: true, maximumUpload: 50 * 1024 * 1024 },
  });
});

test.each<[string, Omit<PortalSettings, 'title'>, Record<string, string>, string]>([
  ['no address', { adapter: 'ckan' }, TOKEN, 'needs its url'],
  ['no token', { adapter: 'ckan', url: 'https://ckan.example' }, {}, 'DAYLIGHT_CITY_DATA_TOKEN'],
  [
    'an address on which the token could be read',
    { adapter: 'ckan', url: 'http://ckan.example' },
    TOKEN,
    'https://',
  ],
  [
    'such an address of Socrata',
    { adapter: 'socrata', url: 'http://data.arroyo.example' },
    { DAYLIGHT_CITY_DATA_TOKEN: 'id:secret' },
    'https://',
  ],
  ['no address but words', { adapter: 'ckan', url: 'our portal' }, TOKEN, 'no address of the web'],
  [
    'an address of another kind',
    { adapter: 'ckan', url: 'ftp://ckan.example' },
    TOKEN,
    'no address of the web',
  ],
  ['words for the address of its pages', { adapter: 'site', url: 'our portal' }, {}, 'no address of the web'],
  ['a password in its address', { adapter: 'ckan', url: 'https://a:b@ckan.example' }, TOKEN, 'password'],
  [
    'a token that nobody could send',
    { adapter: 'ckan', url: 'https://ckan.example' },
    { DAYLIGHT_CITY_DATA_TOKEN: 'secret…' },
    'copy it anew',
  ],
  ['an adapter that is not there', { adapter: 'nonsense' }, TOKEN, 'ckan'],
])('a portal with %s is wrong use, said in one line', (_, settings, env, said) => {
  expect(() => connect(settings, env)).toThrow(UsageError);
  expect(() => connect(settings, env)).toThrow(said);
});

test('on this machine a portal may do without https', () => {
  expect(connect({ adapter: 'ckan', url: 'http://127.0.0.1:5000' })?.id).toBe('city-data');
});
