import { describe, expect, test } from 'vitest';
import { ColumnJudge } from './column.ts';

/** What is found in a column of these values, strongest first. */
function found(header: string, values: readonly string[]): string[] {
  const judge = new ColumnJudge(header);
  for (const [i, value] of values.entries()) judge.take(value, { cells: 1, line: i + 2 });
  return judge
    .verdict()
    .filter(({ category }) => category === 'personal' || category === 'secret' || category === 'injection')
    .map(({ kind, strength }) => `${kind} ${strength}`);
}

describe('whatever the header says', () => {
  test.each<[string, string, string[]]>([
    ['digits of another script', 'social-security-number', ['١٢٣-٤٥-٦٧٨٩', '२१९-०९-९९९९', '457-55-5462']],
    ['low lines between the digits', 'social-security-number', ['123_45_6789', '219_09_9999', '457_55_5462']],
    ['a mask without dashes', 'social-security-number', ['XXXXX6789', '*****9999', '••• •• 5462']],
    [
      'low lines in a card',
      'payment-card',
      ['4111_1111_1111_1111', '5500_0055_5555_5559', '3400_0000_0000_009'],
    ],
    [
      'two addresses in a cell',
      'e-mail',
      ['a@x.example; b@x.example', 'c@x.example, d@x.example', 'e@x.example'],
    ],
    [
      'an address in a link',
      'e-mail',
      [
        'https://x.example/u?m=ann%40mail.example',
        'https://x.example/u?m=bob%40mail.example',
        'https://x.example/u?m=eve%40x.example',
      ],
    ],
    [
      'an address spelled out',
      'e-mail',
      ['ann at mail dot example', 'bob at mail dot example', 'eve at x dot example'],
    ],
    [
      'a telephone’s address as routers write it',
      'device-address',
      ['001a.2b3c.4d5e', '001b.2c3d.4e5f', '00aa.bbcc.ddee'],
    ],
  ])('%s', (_, kind, values) => {
    expect(found('field_7', values)).toContain(`${kind} certain`);
  });

  test.each([
    ['social-security-number', 'caller gave SSN 123456789'],
    ['taxpayer-number', 'has an ITIN 912-70-1234'],
    ['bank-account', 'refund to GB82 WEST 1234 5698 7654 32 at once'],
    ['bank-account', 'the account GB82WEST12345698765432 was closed'],
    ['medical-number', 'Medicare no. 1EG4-TE5-MK73'],
    ['device-address', 'tablet with MAC 00:1a:2b:3c:4d:5e was lost'],
    ['immigration-number', 'client with A# 123-456-789 asked'],
    ['immigration-number', 'alien registration no. A123456789'],
    ['medical-number', 'Medi-Cal ID 91234567A was checked'],
    ['consular-number', 'showed matrícula consular no. 12345678'],
    ['vehicle-number', 'towed, VIN 1M8GDM9AXKP042788'],
    ['date-of-birth', 'd.o.b. 12 March 1980'],
    ['date-of-birth', 'DOB 03121980, lives alone'],
  ])('among words: %s', (kind, text) => {
    expect(found('field_7', [text])).toContain(`${kind} certain`);
  });

  test.each([
    `aws_secret_access_key=${'a1B2'.repeat(10)}`,
    `SK${'0a1b2c3d'.repeat(4)}`,
    `key-${'0a1b2c3d'.repeat(4)}`,
    `Authorization: Bearer ${'a1B2'.repeat(8)}`,
    `sk-${'a1B2'.repeat(12)}`,
    `sk.eyJ1IjoiY2l0eSIsImEiOiJ.${'a1B2'.repeat(5)}`,
    `HRKU-0a1b2c3d-0a1b-0a1b-0a1b-${'0a1b2c'.repeat(2)}`,
    `https://discord.com/api/webhooks/123456789012345678/${'a1B2'.repeat(17)}`,
    `https://city.webhook.office.com/webhookb2/${'0a1b2c3d-'.repeat(5)}@x/IncomingWebhook/1`,
    `123456789:AA${'a1B2'.repeat(8)}c`,
    `pat${'a1B2c3D'.repeat(2)}.${'0a1b2c3d'.repeat(8)}`,
    `secret_${'a1B2'.repeat(10)}c3D`,
    `sq0atp-${'a1B2'.repeat(5)}c3`,
    `AGE-SECRET-KEY-1${'QPZRY9X8'.repeat(7)}`,
    `glrt-${'a1B2'.repeat(5)}`,
    `NRAK-${'A1B'.repeat(9)}`,
    'login=jsmith;pw=summer24',
    'redis://:tea1234cup@cache.example:6379/0',
  ])('a secret: %s', (value) => {
    expect(found('field_7', ['fine', value])).toEqual(['secret certain']);
  });
});

