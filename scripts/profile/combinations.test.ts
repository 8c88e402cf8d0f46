import { expect, test } from 'vitest';
import type { DeclaredColumn, Profile, ProfileRequest } from '../model/profile.ts';
import { profileWhole } from './profile.ts';

async function of(text: string, request: Partial<ProfileRequest> = {}): Promise<Profile> {
  return profileWhole(Buffer.from(text), { columns: [], key: [], ...request }, 'data.csv');
}

const declare = (columns: Record<string, DeclaredColumn['privacy']>): DeclaredColumn[] =>
  Object.entries(columns).map(([name, privacy]) => ({ name, ...(privacy === undefined ? {} : { privacy }) }));

test('groups are counted over what the headers suggest, and over the worst pair of them', async () => {
  const rows = ['30,F,90012', '30,F,90012', '30,M,90012', '41,M,90013', '41,M,90013'];
  const { combinations, quasiIdentifiers } = await of(
    `age,sex,zip,note\n${rows.map((row) => `${row},x`).join('\n')}\n`,
  );
  expect(quasiIdentifiers?.map(({ kind }) => kind)).toEqual(['age', 'sex', 'zip']);
  expect(combinations?.[0]).toMatchObject({
    columns: ['age', 'sex', 'zip'],
    groups: 3,
    smallest: 1,
    alone: 1,
    sizes: { 1: 1, 2: 4 },
    complete: true,
  });
  expect(combinations?.[1]).toMatchObject({ columns: ['age', 'sex'], alone: 1 });
});

test('a declared column counts whatever its name, and one declared as none does not', async () => {
  const columns = declare({ x: 'quasi-identifier', y: 'quasi-identifier', age: 'none' });
  const { combinations } = await of('x,y,age\n1,2,30\n1,2,40\n', { columns });
  expect(combinations).toMatchObject([{ columns: ['x', 'y'], smallest: 2 }]);
});

test('a group that shares one sensitive value is counted; one that differs, or is one row, is not', async () => {
  const columns = declare({ a: 'quasi-identifier', b: 'quasi-identifier', illness: 'sensitive' });
  const rows = '1,1,flu\n1,1,flu\n2,2,flu\n2,2,gout\n3,3,flu\n';
  const { combinations } = await of(`a,b,illness\n${rows}`, { columns });
  expect(combinations?.[0]?.uniform).toEqual([{ column: 'illness', groups: 1 }]);
});

test('counts of people from 1 to 10 are found, and a hidden one that stands alone', async () => {
  const { smallCells } = await of('zip,cases,deaths,patients\n1,12,3,15\n2,40,*,52\n3,9,0,9\n');
  expect(smallCells).toEqual({
    columns: [
      { column: 'cases', cells: 1, line: 4 },
      { column: 'deaths', cells: 1, line: 2 },
      { column: 'patients', cells: 1, line: 4 },
    ],
    hidden: 1,
    alone: 1,
  });
});

test('decimals of degrees, the longest gap of a series, and a sum are told', async () => {
  const columns = [{ name: 'amount', total: 6.3 }];
  const text =
    'date,latitude,amount\n2026-01-01,34.1234567,2.1\n2026-01-02,34.1,2.1\n2026-01-03,34.1234567,2.1\n2026-03-01,34.1234567,0\n';
  const found = await of(text, { columns, date_column: 'date' });
  expect(found.precision).toEqual([{ column: 'latitude', decimals: 7, fine: 3 }]);
  expect(found.calendar).toEqual({
    column: 'date',
    days: 4,
    usual: 1,
    regular: 0.67,
    longest: { from: '2026-01-03', to: '2026-03-01', days: 57 },
  });
  expect(found.sums?.[0]?.sum).toBeCloseTo(6.3, 9);
});

test('the same codes and keys have the same fingerprint, read plainly or in quotes', async () => {
  const request = { key: ['id'] };
  const plain = await of('id,kind\n1,oak\n2,elm\n', request);
  const quoted = await of('id,kind\n"2","elm"\n"1","oak"\n', request);
  expect(quoted.fingerprint).toEqual(plain.fingerprint);
  expect(plain.fingerprint?.codes.kind).toHaveLength(2);
  expect((await of('id,kind\n1,oak\n3,ash\n', request)).fingerprint).not.toEqual(plain.fingerprint);
});

test('of personal columns not even a digest is kept', async () => {
  const { fingerprint } = await of('ssn,kind\n123-45-6789,a\n219-09-9999,b\n457-55-5462,a\n', {
    key: ['ssn'],
  });
  expect(fingerprint).toMatchObject({ keys: [] });
  expect(Object.keys(fingerprint?.codes ?? {})).toEqual(['kind']);
});

test('too many groups are not computed to the end, and the profile says so', async () => {
  const rows = Array.from({ length: 100_050 }, (_, i) => `${i},F`).join('\n');
  const { combinations } = await of(`age,sex\n${rows}\n`);
  expect(combinations?.[0]?.complete).toBe(false);
  // Digests of two ages in a hundred thousand may be the same: those rows are counted in one group.
  expect(combinations?.[0]?.rows).toBeLessThan(100_050);
});
