import { describe, expect, test } from 'vitest';
import { profileInPieces, profileWhole } from './profile.ts';

const NOTHING = { columns: [], key: [] };
const read = (content: string | Uint8Array, file: string, mediaType?: string) =>
  profileWhole(
    typeof content === 'string' ? Buffer.from(content) : content,
    { ...NOTHING, ...(mediaType === undefined ? {} : { mediaType }) },
    file,
  );

describe('JSON lines', () => {
  test('are a table: names are columns, an absent name is an empty cell', async () => {
    const found = await read('{"id":1,"v":"x"}\n{"id":2,"v":null}\n{"id":3}\n', 'trees.jsonl');
    expect(found).toMatchObject({
      header: ['id', 'v'],
      rows: 3,
      delimiter: '',
      faults: [],
      truncated: false,
    });
    expect(found.columns).toMatchObject([
      { name: 'id', type: 'integer', nulls: 0 },
      { name: 'v', type: 'string', nulls: 2 },
    ]);
  });

  test('are looked through for personal data, and lines are counted', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => `{"id":${i},"code":"51${i}-44-678${i}"}\n`);
    const { columns } = await read(rows.join(''), 'trees.ndjson');
    expect(columns[1]?.detections).toMatchObject([
      { kind: 'social-security-number', lines: [1, 2, 3, 4, 5] },
    ]);
  });

  test('what the first object leaves out is a column all the same, and looked through', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => `{"id":${i},"code":"51${i}-44-678${i}"}\n`);
    const { header, columns, faults } = await read(`{"id":9}\n${rows.join('')}`, 'x.jsonl');
    expect([header, faults]).toEqual([['id', 'code'], []]);
    expect(columns[1]?.detections).toMatchObject([
      { kind: 'social-security-number', lines: [2, 3, 4, 5, 6] },
    ]);
  });

  test('what stands inside an object or a list is looked through as what it is', async () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      JSON.stringify({
        id: i,
        owner: { name: ['Maria Garcia', 'James Nguyen'][i % 2], dob: `1980-05-1${i % 9}` },
        contacts: [{ mail: `a${i}@x.example` }, { mail: `b${i}@x.example` }],
        tags: ['oak', 'old'],
      }),
    );
    const { columns } = await read(rows.join('\n'), 'x.jsonl');
    expect(columns.map(({ name, detections }) => [name, detections[0]?.kind])).toEqual([
      ['id', undefined],
      ['owner.name', 'personal-name'],
      ['owner.dob', 'date-of-birth'],
      ['contacts.mail', 'e-mail'],
      ['tags', undefined],
    ]);
    expect(columns[4]?.top).toEqual([{ value: 'oak; old', cells: 30 }]);
  });

  test('a name that turns up after a thousand objects is told by its line', async () => {
    const { header, faults } = await read(`${'{"a":1}\n'.repeat(1_000)}{"a":2,"b":3}\n`, 'x.jsonl');
    expect(header).toEqual(['a']);
    expect(faults).toMatchObject([{ id: 'ragged-row', line: 1_001, count: 1 }]);
  });

  test.each([
    ['cut off', '{"a":1}\n{"a":', 2],
    ['a list', '{"a":1}\n[2]\n', 2],
    ['a name without quotes', '{"a":1}\n{a:2}\n', 2],
    ['closed twice', '{"a":1}}\n{"a":2}\n', 1],
  ])('%s is broken, on its line', async (_, content, line) => {
    const found = await read(content, 'x.jsonl');
    expect(found.faults).toMatchObject([{ id: 'broken-json', line }]);
    expect(found).toMatchObject({ rows: 1, truncated: true });
  });
});

describe('GeoJSON', () => {
  const point = (id: number) =>
    `{"type":"Feature","geometry":{"type":"Point","coordinates":[-118.2${id},34.0${id}]},"properties":{"id":${id},"note":"a \\"}\\" b"}}`;
  const collection = `{"type":"FeatureCollection","name":"trees",\n"features":[\n${[1, 2, 3].map(point).join(',\n')}\n],"x":{}}\n`;

  test('properties and the place of points are columns', async () => {
    const found = await read(collection, 'trees.geojson');
    expect(found).toMatchObject({ header: ['id', 'note', 'longitude', 'latitude'], rows: 3, faults: [] });
    expect(found.columns[3]).toMatchObject({ type: 'number', min: '34.01', max: '34.03' });
  });

  test('a place that stands among the properties too is one column', async () => {
    const { header, faults } = await read(collection.replaceAll('"id":', '"Latitude":'), 'trees.geojson');
    expect([header, faults]).toEqual([['Latitude', 'note', 'longitude'], []]);
  });

  test('is read the same wherever it is cut', async () => {
    const whole = await read(collection, 'trees.geojson');
    for (const size of [1, 2, 3, 7, 40]) {
      const bytes = Buffer.from(collection);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(await profileInPieces(Buffer.alloc(0), pieces, NOTHING, 'trees.geojson')).toEqual(whole);
    }
  });

  test('that ends in the middle is broken', async () => {
    const found = await read(collection.slice(0, 200), 'trees.geojson');
    expect(found.faults).toMatchObject([{ id: 'broken-json' }]);
  });

  test('is known by its media type where the address has no name', async () => {
    const found = await read(collection, 'https://data.arroyo.example/trees?f=1', 'application/geo+json');
    expect(found).toMatchObject({ rows: 3, faults: [] });
  });
});

test.each<[string, Uint8Array, string]>([
  ['Excel', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'), 'spreadsheet-file'],
  ['old Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet-file'],
  [
    'LibreOffice',
    Buffer.from('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'latin1'),
    'spreadsheet-file',
  ],
  ['PDF', Buffer.from('%PDF-1.7\n'), 'pdf-file'],
  ['ZIP', Buffer.from('PK\x03\x04\x14\0\x06\0data.csv', 'latin1'), 'zip-file'],
  ['gzip', Buffer.from('1f8b0800', 'hex'), 'compressed-file'],
  ['Parquet', Buffer.from('PAR1\x15\x04'), 'parquet-file'],
  ['a picture', Buffer.from('89504e470d0a', 'hex'), 'not-text'],
])('%s is refused whatever it is called, with its own reason', async (_, content, fault) => {
  const found = await read(content, 'data.csv');
  expect(found).toMatchObject({ encoding: 'binary', rows: 0, columns: [], truncated: true });
  expect(found.faults.map(({ id }) => id)).toEqual([fault]);
});

test.each([
  ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n', 'lfs-pointer'],
  ['a web page', '<!DOCTYPE html>\n<html><body>Not found</body></html>\n', 'web-page'],
  ['a piece of one', '<table><tr><td>a</td></tr></table>\n', 'web-page'],
  ['JSON', '[{"a":1},\n{"a":2}]\n', 'json-file'],
  ['an answer of a server', '{"error":"not found"}\n', 'json-file'],
  ['a line for one spreadsheet', 'sep=;\nid;v\n1;2\n', 'separator-line'],
  ['XML', '<?xml version="1.0"?>\n<rows><row a="1"/></rows>\n', 'web-page'],
])('%s in place of a table is told', async (_, content, fault) => {
  const { faults } = await read(content, 'data.csv');
  expect(faults.map(({ id }) => id)).toContain(fault);
});
