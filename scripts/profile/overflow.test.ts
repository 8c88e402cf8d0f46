import { expect, test } from 'vitest';
import { profile } from './profile.ts';

/** Far beyond the values that a column remembers. */
const ROWS = 60_000;
const LATE = 55_000;

async function* rows(cell: (i: number) => string) {
  yield Buffer.from('id,v\n');
  for (let i = 0; i < ROWS; i += 1_000)
    yield Buffer.from(Array.from({ length: 1_000 }, (_, j) => `${i + j},${cell(i + j)}\n`).join(''));
}

test.each<[string, (i: number) => string, object, object]>([
  [
    'a cell that breaks its type',
    (i) => (i === LATE ? 'x' : `${i}`),
    { type: 'integer' },
    { violations: [{ constraint: 'type', count: 1, line: LATE + 2 }] },
  ],
  [
    'a value that stands twice where each must be different',
    (i) => (i === LATE ? '54999' : `${i}`),
    { constraints: { unique: true } },
    { violations: [{ constraint: 'unique', count: 1, line: LATE + 2 }] },
  ],
  ['the largest value', (i) => `${i === LATE ? 999_999 : i}`, {}, { max: '999999', distinctExact: false }],
  [
    'a password',
    (i) => (i === LATE ? 'password=hunter22' : `note ${i}`),
    {},
    { detections: [{ kind: 'secret', lines: [LATE + 2] }] },
  ],
])('%s is seen however many values stand before it', async (_, cell, declared, expected) => {
  const request = { columns: [{ name: 'v', ...declared }], key: [] };
  const { columns } = await profile(rows(cell), request, 'data.csv');
  expect(columns[1]).toMatchObject(expected);
});

test('a broken character late in a file is a fault on its line', async () => {
  async function* bytes() {
    yield* rows((i) => `note ${i}`);
    yield Buffer.from('x,caf\xe9\n', 'latin1');
  }
  const found = await profile(bytes(), { columns: [], key: [] }, 'data.csv');
  expect(found.faults).toMatchObject([{ id: 'broken-character', line: ROWS + 2 }]);
});
