import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf } from './characters.ts';
import { detectors } from './index.ts';

const KNOWN = [
  ...['Garcia/Maria', 'GARCIA^MARIA^L', 'garcia_maria', '3f9c1e07b2a84d5566e0c9f1a7b38d2e4c50f6a9'],
  ...['912701234', '12345678', 'EA7583CD-A667-48BC-B806-42ECB2B48606', '353918058012341', 'A123456789'],
  ...[
    'A# 123-456-789 asked',
    'alien no. 123456789',
    'Medi-Cal ID 91234567A',
    'matricula 12345678',
    'VIN 1M8GDM9AXKP042788',
  ],
  ...['123-45-6789', 'his number 123-45-6789 is', '123456789', '4111 1111 1111 1111', '(213) 555-0142'],
  ...['maria@mail.example', 'write to maria@mail.example today', 'Maria Garcia', 'Garcia, Maria', 'Garcia'],
  ...['20 Main Street', '1 Jan 1980', '1984-02-29', '91', '8.8.8.8', '2001:db8::1', 'password: hunter22'],
  ...[
    '=1+1',
    '\tPark',
    '+SUM(A1)',
    '-cmd|foo',
    '<script>',
    'javascript:alert(1)',
    'Pa\u0007rk',
    'Pa\u202erk',
  ],
  ...['see 192.168.4.7', 'http://payroll/', '\\\\files01\\hr', 'db.city.local'],
  ...['XXX-XX-6789', '912-70-1234', '12-3456789', 'GB82WEST12345698765432', '021000021', '1EG4-TE5-MK73'],
  ...['A1234567', '7ABC123', '1M8GDM9AXKP042788', '1234567893', '00:1A:2b:3C:4d:5E', '910 Elm St'],
  'https://x.example/u?m=ann%40mail.example',
  ...['CafÃ© Luna', '\ufeffOak'],
  ...['5.5E+15', 'Jan-20', '#REF!', '12 km', '$1,234.50', '1,234,567', '2.300,75'],
  'the caller wanted to know when the office opens',
  ...['maria [at] mail [dot] example', 'Иванова', 'she lives at 12 Oak Avenue', '+44 20 7946 0018'],
  ...['hunter-22', '9f86d081884c7d659a2feaa0c55ad015', '0a1B2c3D4e5F6a7B8c9D0e1F'],
  ...['paid with 4111 1111 1111 1111', 'call 213-555-0142 today', 'spoke with Maria Garcia', 'DOB 1/2/1980'],
  ...['6789', 'ITIN 912-70-1234', 'Medicare 1EG4-TE5-MK73', 'MAC 00:1a:2b:3c:4d:5e', 'Hauptstraße 12'],
  ...['refund to GB82 WEST 1234 5698 7654 32 at once', 'call +44 20 7946 0018 today', 'Mr. Nguyen was here'],
  ...['11/30/1984 12:00 AM', '30651', 'a@mail.example; b@mail.example', '213-555-0142 (cell)'],
  ...[
    'ssn 123456789',
    'MRN 4711003',
    'DL A1234567',
    'plate 7ABC123',
    'passport 123456789',
    'routing 021000021',
  ],
  ...[`see ghp_${'a1B2'.repeat(9)}`, '-----BEGIN RSA PRIVATE KEY-----', 'https://bo:tea1234@files.example/x'],
];
const PIECES = ['', ' ', '\t', '\u00a0', ',', '.', ':', '-', '=', '＝', '@', '<', '7', 'x', '\u202e'];

/** What is known, and what comes near it: one of its characters replaced wherever it stands. */
const VALUE = fc
  .record({ known: fc.constantFrom(...KNOWN), at: fc.nat(30), piece: fc.constantFrom(...PIECES) })
  .map(({ known, at, piece }) => known.replaceAll(known[at] ?? ' ', piece));

test('a detector knows no value that lacks what it says it needs, or holds what it says it lacks', () => {
  fc.assert(
    fc.property(VALUE, (value) => {
      const held = charactersOf(value);
      const overlooked = detectors.filter(
        ({ needs = 0, lacks = 0, fits, fails }) =>
          ((held & needs) !== needs || (held & lacks) !== 0) && (fits(value) || fails?.(value) === true),
      );
      expect(overlooked.map(({ kind }) => kind)).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

test('every detector knows one of the values that the rule above is tried on', () => {
  const idle = detectors.filter(({ fits }) => !KNOWN.some((value) => fits(value)));
  expect(idle.map(({ kind }) => kind)).toEqual([]);
});
