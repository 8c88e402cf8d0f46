import { expect, test } from 'vitest';
import { firstRows } from './first-rows.ts';
import type { SiteData } from './record.ts';

const about = (more: Partial<SiteData>): SiteData => ({
  file: 'data.csv',
  format: 'CSV',
  mediaType: 'text/csv',
  bytes: 1000,
  rows: 1,
  sha256: '',
  encoding: 'utf-8',
  delimiter: ',',
  ...more,
});

const read = (text: string, more: Partial<SiteData> = {}) => {
  const bytes = Buffer.from(text);
  return firstRows(bytes, about({ bytes: bytes.length, ...more }));
};

test('header and ten rows, quotes and byte order mark understood', () => {
  const rows = read(`\ufeffid,name\n${'1,"a, ""b""\nc"\n'.repeat(20)}`);
  expect(rows).toHaveLength(11);
  expect(rows?.slice(0, 2)).toEqual([
    ['id', 'name'],
    ['1', 'a, "b"\nc'],
  ]);
});

test('other separators and encodings', () => {
  expect(read('a;b\n1;2\n', { delimiter: ';' })).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  const latin = Buffer.from('caf\xe9,b\n', 'latin1');
  expect(firstRows(latin, about({ encoding: 'windows-1252', bytes: latin.length }))).toEqual([['café', 'b']]);
  const wide = Buffer.from('\ufeffa,b\n1,2\n', 'utf16le');
  expect(firstRows(wide, about({ encoding: 'utf-16le', bytes: wide.length }))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('a beginning that ends within a row shows whole rows only', () => {
  expect(firstRows(Buffer.from('a,b\n1,2\n3,'), about({ bytes: 50 }))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('very long cells are cut', () => {
  expect(read(`a\n${'x'.repeat(5000)}\n`)?.[1]?.[0]).toHaveLength(160);
});

test('objects line by line are shown with the names of all of them, features with their properties', () => {
  const lines = { format: 'JSONL', mediaType: 'application/x-ndjson', delimiter: '' };
  expect(read('{"id":1,"at":{"x":2}}\n\n{"id":null,"name":"Elm"}\r\n', lines)).toEqual([
    ['id', 'at', 'name'],
    ['1', '{"x":2}', ''],
    ['', '', 'Elm'],
  ]);
  const feature = '{"type":"Feature","geometry":null,"properties":{"id":7}}\n';
  expect(read(feature.repeat(20), { ...lines, format: 'GEOJSONL' })).toHaveLength(11);
  expect(read(feature, lines)?.[0]).toEqual(['id']);
  expect(read('{"id":1}\nnot an object', lines)).toBeNull();
});

test('a file of objects is no table, whatever it is called', () => {
  expect(read('[{"a":1,"b":2},\n{"a":3}]\n', { format: 'JSON', delimiter: '' })).toBeNull();
});

test('what is no table has no rows', () => {
  expect(read('{}', { mediaType: 'application/json' })).toBeNull();
  expect(read('a\n"never closed', {})).toBeNull();
  expect(read('')).toBeNull();
});