describe('where the header supports it', () => {
  test.each<[string, string, string[]]>([
    ['soc_sec_no', 'social-security-number', ['123456789', '219099999']],
    ['SSN4', 'social-security-number', ['6789', '9999', '0062']],
    ['last4ssn', 'social-security-number', ['6789', '9999', '0062']],
    ['DOB2', 'date-of-birth', ['1984-02-29', '1990-12-01']],
    ['last_name', 'personal-name', ['Okwuosa', 'Ferdinandsen', 'Ng-Thow-Hing', 'De la Peñaflor']],
    ['Surname', 'personal-name', ['OKWUOSA', 'FERDINANDSEN', 'ÅKERBLOM']],
    [
      'last',
      'personal-name',
      ['garcia', ...'abelard fontaigne zwetsloot pomeranz ferland oyelaran'.split(' ')],
    ],
    ['A#', 'immigration-number', ['A123456789', 'A 098 765 432']],
    ['ITIN', 'taxpayer-number', ['912701234', '934881234']],
    ['Consular ID', 'consular-number', ['12345678', '87654321']],
    ['medi_cal_id', 'medical-number', ['91234567A', '98765432D']],
    ['Medicaid CIN', 'medical-number', ['AB12345C', 'XY98765Z']],
    ['operator license', 'driving-licence', ['WDLABC12X1B', 'SMITH8012AB']],
    ['advertising_id', 'device-number', ['EA7583CD-A667-48BC-B806-42ECB2B48606']],
    ['IMEI', 'device-number', ['35-391805-801234-1', '863918058012344']],
    ['A-Number', 'immigration-number', ['A123456789', 'A987654321']],
    ['Medical Record Number', 'medical-number', ['12345678', '87654321']],
    ['dob', 'date-of-birth', ['2/29/1984 12:00:00 AM', '12/1/1990 0:00']],
    ['dob', 'date-of-birth', ['02291984', '31121990']],
    ['birth date', 'date-of-birth', ['30741', '33208']],
    ['Date of Birth', 'date-of-birth', ['446860800000', '660009600000']],
    [
      'birthday',
      'date-of-birth',
      ['March 3rd, 1980', 'Mon, 3 Mar 1980', '3. März 1980', '3 de marzo de 1980'],
    ],
    ['geburtsdatum', 'date-of-birth', ['1980年3月3日', '1981年12月13日']],
    ['phone', 'phone', ['213-555-0142 / 213-555-0143', '213-555-0144 or 213-555-0145']],
    ['Phone', 'phone', ['213-555-0142 (cell)', 'tel: 213-555-0143', 'home 213-555-0144', 'tel:+12135550145']],
    ['phone', 'phone', ['07911123456', '07700900123']],
    ['mobile', 'phone', ['9123456780', '9876543210']],
    ['callback number', 'phone', ['213-555-0142', '213-555-0143']],
    ['cell no', 'phone', ['06 12 34 56 78', '06 98 76 54 32']],
    ['Contact No.', 'phone', ['0412 345 678', '0498 765 432']],
    ['comments', 'phone', ['please call 2135550142 back', 'left']],
    ['comments', 'phone', ['his cell 213 555 0142', 'left']],
    ['comments', 'phone', ['reach her at +44 7911 123456', 'left']],
    ['comments', 'e-mail', ['write to ann@mail.example please', 'left']],
    ['comments', 'personal-name', ['spoke with Mr. Nguyen', 'left']],
    ['client_ip', 'ip-address', ['::ffff:203.0.113.9', '[2001:db8::1]', '203.0.113.7/32']],
    ['ipv6', 'ip-address', ['2001:db8::1', '2001:db8::2']],
    ['driver license', 'driving-licence', ['WDLABCD12X1B', 'SMITH8012AB']],
    ['license plate', 'licence-plate', ['B-AB 1234', 'ABC1234 (CA)', 'CA: 7ABC123']],
    ['age', 'age-over-89', ['34 years old', '91 years old']],
    ['home address', 'street-address', ['1234 N. Main', '77 rue de la Paix', '310 Calle Ocho']],
    ['domicilio', 'street-address', ['Calle Mayor 12', 'Avenida del Sol 7, 3B']],
    ['Adresse', 'street-address', ['Hauptstraße 12', 'Am Markt 7a']],
    ['mailing address', 'street-address', ['PO Box 1234', 'P.O. Box 77']],
  ])('%s: %s', (header, kind, values) => {
    expect(found(header, values)).toContain(`${kind} probable`);
  });
});

test.each<[string, string, string[]]>([
  [
    'digits of a GUID are no card',
    'id',
    ['b6495679-2541-4000-7000-483276d402ca', '4111-1111-1111-1111-abcd'],
  ],
  ['nor are those of a file', 'certificate', ['3800343-0000018', 'CRFN:2009000123454 deed']],
  ['who was born long ago is in books', 'description', ['poet, born March 3, 1809', 'born 1/2/1798 in Oslo']],
  ['an A is no number of a person', 'A', ['A1', 'A12', 'A123456']],
  ['nor are those of a shape', 'geom', ['0106000020E6100000', '4A4111111111111111C', 'x4111111111111111e']],
  ['a long word may begin with a continent', 'domain', ['ASIANPACIFICHERITAGE.GOV', 'ASIAPACIFICECONOMICS']],
  ['three groups of digits are no device', 'code', ['1234.5678.9012', '0000.1111.2222']],
  [
    'offices have mailboxes in every language',
    'mail',
    ['ouvidoria@x.example', 'presse@x.example', 'it-security@x.example'],
  ],
  ['counts under a word that people have', 'ssn recipients', ['1234', '5678']],
  ['the first of something else is no name', 'first inspection', ['passed', 'failed', 'not made yet']],
  ['the last of something else neither', 'last name change', ['2026-01-01', '2026-02-02']],
  ['a department of buildings has days too', 'DOB Violation Date', ['2026-01-02', '2026-02-03']],
  ['and numbers', 'dob_job_number', ['121234567', '321234567']],
  ['a hundred block is coarse enough', 'address', ['1200 N. Main', '300 Calle Ocho']],
  ['a ruler is no formula', 'limit', ['========--> 0.080', '==> see below']],
  ['a cell of a grid is no telephone', 'cell', ['34.0522-118.2437', '34.0523-118.2438']],
  ['an identifier is no telephone', 'phone_id', ['1000000001', '1000000002']],
])('%s', (_, header, values) => {
  expect(found(header, values)).toEqual([]);
});
