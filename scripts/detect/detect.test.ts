import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Detection } from '../model/profile.ts';
import { profileWhole } from '../profile/profile.ts';
import { ColumnJudge } from './column.ts';
import { headerWords } from './header-words.ts';

function detect(name: string, values: readonly string[]): Detection[] {
  const judge = new ColumnJudge(name);
  for (const [i, value] of values.entries()) judge.take(value, { cells: 1, line: i + 2 });
  return judge.verdict();
}

function strengths(found: readonly Detection[]): string[] {
  return found.map(({ kind, strength }) => `${kind} ${strength}`);
}

describe('is found under a header that says nothing or something else', () => {
  test.each<[string, string, string[]]>([
    ['social-security-number', 'reference', ['123-45-6789', '219-09-9999', '457-55-5462']],
    ['payment-card', 'code', ['4111 1111 1111 1111', '5500005555555559', '340000000000009']],
    ['e-mail', 'comments', ['ann@mail.example', 'bob@mail.example', 'eve@mail.example']],
    ['personal-name', 'category', ['Maria Garcia', 'Smith, John', 'Linda M. Nguyen']],
    ['secret', 'notes', ['fine', 'password: hunter22', 'also fine']],
    ['formula', 'amount', ['1', '=HYPERLINK("http://evil.example")', '2']],
    ['markup', 'title', ['Park', '<script>alert(1)</script>']],
    ['control-character', 'title', ['Park', 'Pa\u202erk']],
    ['internal-address', 'remark', ['see 192.168.4.7', 'fine']],
  ])('%s', (kind, header, values) => {
    expect(strengths(detect(header, values))).toContain(`${kind} certain`);
  });
});

test('under the name of a password or a key, what could be one is', () => {
  expect(strengths(detect('user_password', ['hunter-22', 'S3cretary']))).toEqual(['secret probable']);
  expect(strengths(detect('apiKey', ['0a1B2c3D4e5F6a7B8c9D0e1F']))).toEqual(['secret probable']);
  expect(detect('password', ['required', 'optional', 'none'])).toEqual([]);
  expect(detect('bus token', ['A12', 'B13'])).toEqual([]);
});

test('a column of digests is worth a look, unless they are those of files', () => {
  const digests = Array.from({ length: 20 }, (_, i) => `9f86d081884c7d659a2feaa0c55ad0${10 + i}`);
  expect(strengths(detect('rider', digests))).toEqual(['hashed-identifier possible']);
  expect(detect('file_sha256', digests)).toEqual([]);
});

test.each([
  'https://data.example/x.csv?access_token=4f9a8b7c6d5e4f3a2b1c',
  'https://store.example/x?sv=2024&sig=Zk3v9Qw8sT5uY7xA1bC2dE',
  'https://city.example/page;jsessionid=0A1B2C3D4E5F60718293',
  'ya29.a0AfH6SMBx1234567890abcdefghij',
])('a token in an address is a secret: %s', (value) => {
  expect(strengths(detect('link', ['https://arroyo.example/a', value]))).toContain('secret certain');
});

test('addresses with a page, a search or a name are no secrets', () => {
  const links = ['https://arroyo.example/?page=2&sort=name', 'https://arroyo.example/?q=token', 'a;b=c'];
  expect(detect('link', links)).toEqual([]);
});

test('private addresses of both kinds are internal', () => {
  expect(strengths(detect('host', ['fd12:3456:789a::1', 'fe80::1', '8.8.8.8']))).toContain(
    'internal-address certain',
  );
});

describe('what is no danger, and not what was meant', () => {
  test.each<[string, string, string[]]>([
    ['scientific-number', 'account', ['4111', '5.5E+15']],
    ['month-code', 'grades', ['K-5', 'Jan-20', '6-8']],
    ['spreadsheet-error', 'total', ['1', '#REF!']],
    ['garbled-text', 'name', ['Café', 'CafÃ© Luna', 'donâ€™t']],
    ['invisible-character', 'code', ['A1', '\ufeffB2', 'C\u200b3']],
    ['unit-in-cell', 'length', ['12 km', '3 km', '4.5 km']],
    ['currency-in-cell', 'fee', ['$12.50', '$1,200', '$3']],
    ['thousands-comma', 'population', ['1,234', '12,345', '99']],
    ['decimal-comma', 'fee', ['1,50', '2.300,75', '4,1']],
    ['near-duplicate', 'status', ['Open', 'OPEN', 'Closed', 'closed ']],
  ])('%s', (kind, header, values) => {
    const found = detect(header, values).filter(({ category }) => category === 'damage');
    expect(found.map((one) => one.kind)).toEqual([kind]);
  });

  test('measurements, ranges and years are none of it', () => {
    expect(detect('value', ['1.2E-05', '3.4E+06', '1-20', '2020-01', '12 A', '#12'])).toEqual([]);
    expect(detect('wards', ['1,2', '3,14', '2,5'])).toEqual([]);
    expect(detect('place', ['34.05,-118.24', '34.06,-118.25'])).toEqual([]);
  });
});

