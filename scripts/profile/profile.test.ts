import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeclaredColumn, Profile, StructureFault } from '../model/profile.ts';
import { profile, profileInPieces, profileWhole } from './profile.ts';

const NOTHING = { columns: [], key: [] };

function read(
  content: string | Uint8Array,
  columns: readonly DeclaredColumn[] = [],
  key: readonly string[] = [],
) {
  return profileWhole(bytesOf(content), { columns, key }, 'data.csv');
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function faultsOf({ faults }: Profile): [StructureFault['id'], number, number][] {
  return faults.map(({ id, line, count }) => [id, line, count]);
}

describe('a fault of shape is told with its first line and how often it stands', () => {
  test.each<[string, string | Uint8Array, [StructureFault['id'], number, number][]]>([
    ['a row with too few and one with too many cells', 'a,b\n1,2\n3\n4,5,6\n', [['ragged-row', 3, 2]]],
    ['a quote inside a bare cell', 'a,b\n1,2\n3,4"5\n', [['stray-quote', 3, 1]]],
    ['text behind a closing quote', 'a,b\n1,2\n"3"x,4\n', [['stray-quote', 3, 1]]],
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', [['unclosed-quote', 3, 1]]],
    ['empty lines', 'a,b\n1,2\n\n3,4\n\n', [['blank-row', 3, 2]]],
    ['a column without a name', 'a,,c\n1,2,3\n', [['blank-header', 1, 1]]],
    ['two columns of one name, whatever the case', 'a,b,A\n1,2,3\n', [['duplicate-header', 1, 1]]],
    [
      'a title above the table',
      'Trees,,\na,b,c\n1,2,3\n',
      [
        ['blank-header', 1, 2],
        ['title-row', 1, 1],
      ],
    ],
    ['a line of totals', 'a,b\n1,2\nTotal,2\n', [['totals-row', 3, 1]]],
    ['a ZIP that was named .csv', Buffer.from('504b0304140006', 'hex'), [['zip-file', 1, 1]]],
    ['nothing', '', [['empty', 1, 1]]],
    ['a byte order mark and nothing', '\uFEFF', [['empty', 1, 1]]],
    ['a zero byte', 'a,b\n1,2\n3,x\0y\n', [['nul-byte', 3, 1]]],
    [
      'more columns than people make',
      `${'a'.padEnd(2_001, ',')}\n`,
      [
        ['too-large', 1, 1],
        ['blank-header', 1, 1_999],
        ['title-row', 1, 1],
      ],
    ],
  ])('%s', async (_, content, faults) => {
    expect(faultsOf(await read(content)).sort()).toEqual(faults.sort());
  });

  test('a record longer than a megabyte', async () => {
    const found = await read(`a,b\n1,2\n"${'x'.repeat(1_100_000)}",3\n`);
    expect(faultsOf(found)).toEqual([['too-large', 3, 1]]);
    expect(found.truncated).toBe(true);
  });

  test('what stands before a fault still counts', async () => {
    const found = await read('a,b\n1,2\n3,4\n5,"6"7\n8,9\n');
    expect(found).toMatchObject({ header: ['a', 'b'], rows: 2, truncated: true });
  });
});

describe('an encoding is recognised', () => {
  const text = 'name,größe\nAché,1\n';
  const swapped = Buffer.from(text, 'utf16le').swap16();
  test.each<[string, Uint8Array, Partial<Profile>]>([
    ['UTF-8', Buffer.from(text), { encoding: 'utf-8', bom: false }],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), { encoding: 'utf-8', bom: true }],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), { encoding: 'utf-16le', bom: true }],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), { encoding: 'utf-16le', bom: false }],
    ['UTF-16, high byte first', swapped, { encoding: 'utf-16be', bom: false }],
    ['Latin-1', Buffer.from(text, 'latin1'), { encoding: 'windows-1252', bom: false }],
  ])('%s', async (_, content, expected) => {
    expect(await read(content)).toMatchObject({
      ...expected,
      header: ['name', 'größe'],
      rows: 1,
      faults: [],
    });
  });
});

