import { expect, test } from 'vitest';
import { profileWhole } from './profile.ts';

const read = (text: string) => profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv');

test('blank lines above the header are told, and the header is found', async () => {
  const found = await read('\n\nid,v\n1,2\n');
  expect(found).toMatchObject({
    header: ['id', 'v'],
    rows: 1,
    faults: [{ id: 'blank-row', line: 1, count: 2 }],
  });
});

test('rows of separators alone are blank', async () => {
  expect(await read('id,v\n1,2\n,\n,\n')).toMatchObject({
    rows: 1,
    faults: [{ id: 'blank-row', line: 3, count: 2 }],
  });
});

test('an empty cell of a table of one column is a missing value', async () => {
  const found = await read('v\n1\n\n2\n');
  expect(found).toMatchObject({ rows: 3, faults: [] });
  expect(found.columns[0]).toMatchObject({ nulls: 1 });
});

test('a title without separators is told', async () => {
  const { faults } = await read('Trees of Arroyo\nid,v\n1,2\n');
  expect(faults.map(({ id }) => id)).toContain('title-row');
});

test('years may head the columns of a wide table', async () => {
  expect(await read('site,2019,2020\na,1,2\n')).toMatchObject({
    header: ['site', '2019', '2020'],
    faults: [],
  });
});

test('days may head the columns of a wide table too; beside a number they are a row of data', async () => {
  expect((await read('site,2026-01-01,2026-01-02\na,1,2\n')).faults).toEqual([]);
  const { header, faults } = await read('17,Elm,2026-01-01\n18,Oak,2026-01-02\n');
  expect(header).toEqual(['column 1', 'column 2', 'column 3']);
  expect(faults.map(({ id }) => id)).toEqual(['header-missing']);
});

test('rows beside more columns than are read are as wide as their header', async () => {
  const { faults } = await read(`${'a,'.repeat(2_999)}a\n${'1,'.repeat(2_999)}1\n`);
  expect(faults.map(({ id }) => id)).not.toContain('ragged-row');
});

test('a header that comes again further down is told, read as text or from its bytes', async () => {
  const text = 'id,name\n1,Elm\nid,name\n2,Oak\n"id",name\n';
  const told = [{ id: 'header-repeated', line: 3, count: 2 }];
  expect((await read(text)).faults).toEqual(told);
  const rows = Array.from({ length: 9_000 }, (_, i) => `${i},Elm\n`).join('');
  expect((await read(text + rows)).faults).toEqual(told);
  // A first row that is data may come again: that is a repeated row, and no header.
  expect((await read('17,2026-01-01\n17,2026-01-01\n')).faults.map(({ id }) => id)).toEqual([
    'header-missing',
  ]);
});

test('spaces around the name of a column are told, and the column is known by its name', async () => {
  const found = await read('id, condition \n1,good\n');
  expect(found).toMatchObject({ header: ['id', 'condition'], faults: [{ id: 'header-spaces', line: 1 }] });
});
