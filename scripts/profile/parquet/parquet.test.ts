import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { type CompressionCodec, type FileMetaData, parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { profileInPieces, profileWhole } from '../profile.ts';
import { refusalOf } from './limits.ts';

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData'];
type Options = Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>;

const NOTHING = { columns: [], key: [] };
const written = (columnData: Columns, options: Options = {}): Buffer =>
  Buffer.from(parquetWriteBuffer({ columnData, ...options }));
const read = (bytes: Uint8Array, file = 'trees.parquet') => profileWhole(bytes, NOTHING, file);

const TREES: Columns = [
  { name: 'id', data: Array.from({ length: 40 }, (_, i) => i + 1), type: 'INT32' },
  {
    name: 'species',
    data: Array.from({ length: 40 }, (_, i) => ['Oak', 'Elm', null][i % 3]),
    type: 'STRING',
  },
  { name: 'girth', data: Array.from({ length: 40 }, (_, i) => i / 10), type: 'FLOAT' },
  {
    name: 'planted',
    data: Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(2020, 0, 1 + i))),
    type: 'TIMESTAMP',
  },
  { name: 'alive', data: Array.from({ length: 40 }, (_, i) => i % 7 > 0), type: 'BOOLEAN' },
];

test('a Parquet file is the table that its CSV would be', async () => {
  const csv = ['id,species,girth,planted,alive'];
  for (let i = 0; i < 40; i++) {
    const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().replace('.000Z', 'Z');
    csv.push([i + 1, ['Oak', 'Elm', ''][i % 3], i / 10, day, i % 7 > 0].join(','));
  }
  const expected = await profileWhole(Buffer.from(`${csv.join('\n')}\n`), NOTHING, 'trees.csv');
  const found = await read(written(TREES));
  expect(found).toMatchObject({
    ...{ rows: 40, header: expected.header, columns: expected.columns, faults: [] },
    ...{ encoding: 'utf-8', delimiter: '', truncated: false },
  });
});

test('is looked through for personal data, and rows are counted below the header', async () => {
  const data = Array.from({ length: 5 }, (_, i) => `51${i}-44-678${i}`);
  const { columns } = await read(written([{ name: 'code', data, type: 'STRING' }]));
  expect(columns[0]?.detections).toMatchObject([{ kind: 'social-security-number', lines: [2, 3, 4, 5, 6] }]);
});

test('is known by its media type where the address has no name', async () => {
  const request = { ...NOTHING, mediaType: 'application/vnd.apache.parquet' };
  expect(await profileWhole(written(TREES), request, 'https://data.arroyo.example/t?f=1')).toMatchObject({
    rows: 40,
  });
});

test('is read the same in pieces, and in many groups of rows', async () => {
  const bytes = written(TREES);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, i) =>
    bytes.subarray(i * 100, (i + 1) * 100),
  );
  const whole = await read(bytes);
  expect(await profileInPieces(Buffer.alloc(0), pieces, NOTHING, 'trees.parquet')).toEqual(whole);
  const { columns, rows } = await read(written(TREES, { rowGroupSize: 7 }));
  expect({ columns, rows }).toEqual({ columns: whole.columns, rows: 40 });
});

test('a group of more cells than are decoded at a time is read to its end, each row once', async () => {
  const data = Int32Array.from({ length: 4_000_100 }, (_, i) => i % 1_000);
  const found = await read(written([{ name: 'n', data, type: 'INT32' }], { rowGroupSize: 5_000_000 }));
  expect(found).toMatchObject({ rows: 4_000_100, faults: [] });
  expect(found.columns).toMatchObject([{ nulls: 0, distinct: 1_000, min: '0', max: '999' }]);
});

test.each<[CompressionCodec, (bytes: Uint8Array) => Uint8Array]>([
  ['GZIP', gzipSync],
  ['ZSTD', zstdCompressSync],
  ['BROTLI', brotliCompressSync],
])('%s is decompressed', async (codec, compress) => {
  const found = await read(written(TREES, { codec, compressors: { [codec]: compress } }));
  expect(found).toMatchObject({ rows: 40, faults: [] });
});

test('decimals have the digits that were written, and binary noise is none of them', async () => {
  const schema: Options['schema'] = [
    { name: 'root', num_children: 2 },
    {
      name: 'price',
      type: 'INT32',
      converted_type: 'DECIMAL',
      scale: 2,
      precision: 9,
      repetition_type: 'REQUIRED',
    },
    { name: 'ratio', type: 'FLOAT', repetition_type: 'REQUIRED' },
  ];
  const found = await read(
    written(
      [
        { name: 'price', data: [12.34, 0.07] },
        { name: 'ratio', data: [0.1, 0.3] },
      ],
      { schema },
    ),
  );
  expect(found.columns).toMatchObject([
    { min: '0.07', max: '12.34' },
    { min: '0.1', max: '0.3' },
  ]);
});

