import { expect, test } from 'vitest';
import { profileWhole } from './profile.ts';

async function columnOf(name: string, values: readonly string[]) {
  const text = `n,${name}\n${values.map((value, i) => `${i},${value}\n`).join('')}`;
  const { columns } = await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv');
  return columns[1];
}
const rows = (count: number, cell: (i: number) => string) => Array.from({ length: count }, (_, i) => cell(i));

test('codes that many rows share are told, those of a few are not', async () => {
  const status = await columnOf('status', [...rows(30, () => 'open'), ...rows(12, () => 'closed'), 'odd']);
  expect(status?.top).toEqual([
    { value: 'open', cells: 30 },
    { value: 'closed', cells: 12 },
  ]);
});

test('of a column about people nothing but numbers of cells is told', async () => {
  const email = await columnOf(
    'email',
    rows(60, (i) => `maria.${i % 3}@mail.example`),
  );
  expect(email?.detections).toHaveLength(1);
  for (const told of ['top', 'shapes', 'dateFormats', 'distribution', 'min'])
    expect(email).not.toHaveProperty(told);
});

test('a column of many different texts has no common values', async () => {
  const notes = await columnOf(
    'code',
    rows(60, (i) => `SR-${1_000_000 + i}`),
  );
  expect(notes?.top).toBeUndefined();
  expect(notes?.shapes).toEqual([{ shape: 'AA-9{7}', cells: 60 }]);
});

test('ways to write a day are counted', async () => {
  const day = await columnOf(
    'day',
    rows(40, (i) => (i % 4 === 0 ? `${1 + (i % 12)}/3/2026` : `2026-03-${10 + (i % 9)}`)),
  );
  expect(day?.dateFormats).toEqual({ 'YYYY-MM-DD': 30, 'M/D/YYYY': 10 });
});

test('numbers have their usual decimals, and parts from the smallest to the largest', async () => {
  const depth = await columnOf(
    'depth',
    rows(64, (i) => (i + 0.25).toFixed(2)),
  );
  expect(depth).toMatchObject({ decimals: 2, min: '0.25', max: '63.25' });
  expect(depth?.distribution).toHaveLength(16);
  expect(depth?.distribution?.reduce((a, b) => a + b)).toBe(64);
});

test('days are spread by the calendar', async () => {
  const day = await columnOf('day', [
    ...rows(30, () => '2020-01-01'),
    ...rows(10, () => '2024-07-01'),
    '2026-01-01',
  ]);
  const parts = day?.distribution ?? [];
  expect([parts[0], parts[12], parts[15]]).toEqual([30, 10, 1]);
});