describe('a shape that could be anything counts only where the header agrees', () => {
  test.each<[string, string, string, string[]]>([
    ['phone', 'home_phone', 'count', ['213-555-0142', '(213) 555-0143']],
    ['date-of-birth', 'dateOfBirth', 'inspected', ['1984-02-29', '1990-12-01']],
    ['age-over-89', 'Age', 'score', ['34', '91']],
    ['street-address', 'victim address', 'remark', ['120 N Main St', '77 Oak Avenue']],
    ['social-security-number', 'SSN', 'parcel', ['123456789', '219099999']],
    ['ip-address', 'visitor_ip', 'version', ['8.8.8.8', '203.0.113.9']],
    ['personal-name', 'owner', 'park', ['Garcia', 'Nguyen', 'Smith']],
  ])('%s', (kind, agreeing, other, values) => {
    expect(strengths(detect(agreeing, values))).toContain(`${kind} probable`);
    expect(detect(other, values).filter(({ strength }) => strength !== 'possible')).toEqual([]);
  });
});

test('sentences are a free text for somebody to read; codes and a few long ones are not', () => {
  const said = Array.from({ length: 30 }, (_, i) => `the resident asked about bin ${i} and will call again`);
  expect(detect('remark', said)).toMatchObject([
    { kind: 'free-text', category: 'text', strength: 'possible' },
  ]);
  expect(detect('remark', said.slice(0, 10))).toEqual([]);
});

test.each([
  ['name', ['J. Garcia', 'R Nguyen', 'T. Smith']],
  ['inspector', ['Garcia, J', 'Nguyen, R.', 'Smith, T.A.']],
])('a family name behind initials is a name: %s', (header, values) => {
  expect(strengths(detect(header, values))).toEqual(['personal-name probable']);
});

test('kings are numbered, not abbreviated', () => {
  expect(detect('name', ['James I', 'James II', 'William IV'])).toEqual([]);
});

describe('the last word of a header says what is named', () => {
  const people = ['Maria Garcia', 'John Smith', 'Linda Nguyen'];
  test.each(['business_owner', 'Facility Contact', 'school principal', 'vesselOwnerName', 'project manager'])(
    '%s: a person',
    (header) => {
      expect(strengths(detect(header, people))).toEqual(['personal-name certain']);
    },
  );

  test.each(['owner_business', 'business name', 'park'])('%s: a thing', (header) => {
    expect(detect(header, people)).toEqual([]);
  });

  test.each([
    ['driver_race', ['White', 'Black', 'Hispanic', 'Asian']],
    ['victim_religion', ['Christian', 'Jewish', 'Muslim']],
    ['first month', ['April', 'May', 'June', 'August']],
    ['vessel name', ['Maria', 'Elizabeth', 'Victoria']],
    ['dog_name', ['Bella', 'Charlie', 'Max']],
  ])('%s: nobody', (header, values) => {
    expect(detect(header, values)).toEqual([]);
  });
});

test.each([
  ['Passengers per year (World Bank)', ['3105000000', '3441000000', '3979000000']],
  ['Sex ratio by age (90 year olds)', ['93', '95', '104']],
])('a measure is nobody’s number: %s', (header, values) => {
  expect(detect(header, values)).toEqual([]);
});

test('what a defendant is does not name him', () => {
  expect(detect('Defendant', ['White', 'Black'])).toEqual([]);
});

test.each([
  ['0490 73 65 40', '0475 23 77 55'],
  ['(021) 6099-895', '(022) 0351-397'],
  ['81-26-83-27', '53-99-37-08'],
  ['555-0142', '555-0199'],
])('numbers of any country are telephones where the header says so: %s', (...values) => {
  expect(strengths(detect('phone_number', values))).toEqual(['phone probable']);
  expect(detect('reference', values)).toEqual([]);
  expect(detect('phone_date', ['2026-03-31', '2026-04-01'])).toEqual([]);
});

test.each([
  'owned by a club 617 274-6322',
  'call me at (800) 456 1330 today',
  'his number is (214)  528-8943',
])('a telephone number among words is worth a look: %s', (note) => {
  expect(strengths(detect('remarks', [note, 'nothing to add']))).toContain('phone probable');
});