describe('lines', () => {
  test.each<[string, string, Profile['lineEnding'], number]>([
    ['line feeds', 'a,b\n1,2\n3\n', 'lf', 3],
    ['carriage returns and line feeds', 'a,b\r\n1,2\r\n3\r\n', 'crlf', 3],
    ['carriage returns alone', 'a,b\r1,2\r3\r', 'cr', 3],
    ['a mixture', 'a,b\r\n1,2\n3\r\n', 'mixed', 3],
    ['quoted line feeds', 'a,b\n"1\n\n1",2\n3\n', 'lf', 5],
    ['quoted carriage returns and line feeds', 'a,b\r\n"1\r\n1",2\r\n3\r\n', 'crlf', 4],
    ['a quoted line end of another kind', 'a,b\n"1\r\n1",2\n3\n', 'mixed', 4],
  ])('are counted as an editor counts them: %s', async (_, content, lineEnding, line) => {
    const found = await read(content);
    expect(found).toMatchObject({ lineEnding, rows: 2 });
    expect(faultsOf(found)).toContainEqual(['ragged-row', line, 1]);
  });

  test('a file of one line has no line end', async () => {
    expect(await read('a,b')).toMatchObject({ lineEnding: 'none', header: ['a', 'b'], rows: 0 });
  });

  test('a separator is what splits the rows as it splits the names', async () => {
    const names = 'place,year,"share; total",value (Hugot; CEPII; national; 2016)';
    expect(await read(`${names}\nA,1956,3,4\n"B; C",1957,5,6\n`)).toMatchObject({ delimiter: ',', rows: 2 });
    expect(await read('a, in km;b, in m;c\n1,5;2;3\n4;5;6\n')).toMatchObject({ delimiter: ';', rows: 2 });
    expect(await read('a;b,c\n')).toMatchObject({ delimiter: ',' });
  });

  test.each([';', '\t', '|'])('the separator is found: %j', async (delimiter) => {
    expect(await read(`a${delimiter}b\n1${delimiter}2,5\n`)).toMatchObject({ delimiter, header: ['a', 'b'] });
  });
});

