import { expect, test } from 'vitest';
import { type Lies, pointedAt } from './pointed-at.ts';

const FILES = [
  'README.md',
  'scripts/cli/main.ts',
  'datasets/parks/department.yml',
  'datasets/parks/trees/data.csv',
  'datasets/parks/big benches/données.csv',
  'datasets/streets/trees/data.csv',
];
const lies: Lies = (path) => {
  if (FILES.includes(path)) return 'file';
  return path === '.' || FILES.some((file) => file.startsWith(`${path}/`)) ? 'folder' : null;
};
const PARKS = 'datasets/parks';
const TREES = 'datasets/parks/trees';

test.each([
  ['parks/trees', '', 'parks/trees'],
  ['datasets/parks/trees/', '', 'parks/trees'],
  ['./datasets/parks/trees', '', 'parks/trees'],
  ['datasets/parks/trees/data.csv', '', 'parks/trees'],
  ['datasets\\parks\\trees\\data.csv', '', 'parks/trees'],
  ['.\\datasets\\parks\\trees\\', '', 'parks/trees'],
  ['parks/big benches/données.csv', '', 'parks/big benches'],
  ['.', TREES, 'parks/trees'],
  ['data.csv', TREES, 'parks/trees'],
  ['parks/trees', TREES, 'parks/trees'],
  ['datasets/streets/trees', TREES, 'streets/trees'],
  ['../big benches', TREES, 'parks/big benches'],
  ['trees', PARKS, 'parks/trees'],
  ['trees/data.csv', PARKS, 'parks/trees'],
  ['../streets/trees', PARKS, 'streets/trees'],
  ['parks/trees', '../elsewhere', 'parks/trees'],
])('%s, written in "%s", is the dataset %s', (written, stand, id) => {
  expect(pointedAt(written, stand, lies)).toBe(id);
});

test.each([
  ['parks', ''],
  ['datasets/parks', ''],
  ['parks', TREES],
  ['.', PARKS],
  ['..', TREES],
])('%s, written in "%s", is the department', (written, stand) => {
  expect(pointedAt(written, stand, lies)).toBe('parks');
});

test.each([
  ['.', ''],
  ['datasets/', ''],
  ['..', PARKS],
  ['../../..', TREES],
])('%s, written in "%s", is everything', (written, stand) => {
  expect(pointedAt(written, stand, lies)).toBe('');
});

test.each([
  ['parks/gone', '', 'parks/gone'],
  ['parks/gone', TREES, 'parks/gone'],
  ['datasets/parks/gone', PARKS, 'parks/gone'],
  ['gone', PARKS, 'parks/gone'],
  ['../gone', TREES, 'parks/gone'],
])('%s, written in "%s", would be the dataset %s', (written, stand, id) => {
  expect(pointedAt(written, stand, lies)).toBe(id);
});

test.each([
  ['', ''],
  ['gone', ''],
  ['../..', ''],
  ['../../etc/passwd', ''],
  ['../../../../parks/trees', TREES],
  ['README.md', ''],
  ['scripts/cli', ''],
  ['parks/department.yml', ''],
  ['parks/trees/gone.csv', ''],
  ['parks/a\nb', ''],
  ['.', '../elsewhere'],
])('%j, written in "%s", is no dataset', (written, stand) => {
  expect(pointedAt(written, stand, lies)).toBeNull();
});
