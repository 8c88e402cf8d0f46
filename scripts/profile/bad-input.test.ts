import { describe, expect, test } from 'vitest';
import { profile, profileWhole } from './profile.ts';

const NOTHING = { columns: [], key: [] };
const MEGABYTE = 1024 * 1024;

async function* stream(head: string, piece: Uint8Array, times: number, tail = '') {
  yield Buffer.from(head);
  for (let i = 0; i < times; i++) yield piece;
  yield Buffer.from(tail);
}

/** What a file is told to be at fault for, and by how much memory grew while it was read. */
async function faultsIn(pieces: AsyncIterable<Uint8Array>, file = 'data.csv') {
  const before = process.memoryUsage().rss;
  const { faults, rows, truncated } = await profile(pieces, NOTHING, file);
  const grown = (process.memoryUsage().rss - before) / MEGABYTE;
  return { faults: faults.map(({ id, line }) => [id, line]), rows, truncated, grown };
}

describe('bad input has one fault, and takes bounded memory', () => {
  const letters = Buffer.alloc(MEGABYTE, 'x');

  test('a line of five gigabytes', { timeout: 300_000 }, async () => {
    const { grown, ...found } = await faultsIn(stream('a,b\n1,2\n3,', letters, 5 * 1024));
    expect(found).toEqual({ faults: [['too-large', 3]], rows: 1, truncated: true });
    expect(grown).toBeLessThan(150);
  });

  test('a quote that is never closed before a hundred megabytes', { timeout: 60_000 }, async () => {
    const lines = Buffer.from('1,2\n'.repeat(MEGABYTE / 4));
    const { grown, ...found } = await faultsIn(stream('a,b\n1,2\n3,"4\n', lines, 100));
    expect(found).toEqual({ faults: [['too-large', 3]], rows: 1, truncated: true });
    expect(grown).toBeLessThan(150);
  });

  test('an object of JSON that never ends', { timeout: 60_000 }, async () => {
    const { grown, ...found } = await faultsIn(stream('{"a":1}\n{"a":"', letters, 200), 'data.jsonl');
    expect(found).toEqual({ faults: [['too-large', 2]], rows: 1, truncated: true });
    expect(grown).toBeLessThan(250);
  });

  test('a GeoJSON file without features', async () => {
    const { grown: _, ...found } = await faultsIn(stream('{"a":"', letters, 20), 'data.geojson');
    expect(found).toEqual({ faults: [['broken-json', 1]], rows: 0, truncated: true });
  });

  test('twenty thousand columns', { timeout: 120_000 }, async () => {
    const header = Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(',');
    const row = Buffer.from(`\n${Array.from({ length: 20_000 }, (_, i) => `${i}`).join(',')}`);
    const { grown, ...found } = await faultsIn(stream(header, row, 50, '\n'));
    expect(found).toEqual({ faults: [['too-large', 1]], rows: 50, truncated: false });
    expect(grown).toBeLessThan(400);
  });

  test.each<[string, string | Uint8Array, [string, number][]]>([
    ['a file that is cut off in a cell', 'a,b\n1,2\n3,4\n5', [['ragged-row', 4]]],
    ['a file that is cut off in a quoted cell', 'a,b\n1,"2"\n3,"fo', [['unclosed-quote', 3]]],
    ['a zero byte', 'a,b\n1,2\n3,4\0\n', [['nul-byte', 3]]],
    ['carriage returns alone', 'a,b\r1,2\r3,4\r', [['carriage-returns', 1]]],
    [
      'UTF-16 cut in the middle of a letter',
      Buffer.from('a,b\n1,2\n', 'utf16le').subarray(0, 15),
      [['broken-character', 2]],
    ],
  ])('%s', async (_, content, faults) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const found = await profileWhole(bytes, NOTHING, 'data.csv');
    expect(found.faults.map(({ id, line }) => [id, line])).toEqual(faults);
  });
});

test('a quarter of a million different values in each of twelve columns stay in bounded memory', {
  timeout: 300_000,
}, async () => {
  async function* rows() {
    yield Buffer.from(`${Array.from({ length: 12 }, (_, i) => `c${i}`).join(',')}\n`);
    for (let i = 0; i < 250; i++)
      yield Buffer.from(
        Array.from(
          { length: 1_000 },
          (_, j) => `${Array.from({ length: 12 }, (_, k) => `v${k}-${i}-${j}`).join(',')}\n`,
        ).join(''),
      );
  }
  const { grown, ...found } = await faultsIn(rows());
  expect(found).toEqual({ faults: [], rows: 250_000, truncated: false });
  expect(grown).toBeLessThan(300);
});
