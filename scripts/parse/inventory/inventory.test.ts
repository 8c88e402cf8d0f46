import { expect, test } from 'vitest';
import { INVENTORY_COLUMNS } from '../../model/inventory.ts';
import { parseInventory } from './inventory.ts';

const HEADER = INVENTORY_COLUMNS.join(',');
const TREES = 'street-trees,Street trees,Every street tree,sam-steward,public,1,published,high,2023-04-01,';
const read = (...rows: string[]) => parseInventory('inventory.csv', [HEADER, ...rows, ''].join('\n'));

test('rows become what a department knows of its datasets', () => {
  const { value, findings, places } = read(
    TREES,
    '',
    'storage,Storage,"Places, and\namounts",sam-steward,sensitive,3,withheld,low,,Restricted by law',
    TREES.replace('street-', 'park-'),
  );
  expect(findings).toEqual([]);
  expect(value).toMatchObject([
    { dataset: 'street-trees', security_level: 1, planned: '2023-04-01' },
    {
      dataset: 'storage',
      description: 'Places, and\namounts',
      security_level: 3,
      status: 'withheld',
      reason: 'Restricted by law',
    },
    { dataset: 'park-trees' },
  ]);
  expect(value?.[0]).not.toHaveProperty('reason');
  expect(['/0', '/1/status', '/2'].map((pointer) => places[pointer]?.key.line)).toEqual([2, 4, 6]);
});

test.each([
  ['a cell too few', TREES.slice(0, -1), 'inventory-row-length'],
  ['an unquoted comma', TREES.replace('Every street tree', 'Trees, and bushes'), 'inventory-row-length'],
  ['a blank title', TREES.replace('Street trees', ' '), 'blank-cell'],
  ['a placeholder', TREES.replace('Street trees', 'FILL_ME_IN'), 'placeholder'],
  ['a status that is none', TREES.replace('published', 'publishd'), 'not-in-list'],
  ['a level that is none', TREES.replace('public,1', 'public,4'), 'not-in-list'],
  ['a folder name with capitals', TREES.replace('street-trees', 'Street Trees'), 'wrong-format'],
  ['a day that is none', TREES.replace('2023-04-01', '2023-02-30'), 'wrong-format'],
  ['level 3 that is to be published', TREES.replace('public,1', 'sensitive,3'), 'inventory-level-3'],
  ['withheld without a reason', TREES.replace('published', 'withheld'), 'inventory-reason-missing'],
  ['a title without end', TREES.replace('Street trees', 'x'.repeat(201)), 'too-long'],
])('%s gives one finding at its line, and the row is left out', (_, row, id) => {
  const { value, findings } = read(TREES.replace('street-', 'park-'), row);
  expect(findings).toMatchObject([{ id, severity: 'error', line: 3 }]);
  expect(value).toHaveLength(1);
});

test('planned without a date is a warning, and the row stands', () => {
  const { value, findings } = read('weather,Weather,Observations,sam,public,1,planned,low,,');
  expect(findings).toMatchObject([{ id: 'inventory-date-missing', severity: 'warning', line: 2 }]);
  expect(value).toHaveLength(1);
});

test('a dataset that stands twice is named with its first line', () => {
  expect(read(TREES, TREES).findings).toMatchObject([
    { id: 'inventory-repeated', line: 3, params: { first: 2 } },
  ]);
});

test.each([
  ['another header', `${HEADER.replace('steward', 'owner')}\n${TREES}\n`, 'inventory-header', 1],
  ['semicolons', `${HEADER}\n${TREES}\n`.replaceAll(',', ';'), 'inventory-header', 1],
  ['a quotation mark never closed', `${HEADER}\n"street\n`, 'csv-syntax', 2],
  ['a quotation mark inside a cell', `${HEADER}\na"b,\n`, 'csv-syntax', 2],
  ['nothing', '', 'empty-file', 1],
])('%s gives one finding', (_, text, id, line) => {
  expect(parseInventory('inventory.csv', text).findings).toMatchObject([{ id, line }]);
});

test('a byte order mark, as spreadsheets write it, is a warning', () => {
  const document = parseInventory('inventory.csv', Buffer.from(`\uFEFF${HEADER}\r\n${TREES}\r\n`));
  expect(document.findings).toMatchObject([{ id: 'byte-order-mark', severity: 'warning' }]);
  expect(document.value).toHaveLength(1);
});

test('findings are bounded', () => {
  expect(read(...Array.from({ length: 500 }, (_, i) => `row-${i}`)).findings).toHaveLength(100);
});
