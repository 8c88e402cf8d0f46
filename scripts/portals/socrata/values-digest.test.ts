import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SocrataType } from './record.ts';
import { canonicalValue, ValuesDigest } from './values-digest.ts';

async function digest(csv: string, types: SocrataType[], chunk = 7): Promise<string | null> {
  const values = new ValuesDigest({
    delimiter: ',',
    encoding: 'utf-8',
    columns: () => types.map((type, input) => ({ input, type })),
  });
  const bytes = Buffer.from(csv);
  for (let start = 0; start < bytes.length; start += chunk)
    await values.write(bytes.subarray(start, start + chunk));
  return values.end();
}

describe('values', () => {
  test.each<[SocrataType, string, string]>([
    ['number', '9.50', '9.5'],
    ['number', '+0012', '12'],
    ['number', '1e3', '1000'],
    ['number', '-0.0', '0'],
    ['number', '.5', '0.50'],
    ['calendar_date', '2008-02-11', '2008-02-11T00:00:00.000'],
    ['calendar_date', '2008-02-11 13:45', '2008-02-11T13:45:00.000'],
    ['date', '2008-02-11T13:45:00-08:00', '2008-02-11T21:45:00.000Z'],
    ['checkbox', 'Yes', 'true'],
  ])('%s: %s is %s', (type, a, b) => {
    expect(canonicalValue(a, type)).toBe(canonicalValue(b, type));
  });

  test.each<[SocrataType, string, string]>([
    ['text', '007', '7'],
    ['text', 'a ', 'a'],
    ['number', '12345678901234567890', '12345678901234567891'],
    ['number', '1', '-1'],
    ['number', '10', '1'],
    ['calendar_date', '2008-02-11', '2008-02-12'],
    ['calendar_date', '2008-02-11T10:00Z', '2008-02-11T10:00'],
    ['checkbox', 'yes', 'no'],
    ['number', '', '0'],
  ])('%s: %s is not %s', (type, a, b) => {
    expect(canonicalValue(a, type)).not.toBe(canonicalValue(b, type));
  });

  test('every number is the same as written with an exponent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20), (digits, shift) => {
        const shifted = `${digits}${'0'.repeat(shift)}`;
        expect(canonicalValue(shifted, 'number')).toBe(canonicalValue(`${digits}e${shift}`, 'number'));
      }),
    );
  });
});

describe('the digest of a table', () => {
  const csv = 'a,b\n1,x\n2,"y ""and"" é"\n2,"y ""and"" é"\n';

  test('does not depend on spelling, order, or where the chunks end', async () => {
    const other = '"a","b"\r\n"2.0","y ""and"" é"\r\n"1","x"\r\n"2","y ""and"" é"\r\n';
    const seen = await digest(csv, ['number', 'text']);
    expect(await digest(other, ['number', 'text'], 1)).toBe(seen);
    expect(seen).toMatch(/^3:/);
  });

  test('tells a row that is missing, double, or changed', async () => {
    const seen = await digest(csv, ['number', 'text']);
    for (const other of [
      'a,b\n1,x\n2,"y ""and"" é"\n',
      `${csv}1,x\n`,
      csv.replace('1,x', '1,z'),
      csv.replace('1,x', '3,x'),
    ])
      expect(await digest(other, ['number', 'text'])).not.toBe(seen);
  });

  test('is none where a quote is never closed', async () => {
    expect(await digest('a,b\n1,"x\n2,y\n', ['number', 'text'])).toBeNull();
  });
});
