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
  expect(firstRows(latin, about({ encoding: 'latin-1', bytes: latin.length }))).toEqual([['café', 'b']]);
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

test('what is no table has no rows', () => {
  expect(read('{}', { mediaType: 'application/json' })).toBeNull();
  expect(read('a\n"never closed', {})).toBeNull();
  expect(read('')).toBeNull();
});
