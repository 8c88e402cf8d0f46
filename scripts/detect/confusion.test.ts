import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ColumnProfile } from '../model/profile.ts';
import { profileWhole } from '../profile/profile.ts';
import { type Disguised, plantedKinds } from './planted-kinds.ts';

const ROWS = 200;

/** What the columns of a city hold around the one that should not be there. */
const CLEAN: Record<string, (i: number) => string> = {
  permit_number: (i) => `21010-${10_000 + i * 37}-0${i % 7}`,
  parcel_id: (i) => `${500_000_000 + i * 7_919}`,
  issued: (i) => `2026-0${1 + (i % 9)}-${10 + (i % 19)}`,
  category: (i) => ['Repair', 'New construction', 'Demolition', 'General Fund'][i % 4] ?? '',
  amount: (i) => `${(i * 131.37) % 9_999}`,
  latitude: (i) => `34.${1_000_000 + i * 3_331}`,
  council_district: (i) => `${1 + (i % 15)}`,
  neighborhood: (i) => ['Boyle Heights', 'Echo Park', 'Sherman Oaks', 'Jackson Heights'][i % 4] ?? '',
  fund: (i) => `${100 + (i % 40)}-${1_000 + i}`,
};

async function columnsOf(columns: Record<string, (i: number) => string>): Promise<ColumnProfile[]> {
  const names = Object.keys(columns);
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: ROWS }, (_, i) => names.map((name) => cell(columns[name]?.(i) ?? '')));
  const text = [names.map(cell), ...rows].map((row) => row.join(',')).join('\n');
  return (await profileWhole(Buffer.from(text), { columns: [], key: [] }, 'data.csv')).columns;
}

const isAccused = ({ detections }: ColumnProfile): boolean =>
  detections.some(({ strength }) => strength !== 'possible');
const isSuspected = ({ detections }: ColumnProfile): boolean =>
  detections.some(({ strength, share }) => strength === 'possible' && share >= 0.01);

/** Is the planted column found, as what it is? And how many of those around it are accused beside it? */
async function find(kind: string, { header, value, beside }: Disguised): Promise<[boolean, number]> {
  const planted = await columnsOf({ ...CLEAN, ...beside, [header]: value });
  const found = planted.find(({ name }) => name === header)?.detections ?? [];
  const others = planted.filter(
    (column) => column.name in CLEAN && column.name !== header && isAccused(column),
  );
  return [found.some((one) => one.kind === kind && one.strength !== 'possible'), others.length];
}

const vega = fileURLToPath(new URL('../../node_modules/vega-datasets/data', import.meta.url));
const city = fileURLToPath(new URL('../../../shared/data/csv', import.meta.url));

/** Of the real files at hand those that name people, and under which header: no false alarms, but finds. */
const NAMING: Record<string, string> = {
  'la-riots.csv': 'first_name',
  'lookup_groups.csv': 'person',
  'lookup_people.csv': 'name',
  'movies.json': 'Director',
  'political-contributions.json': 'Candidate_Name',
};
/** Not clean, and not of people: cells such as "1,234"; shapes and networks instead of a table; the same flights again. */
const NO_TABLE =
  /^(budget|londonBoroughs|londonTubeLines|miserables|us-10m|volcano|world-110m|annual-precip|flights-(5|10|20|200)k)\./;

const shipped = readdirSync(vega).filter((name) => /\.(csv|tsv|json)$/.test(name) && !NO_TABLE.test(name));
const published = [
  ...shipped.filter((name) => !(name in NAMING)).map((name) => join(vega, name)),
  ...(existsSync(city)
    ? readdirSync(city)
        .filter((name) => name.endsWith('.csv'))
        .map((name) => join(city, name))
    : []),
];

/** One line a kind: in how many of its five disguises it was found. */
const lines: string[] = [];

describe.each(['certain', 'weak'] as const)('kinds whose shape is %s', (shape) => {
  const kinds = plantedKinds.filter((planted) => planted.shape === shape);

  test(`are found: ${shape === 'certain' ? 'all, whatever the header' : '95 in 100, where the header supports them'}`, async () => {
    let [found, all, accused] = [0, 0, 0];
    for (const { name, kind, disguises } of kinds) {
      expect(disguises, name).toHaveLength(5);
      const marks: string[] = [];
      for (const disguised of disguises) {
        const [right, others] = await find(kind, disguised);
        all += 1;
        found += right ? 1 : 0;
        accused += others;
        marks.push(right ? 'found' : `MISSED as ${disguised.header}`);
      }
      lines.push(`${shape.padEnd(8)}${name.padEnd(38)}${marks.map((mark) => mark.padEnd(7)).join('')}`);
    }
    lines.push(
      `${shape}: ${found} of ${all} found; ${accused} of ${all * Object.keys(CLEAN).length} clean columns beside them accused`,
      '',
    );
    expect(accused).toBe(0);
    expect(found / all).toBeGreaterThanOrEqual(shape === 'certain' ? 1 : 0.95);
  });
});

test('columns that a city published are not accused, and two in a hundred at most are suspected', async () => {
  const columns = (
    await Promise.all(
      published.map(
        async (file) => (await profileWhole(readFileSync(file), { columns: [], key: [] }, file)).columns,
      ),
    )
  ).flat();
  const accused = columns.filter(isAccused).map(({ name }) => name);
  const suspected = columns.filter(isSuspected).map(({ name }) => name);
  lines.push(
    `published data: ${columns.length} columns of ${published.length} files, ${accused.length} accused, ${suspected.length} suspected ${suspected.join(', ')}`,
  );
  console.info(
    [
      '',
      `${'shape'.padEnd(8)}${'planted'.padEnd(38)}${'itself hidden mislead otherw padded'}`,
      ...lines,
    ].join('\n'),
  );
  // A share of fewer than a hundred columns would prove nothing.
  expect(columns.length).toBeGreaterThan(100);
  expect(accused).toEqual([]);
  expect(suspected.length).toBeLessThanOrEqual(columns.length * 0.02);
});

test.each(Object.entries(NAMING))('%s names people, and is found', async (file, header) => {
  const { columns } = await profileWhole(readFileSync(join(vega, file)), { columns: [], key: [] }, file);
  expect(columns.filter(isAccused).map(({ name }) => name)).toContain(header);
});

if (!existsSync(city)) test.skip('more columns of a city: none at hand', () => {});