test('one odd identifier does not accuse a column', () => {
  const codes = Array.from({ length: 200 }, (_, i) => `code ${i}`);
  expect(strengths(detect('reference', [...codes, '123-45-6789']))).toEqual([
    'social-security-number possible',
  ]);
});

test('signed numbers, dashes, times and arrows are no formulas', () => {
  expect(detect('change', ['-1.5', '+3', '--', '-', '+1 213 555 0142'])).toEqual([]);
  expect(detect('products', ['-> OH + NO', '-> O(3P) + O2', '=)'])).toEqual([]);
});

test('a tab in front of a label is worth a look, runs nothing, and hides nothing that would run', () => {
  for (const cell of ['\tPark', '\t Oak Grove (north)', '\rCreek'])
    expect(strengths(detect('title', ['Ridge', cell])), JSON.stringify(cell)).toEqual(['formula possible']);
  expect(detect('title', ['\r-1.5', '\t12', '\t- see below', '\n@cityofarroyo'])).toEqual([]);
  for (const cell of ['\t=1+1', '\r\n=1+1', '\t +SUM(A1)', "\n@cmd|' /C calc'!A0"])
    expect(strengths(detect('title', ['Park', cell])), cell).toContain('formula certain');
});

test('numbers that differ by their sign, and grades with a dash, are not alike', () => {
  expect(detect('loading', ['1.2e-05', '-1.2e-05', '3e-7', '-3E-7'])).toEqual([]);
  expect(detect('blood group', ['A', 'A-', 'B', 'B-', 'AB', 'AB-'])).toEqual([]);
  expect(strengths(detect('status', ['on hold', 'on-hold', 'On_Hold ']))).toEqual([
    'near-duplicate possible',
  ]);
});

test('a number with all its digits was not cut by a spreadsheet', () => {
  expect(detect('half life', ['2.2937122783963002e+17', '1.40996e+5'])).toEqual([]);
  expect(strengths(detect('account', ['7.02608E+17']))).toEqual(['scientific-number certain']);
});

test('a name that ends in .local is an address where a host, a scheme or a port makes it one', () => {
  expect(detect('package', ['spatstat.local'])).toEqual([]);
  for (const address of ['db.city.local', 'http://nas.local/', 'nas.local:8080', 'ann@mail.local'])
    expect(strengths(detect('remark', [address])), address).toContain('internal-address certain');
});

test('of one kind the strongest finding is told, with at most five lines', () => {
  const names = ['Maria', 'John', 'Linda', 'Robert'].flatMap((given) => [
    `${given} Garcia`,
    `${given} Nguyen`,
  ]);
  const found = detect('owner', names);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    kind: 'personal-name',
    strength: 'certain',
    cells: 8,
    share: 1,
    lines: [2, 3, 4, 5, 6],
  });
});

test.each([
  ['patientSSN', ['patient', 'ssn']],
  ['patient_ssn', ['patient', 'ssn']],
  ['Patient SSN (2)', ['patient', 'ssn', '2']],
  ['', []],
])('words of a header: %s', (name, words) => {
  expect(headerWords(name)).toEqual(words);
});

async function accusations(file: string): Promise<string[]> {
  const { columns } = await profileWhole(readFileSync(file), { columns: [], key: [] }, file);
  return columns.flatMap(({ name, detections }) =>
    detections.filter(({ strength }) => strength !== 'possible').map(({ kind }) => `${name}: ${kind}`),
  );
}

describe('real data', () => {
  const vega = fileURLToPath(new URL('../../node_modules/vega-datasets/data', import.meta.url));
  test.each(['seattle-weather', 'airports', 'birdstrikes', 'zipcodes'])(
    '%s holds nothing personal',
    async (name) => {
      expect(await accusations(join(vega, `${name}.csv`))).toEqual([]);
    },
  );

  test('la-riots holds names, ages and addresses of the dead', async () => {
    const found = await accusations(join(vega, 'la-riots.csv'));
    expect(found).toEqual(expect.arrayContaining(['first_name: personal-name', 'address: street-address']));
  });

  const city = fileURLToPath(new URL('../../../shared/data/csv', import.meta.url));
  const files = existsSync(city) ? readdirSync(city).filter((name) => name.endsWith('.csv')) : [];
  if (files.length === 0) test.skip('a city’s own data: none at hand', () => {});
  else
    test.each(files)('%s, published by a city, holds nothing personal', async (name) => {
      expect(await accusations(join(city, name))).toEqual([]);
    });
});