describe('refused, with its reason', () => {
  test.each<[string, () => Uint8Array, object]>([
    ['a file that is none', () => Buffer.from('id,v\n1,2\n'), { id: 'broken-parquet' }],
    ['an empty file', () => Buffer.alloc(0), { id: 'broken-parquet' }],
    ['a file that is cut off', () => written(TREES).subarray(0, -100), { id: 'broken-parquet' }],
    [
      'a file whose beginning is lost',
      () => Buffer.concat([Buffer.alloc(300), written(TREES).subarray(300)]),
      { id: 'broken-parquet' },
    ],
    [
      'a compression that hardly anybody writes',
      () => written(TREES, { codec: 'LZ4', compressors: { LZ4: (bytes) => bytes } }),
      { id: 'unsupported-parquet', found: 'LZ4' },
    ],
    [
      'a list in a cell',
      () => written([{ name: 'tags', data: [['a', 'b'], ['c']] }], { schema: LISTS }),
      { id: 'unsupported-parquet', found: 'lists or groups' },
    ],
  ])('%s', async (_, bytes, fault) => {
    const found = await read(bytes());
    expect(found).toMatchObject({ truncated: true, rows: 0 });
    expect(found.faults).toMatchObject([fault]);
  });

  test('under the name of a CSV', async () => {
    expect((await read(written(TREES), 'trees.csv')).faults).toMatchObject([{ id: 'parquet-file' }]);
  });

  test('a count of rows that not everything in the file agrees on', async () => {
    const bytes = written([{ name: 'n', data: Array.from({ length: 1000 }, () => 7), type: 'INT32' }]);
    const thousand = Buffer.from([0xd0, 0x0f]); // as Parquet writes it
    let caught = 0;
    for (let at = bytes.indexOf(thousand); at >= 0; at = bytes.indexOf(thousand, at + 1)) {
      const lying = Buffer.from(bytes);
      lying.set([0xfe, 0x7f], at);
      const { faults, rows } = await read(lying);
      if (faults.length === 0) expect(rows).toBe(1000);
      else caught += 1;
    }
    expect(caught).toBeGreaterThan(2);
  });

  test('an index with a number that does not end, or with more entries than fit into memory, at once', async () => {
    const number = Buffer.concat([Buffer.from([0x36]), Buffer.alloc(1_000_000, 0xff), Buffer.from([1, 0])]);
    expect((await read(withIndex(number))).faults).toMatchObject([{ id: 'broken-parquet' }]);
    // A list of as many structures as four parts of seven bits can say, each of them empty.
    const list = Buffer.concat([Buffer.from([0x29, 0xfc, 0xff, 0xff, 0x7f]), Buffer.alloc(2 ** 21, 0)]);
    expect((await read(withIndex(list))).faults).toMatchObject([{ id: 'too-large' }]);
    const deep = Buffer.alloc(100_000, 0x1c);
    expect((await read(withIndex(deep))).faults).toMatchObject([{ id: 'broken-parquet' }]);
  });

  test('one value for more cells than anybody can look at', async () => {
    const data = Array.from({ length: 300_000 }, () => 7);
    const wide = Array.from({ length: 70 }, (_, i) => ({ name: `n${i}`, data, type: 'INT32' as const }));
    const bytes = written(wide, { rowGroupSize: 300_000, pageSize: 1_000_000_000 });
    expect(bytes.length).toBeLessThan(100_000);
    expect((await read(bytes)).faults).toMatchObject([{ id: 'too-large' }]);
  });

  test('a few bytes that claim more rows than anybody can look at', () => {
    const bytes = written(TREES);
    const metadata = parquetMetadata(bytes);
    const [group] = metadata.row_groups;
    const many = { ...metadata, num_rows: 2n ** 40n, row_groups: [{ ...group, num_rows: 2n ** 40n }] };
    expect(refusalOf(bytes, many as FileMetaData, () => bytes)).toMatchObject({ id: 'too-large' });
  });
});

function withIndex(index: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([Buffer.from('PAR1'), index, length, Buffer.from('PAR1')]);
}

const LISTS: Options['schema'] = [
  { name: 'root', num_children: 1 },
  { name: 'tags', num_children: 1, repetition_type: 'OPTIONAL', converted_type: 'LIST' },
  { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
  { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
];

test('whatever bytes are changed, there is an answer: the rows, or one reason', async () => {
  const whole = written(TREES, { rowGroupSize: 10 });
  const damage = fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const bytes = Buffer.from(whole);
      for (const { at, byte } of changes) bytes[at] = byte;
      const found = await read(bytes);
      expect(found.rows).toBeLessThanOrEqual(40 * 256);
      if (found.truncated) expect(found.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});
