import { describe, expect, test } from 'vitest';
import type { Detection } from '../model/profile.ts';
import { profileWhole } from '../profile/profile.ts';

const MANY = 200;

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const next = numbers(7);
const digits = (count: number): string => Array.from({ length: count }, () => next(10)).join('');
const of = <T>(items: readonly T[]): T => items[next(items.length)] as T;
const given = 'Maria James Linda Robert Aisha Wei Carlos Priya Olivia Dmitri Hannah Jamal Sofia Ethan'.split(
  ' ',
);
const family =
  'Garcia Nguyen Smith Okafor Kowalski Johnson Lee Patel Martinez Brown Haddad Schmidt Rossi Tanaka'.split(
    ' ',
  );
const streets = 'Main St;Oak Avenue;W. 6th St.;Martin Luther King Jr Blvd;Sunset Dr;Elm Court'.split(';');
const ssn = (): string => `${101 + next(500)}-${11 + next(80)}-${1000 + next(8999)}`;
const day = (): string => `19${40 + next(60)}-0${1 + next(9)}-${11 + next(17)}`;
const card = (): string => {
  const body = `4${digits(14)}`;
  const sum = [...body].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
};

interface Planted {
  kind: string;
  value: () => string;
  /** Headers under which it must be an error: misleading ones where the shape is proof enough. */
  headers: string[];
}

const ANYTHING = ['reference', 'id', 'notes', 'col_7', 'Amount'];

const PLANTED: Planted[] = [
  { kind: 'social-security-number', value: ssn, headers: ANYTHING },
  { kind: 'social-security-number', value: () => ssn().replaceAll('-', ' '), headers: ANYTHING },
  { kind: 'social-security-number', value: () => `caller gave ${ssn()}, see file`, headers: ANYTHING },
  {
    kind: 'social-security-number',
    value: () => ssn().replaceAll('-', ''),
    headers: ['ssn', 'SSN', 'patientSSN', 'Social Security', 'SSN_LAST_SEEN'],
  },
  { kind: 'payment-card', value: card, headers: ANYTHING },
  { kind: 'payment-card', value: () => card().replaceAll(/(\d{4})(?=\d)/g, '$1 '), headers: ANYTHING },
  { kind: 'e-mail', value: () => `${of(given)}.${digits(3)}@mail.example`, headers: ANYTHING },
  {
    kind: 'phone',
    value: () => `(213) 555-0${digits(3)}`,
    headers: ['phone', 'HOMEPHONE', 'cellPhone', 'Contact', 'telephone_number'],
  },
  {
    kind: 'phone',
    value: () => `213555${digits(4)}`,
    headers: ['Phone', 'mobile', 'PHONENUMBER', 'tel', 'cell'],
  },
  { kind: 'personal-name', value: () => `${of(given)} ${of(family)}`, headers: ANYTHING },
  {
    kind: 'personal-name',
    value: () => `${of(family)}, ${of(given)} ${of(['A', 'B', 'C'])}.`,
    headers: ANYTHING,
  },
  {
    kind: 'personal-name',
    value: () => of(given),
    headers: ['first_name', 'FIRSTNAME', 'Given Name', 'patient', 'owner'],
  },
  {
    kind: 'personal-name',
    value: () => of(family),
    headers: ['last_name', 'LASTNAME', 'Surname', 'victim', 'Family name'],
  },
  {
    kind: 'date-of-birth',
    value: day,
    headers: ['dob', 'D.O.B.', 'birth_date', 'DateOfBirth', 'BIRTHDAY'],
  },
  {
    kind: 'date-of-birth',
    value: () => `${1 + next(12)}/${1 + next(28)}/19${40 + next(60)}`,
    headers: ['born', 'dob', 'Birth Date', 'patientDOB', 'bday'],
  },
  {
    kind: 'personal-name',
    value: () => `${of(family)} ${of(given)}`.toUpperCase(),
    headers: ANYTHING,
  },
  {
    kind: 'personal-name',
    value: () => `${of(given)} ${of(family)}, ${of(['Esq.', 'MD', 'Jr.'])}`,
    headers: [...ANYTHING, 'attorney'],
  },
  { kind: 'personal-name', value: () => of(given), headers: ['prénom', 'Vorname'] },
  { kind: 'personal-name', value: () => `${of(given)} & ${of(given)} ${of(family)}`, headers: ANYTHING },
  { kind: 'personal-name', value: () => of(['Иван Петров', 'Анна Смирнова']), headers: ['имя', 'Фамилия'] },
  { kind: 'personal-name', value: () => of(['王伟', '김민준', '李娜']), headers: ['姓名', '이름'] },
  {
    kind: 'date-of-birth',
    value: () => `${1 + next(28)}.${1 + next(12)}.19${40 + next(60)}`,
    headers: ['Geburtsdatum', 'DoB (day)', 'Дата рождения', 'data_nascimento'],
  },
  { kind: 'phone', value: () => `+44 20 79${digits(2)} ${digits(4)}`, headers: ['phone', 'Tel', 'MOBILE'] },
  { kind: 'e-mail', value: () => `${of(given)}${digits(3)} [at] mail [dot] example`, headers: ANYTHING },
  { kind: 'medical-number', value: () => `MRN${digits(7)}`, headers: ANYTHING },
  {
    kind: 'street-address',
    value: () => `Caller lives at ${1 + next(9000)} ${of(streets).replace('6th', 'Sixth')}, top floor`,
    headers: ['description', 'notes'],
  },
  { kind: 'secret', value: () => `ghp_${digits(36)}`, headers: ANYTHING },
  { kind: 'secret', value: () => `hf_${'aBcDe'.repeat(6)}wXyZ`, headers: ANYTHING },
  { kind: 'secret', value: () => `glsa_${digits(32)}_${digits(8)}`, headers: ANYTHING },
  { kind: 'secret', value: () => `ntn_${digits(46)}`, headers: ANYTHING },
  { kind: 'secret', value: () => `gsk_${digits(52)}`, headers: ANYTHING },
  { kind: 'secret', value: () => `AKIA${digits(16)}`, headers: ANYTHING },
  { kind: 'secret', value: () => `password=hunter${digits(3)}`, headers: ANYTHING },
  { kind: 'secret', value: () => `postgres://app:${digits(8)}@db.example/city`, headers: ANYTHING },
  { kind: 'formula', value: () => `=HYPERLINK("http://x.example/${digits(3)}")`, headers: ANYTHING },
  { kind: 'formula', value: () => `@SUM(1+${digits(2)})`, headers: ANYTHING },
  { kind: 'formula', value: () => `+cmd|' /C calc'!A${digits(2)}`, headers: ANYTHING },
  { kind: 'markup', value: () => `<img src=x onerror=alert(${digits(2)})>`, headers: ANYTHING },
  { kind: 'internal-address', value: () => `http://files-${next(9)}.arroyo.local/share`, headers: ANYTHING },
  { kind: 'internal-address', value: () => `10.1.${next(250)}.${next(250)}`, headers: ANYTHING },
  {
    kind: 'ip-address',
    value: () => `203.0.${next(250)}.${next(250)}`,
    headers: ['ip', 'client_ip', 'IPAddress', 'visitor', 'remote_host'],
  },
];