describe('rows and keys', () => {
  test('that stand more than once are counted, with the line of the first repeated key', async () => {
    const found = await read('id,x\n1,a\n2,b\n1,a\n2,c\n1,a\n', [], ['id']);
    expect(found).toMatchObject({ duplicateRows: 2, duplicateKeys: 3, duplicateKeyLine: 4 });
  });

  test('are told apart where cells only look alike when joined', async () => {
    expect(await read('a,b\nx,yz\nxy,z\n', [], ['a', 'b'])).toMatchObject({
      duplicateRows: 0,
      duplicateKeys: 0,
    });
  });

  test('are remembered far apart, and however long they are', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${i},${'x'.repeat(i % 2 === 0 ? 300 : 1)}`);
    const found = await read(`id,x\n${[...rows, ...rows].join('\n')}\n`, [], ['id']);
    expect(found).toMatchObject({ duplicateRows: 3_000, duplicateKeys: 3_000, duplicateKeyLine: 3_002 });
  });
});

describe('a declared constraint that cells break has its count and first line', () => {
  test.each<[string, DeclaredColumn, string[], { constraint: string; count: number; line: number }]>([
    ['type', { name: 'v', type: 'integer' }, ['1', 'x', 'y', 'x'], { constraint: 'type', count: 3, line: 3 }],
    [
      'required',
      { name: 'v', constraints: { required: true } },
      ['1', '', ''],
      { constraint: 'required', count: 2, line: 3 },
    ],
    [
      'unique',
      { name: 'v', constraints: { unique: true } },
      ['1', '2', '1'],
      { constraint: 'unique', count: 1, line: 4 },
    ],
    [
      'minimum',
      { name: 'v', type: 'number', constraints: { minimum: 2 } },
      ['3', '10', '1'],
      { constraint: 'minimum', count: 1, line: 4 },
    ],
    [
      'maximum',
      { name: 'v', type: 'date', constraints: { maximum: '2026-01-31' } },
      ['2026-01-31', '2026-02-01'],
      { constraint: 'maximum', count: 1, line: 3 },
    ],
    [
      'pattern',
      { name: 'v', constraints: { pattern: 'T[0-9]+' } },
      ['T1', 'T2x'],
      { constraint: 'pattern', count: 1, line: 3 },
    ],
    [
      'enum',
      { name: 'v', constraints: { enum: ['a', 1] } },
      ['a', '1', 'b', 'b'],
      { constraint: 'enum', count: 2, line: 4 },
    ],
  ])('%s', async (_, column, cells, violation) => {
    const found = await read(`v,w\n${cells.map((cell) => `${cell},0`).join('\n')}\n`, [column]);
    expect(found.columns[0]?.violations).toEqual([violation]);
  });
});

test('ways to write "nothing" are counted by spelling, and spoil no type', async () => {
  const found = await read('v,w\n1,0\nN/A,0\n2,0\nN/A,0\n9999,0\n');
  expect(found.columns[0]).toMatchObject({ type: 'integer', sentinels: { 'N/A': 2, '9999': 1 } });
});

test('codes with a leading zero are text, and days that no month has are no dates', async () => {
  const { columns } = await read('zip,day\n00501,2026-02-30\n90210,2026-02-28\n');
  expect(columns.map(({ type }) => type)).toEqual(['string', 'string']);
});

test('a million distinct values are read in bounded memory', { timeout: 120_000 }, async () => {
  async function* rows() {
    yield Buffer.from('id,name\n');
    for (let i = 0; i < 1_000; i++) {
      yield Buffer.from(
        Array.from({ length: 1_000 }, (_, j) => `${i * 1_000 + j},name of ${i}-${j}\n`).join(''),
      );
    }
  }
  const before = process.memoryUsage().heapUsed;
  const found = await profile(rows(), NOTHING, 'data.csv');
  expect(found).toMatchObject({ rows: 1_000_000, duplicateRows: 0, truncated: false });
  expect(found.columns[0]).toMatchObject({ distinctExact: false });
  expect(found.columns[0]?.distinct).toBeGreaterThan(970_000);
  expect(found.columns[0]?.distinct).toBeLessThan(1_030_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024);
});

test('no value that could be personal is in a profile', async () => {
  const people = ['Maria Garcia', 'John Smith', 'Linda Nguyen', 'Robert Johnson'];
  const lines = people.map(
    (name, i) => `${name},${i + 1}12-44-678${i},${name.replace(' ', '.')}@mail.example`,
  );
  const found = await read(`name,ssn,email\n${lines.join('\n')}\n`);
  expect(found.columns.map(({ detections }) => detections.length)).toEqual([1, 1, 1]);
  for (const value of lines.flatMap((line) => line.split(',')))
    expect(JSON.stringify(found)).not.toContain(value);
});

describe('a file says the same', () => {
  const cell = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        '',
        '1',
        '2.5',
        'x',
        'N/A',
        '2026-01-02',
        'long enough to be cut',
        'é',
        '\0',
        ' ',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '"',
        '"q"',
        '"a,b"',
        '"a\nb"',
        '"a\r\nb"',
        '"a""b"',
        '\uFEFF',
        '\r',
        '"open',
      ),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
  );
  const end = fc.oneof(
    { weight: 5, arbitrary: fc.constant('\n') },
    { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r', '\n\n') },
  );
  const row = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), end);
  const table = fc
    .tuple(fc.constantFrom(',', ';', '\t'), fc.array(row, { maxLength: 12 }), fc.boolean())
    .map(([delimiter, rows, ended]) => {
      const text = rows.map(([cells, last]) => cells.join(delimiter) + last).join('');
      return ended ? text : text.replace(/[\r\n]+$/, '');
    });
  const content = fc.oneof(
    { weight: 6, arbitrary: table.map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: table.map((text) => Buffer.from(text, 'latin1')) },
    { weight: 1, arbitrary: table.map((text) => Buffer.from(`\uFEFF\uFEFF${text}`)) },
    { weight: 1, arbitrary: table.map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  );
  const request = {
    columns: [{ name: 'x', type: 'integer' as const, constraints: { required: true, unique: true } }],
    key: ['1', 'x'],
  };

  test('whether it is read whole or as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        const streamed = await profileInPieces(bytes, [], request, 'data.csv');
        expect(await profileWhole(bytes, request, 'data.csv')).toEqual(streamed);
      }),
      { numRuns: 2_000 },
    );
  });

  test('wherever the stream is cut', async () => {
    // Encoding and separator are told from the first piece, which is long in life.
    const head = Buffer.from(`x,y,1,2\n${'1,2,3,4\n'.repeat(8_192)}`);
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
        async (text, sizes) => {
          const tail = Buffer.from(text);
          const pieces: Uint8Array[] = [];
          let at = 0;
          for (const size of sizes) {
            pieces.push(tail.subarray(at, at + size));
            at += size;
          }
          pieces.push(tail.subarray(at));
          const whole = await profileWhole(Buffer.concat([head, tail]), request, 'data.csv');
          expect(await profileInPieces(head, pieces, request, 'data.csv')).toEqual(whole);
        },
      ),
      { numRuns: 40 },
    );
  });
});
