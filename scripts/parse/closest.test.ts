import { expect, test } from 'vitest';
import { closest } from './closest.ts';

test.each([
  ['chekc', ['check', 'gate'], 'check'],
  ['Licence', ['license', 'title'], 'license'],
  ['enviroment', ['environment', 'transport'], 'environment'],
  ['pubilsh', ['profile', 'publish'], 'publish'],
])('%s is near to one of %j', (word, allowed, meant) => {
  expect(closest(word, allowed)).toBe(meant);
});

test.each([
  ['gate', ['check', 'new']],
  ['4', ['1']],
  ['', ['check']],
  ['check', []],
])('%j is near to none of %j', (word, allowed) => {
  expect(closest(word, allowed)).toBe('');
});
