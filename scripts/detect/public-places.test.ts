import { expect, test } from 'vitest';
import { profileWhole } from '../profile/profile.ts';
import { digits, of } from './planted-values.ts';

const phone = (): string => `312-74${digits(1)}-${digits(4)}`;

/** How strongly each column that holds telephones is said to, in a table of forty rows. */
async function phones(columns: Record<string, (i: number) => string>, rows = 40): Promise<string[]> {
  const names = Object.keys(columns);
  const lines = Array.from({ length: rows }, (_, i) => names.map((name) => columns[name]?.(i)).join(';'));
  const text = [names.join(';'), ...lines].join('\n');
  const found = await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv');
  return found.columns.flatMap(({ name, detections }) =>
    detections.filter(({ kind }) => kind === 'phone').map(({ strength }) => `${name} ${strength}`),
  );
}

const address = (i: number): string => `${i}18 S State St`;

test.each<[string, (i: number) => string]>([
  ['DISTRICT', (i) => `${1 + i}`],
  ['PRECINCT', (i) => `Precinct ${1 + i}`],
  ['Police Division', (i) => `Division ${1 + i}`],
  ['NAME', (i) => `${letter(i)}ville Library`],
  ['name', (i) => `${letter(i)} Street Fire Station`],
  ['Site', (i) => `${letter(i)} Senior Center`],
  ['title', (i) => `${letter(i)} Park Pool and Gym`],
])('the telephone of each %s is answered by whoever is on duty', async (header, place) => {
  expect(await phones({ [header]: place, ADDRESS: address, PHONE: phone })).toEqual(['PHONE possible']);
});

function letter(i: number): string {
  return `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}nter`;
}

test('those of people who called from a district are theirs', async () => {
  expect(await phones({ id: (i) => `${i}`, council_district: (i) => `${i % 15}`, PHONE: phone })).toEqual([
    'PHONE probable',
  ]);
  const asked = { district: (i: number) => `${i}`, caller: () => 'yes', PHONE: phone };
  expect(await phones(asked)).toEqual(['PHONE probable']);
});

test('those of people who work at the same library too, and those of their homes', async () => {
  const library = (): string => `${of('North South')} Branch Library`;
  expect(await phones({ row: (i) => `${i}`, name: library, PHONE: phone })).toEqual(['PHONE probable']);
  const each = (i: number): string => `${letter(i)} Library`;
  expect(await phones({ name: each, phone, home_phone: phone })).toEqual([
    'phone possible',
    'home_phone probable',
  ]);
});

test('a home for many is a place', async () => {
  const home = (i: number): string => `${letter(i)} Care Center`;
  expect(await phones({ facility: home, 'nursing home phone': phone })).toEqual([
    'nursing home phone possible',
  ]);
});

test('beside names of people a list of stations is one of people', async () => {
  const captain = (): string => `${of('Maria James Linda')} ${of('Garcia Smith Nguyen')}`;
  expect(await phones({ STATION: (i) => `${i}`, captain, PHONE: phone })).toEqual(['PHONE probable']);
});