async function found(columns: Record<string, (i: number) => string>): Promise<Record<string, Detection[]>> {
  const names = Object.keys(columns);
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: MANY }, (_, i) => names.map((name) => cell(columns[name]?.(i) ?? '')));
  const text = [names.map(cell), ...rows].map((row) => row.join(',')).join('\n');
  const profile = await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv');
  return Object.fromEntries(profile.columns.map(({ name, detections }) => [name, detections]));
}

function accused(detections: readonly Detection[] = []): string[] {
  return detections.filter(({ strength }) => strength !== 'possible').map(({ kind }) => kind);
}

describe('planted in a file of two hundred rows', () => {
  const cases = PLANTED.flatMap(({ kind, value, headers }) =>
    headers.map((header): [string, string, () => string] => [kind, header, value]),
  );
  test.each(cases)('%s under "%s"', async (kind, header, value) => {
    const columns = await found({ row: (i) => `${i}`, [header]: value });
    expect(accused(columns[header])).toContain(kind);
  });

  test('one row in twenty is enough where the shape is proof', async () => {
    const rarely = (value: () => string) => (i: number) => (i % 20 === 0 ? value() : `row ${i}`);
    const columns = await found({
      a: rarely(ssn),
      b: rarely(card),
      c: rarely(() => `p${digits(4)}@mail.example`),
    });
    expect(Object.values(columns).map(accused)).toEqual([
      ['social-security-number'],
      ['payment-card'],
      ['e-mail'],
    ]);
  });
});

describe('what only the table can tell', () => {
  const address = (): string => `${1 + next(9000)} ${of(streets)}`;
  const name = (): string => `${of(given)} ${of(family)}`;
  const age = (i: number): string => `${20 + (i % 80)}`;

  test('an address beside a name is somebody’s; that of a bicycle rack is not', async () => {
    expect(accused((await found({ address, name })).address)).toEqual(['street-address']);
    expect(accused((await found({ address, racks: age })).address)).toEqual([]);
  });

  test('a hundred block beside the sex of a victim is coarse enough', async () => {
    const block = (): string => `${1 + next(90)}00 ${of(streets)}`;
    expect(accused((await found({ location: block, sex: () => of(['F', 'M']) })).location)).toEqual([]);
  });

  test('the telephone beside opening hours is answered by whoever works there', async () => {
    const phone = (): string => `(213) 485-${digits(4)}`;
    expect(
      accused(
        (await found({ location: () => of(['Pool', 'Gym']), hours: () => 'Mon-Fri 9-5', phone })).phone,
      ),
    ).toEqual([]);
  });

  test('an age over 89 beside a sex is somebody’s; a tree’s, or that of a count, is not', async () => {
    const sex = (): string => of(['F', 'M']);
    expect(accused((await found({ age, sex })).age)).toEqual(['age-over-89']);
    expect(accused((await found({ age, species: () => of(['oak', 'elm']) })).age)).toEqual([]);
    expect(accused((await found({ age, sex, people: (i) => `${i * 7}` })).age)).toEqual([]);
  });

  test('the telephone, the mailbox and the address of a library may be published', async () => {
    const phone = (): string => `213-555-0${digits(3)}`;
    const email = (i: number): string => `branch${i}@arroyo.example`;
    const library = await found({ branch: (i) => `Branch ${i}`, phone, email, address });
    expect(Object.values(library).flatMap(accused)).toEqual([]);
    const people = await found({ branch: (i) => `Branch ${i}`, librarian: name, phone, email, address });
    expect(accused(people.email)).toEqual(['e-mail']);
  });
});

test.each<[string, (i: number) => string]>([
  ['account', () => `4${digits(15)}`],
  ['case_number', () => digits(9)],
  ['apn', () => `${digits(4)}-${digits(3)}-${digits(3)}`],
  ['permit', () => `21010-${digits(5)}-${digits(5)}`],
  ['latitude', () => `34.${digits(7)}`],
  ['share', () => `0.${digits(16)}`],
  ['amount', () => `-${digits(3)}.${digits(2)}`],
  ['version', () => `10.${next(9)}.${next(9)}`],
  ['time', () => `1${next(9)}:${next(5)}${next(9)}`],
  ['remark', () => of(['- see below', '-- none', '+ see page 2 (a)', '@cityofarroyo', 'temp < 5 and > 3'])],
  ['advice', () => of(['Password: required', 'token: given at the desk', 'write to info@arroyo.example'])],
  [
    'name',
    () => of(['Jackson Heights', 'Lincoln Square', 'Echo Park', 'Sherman Oaks', 'Bel Air', 'Boyle Heights']),
  ],
  ['school', () => of(['George Washington', 'Thomas Jefferson', 'John Adams', 'Cesar Chavez'])],
  ['common_name', () => of(['Sweet William', 'Black-eyed Susan', 'Daisy', 'Heather', 'Jacaranda', 'Rose'])],
  ['vendor_name', () => of(['Johnson Controls', 'Baker & Taylor', 'Smith and Sons', 'Henry Schein'])],
  [
    'where',
    () => of(['Pothole at 120 Main St, two feet wide', 'They live in tents along the river, 40 of them']),
  ],
  ['offset', () => `+${next(9)}.${digits(9)}`],
  ['nombre_del_parque', () => of(['Peña', 'Garcia', 'Lopez', 'Jardín'])],
  ['street', () => of(['Martin Luther King Jr Blvd', 'Cesar Chavez Ave', 'Victory', 'Main St'])],
  ['position', () => of(['Library Director', 'Police Officer II', 'Mayor', 'Clerk Typist'])],
  ['email', () => of(['info@arroyo.example', 'library@arroyo.example', 'parks-dept@arroyo.example'])],
])('%s is nothing of that', async (header, value) => {
  expect((await found({ row: (i) => `${i}`, [header]: value }))[header]).toEqual([]);
});

test('where the row of names is missing, nobody’s data becomes a name of a column', async () => {
  const text = `Maria Garcia,${ssn()},3\nJohn Smith,${ssn()},4\n`;
  const found = await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv');
  expect(found.header).toEqual(['column 1', 'column 2', 'column 3']);
  expect(found.faults.map(({ id }) => id)).toEqual(['header-missing']);
});

test('the smallest and the largest of what belongs to people are not told', async () => {
  const text = `dob,ssn,member,level\n${Array.from({ length: 40 }, (_, i) => `${day()},${ssn().replaceAll('-', '')},${digits(10)},${i}`).join('\n')}\n`;
  const { columns } = await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv');
  expect(columns.map(({ name, max }) => [name, max])).toEqual([
    ['dob', undefined],
    ['ssn', undefined],
    ['member', undefined],
    ['level', '39'],
  ]);
});

test('nor, beside people, are numbers of files and days of long ago under any name, nor anything where names are missing', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${of(given)} ${of(family)},19${30 + i}-05-1${i % 9},88${digits(6)},2026-05-1${i % 9},${i}`,
  );
  const limits = async (text: string): Promise<boolean[]> =>
    (await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv')).columns.map(
      ({ min, max }) => min !== undefined || max !== undefined,
    );
  expect(await limits(['who,day,file,opened,level', ...rows].join('\n'))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
  expect(await limits(rows.join('\n'))).toEqual([false, false, false, false, false]);
});
