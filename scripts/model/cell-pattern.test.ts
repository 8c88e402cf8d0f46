import { expect, test } from 'vitest';
import { cellPattern } from './cell-pattern.ts';

test.each([
  ['[A-Z]{2}-\\d+', 'AB-12', true],
  ['[A-Z]{2}-\\d+', 'xAB-12x', false],
  ['\\d{3}(-\\d{4})?', '123-4567', true],
  ['[^@]+@[^@]+\\.[a-z]+', 'a@b.org', true],
  ['(north|south)', 'south', true],
  ['([A-Z]|[0-9]{2})', '42', true],
  ['\\(\\d+\\)', '(7)', true],
  ['\\p{Lu}\\p{Ll}*', 'Échelle', true],
])('%s holds for a whole cell: %s is %s', (source, cell, fits) => {
  expect(cellPattern(source)?.test(cell)).toBe(fits);
});

test.each([
  ['a repeat inside a repeat', '(a+)+'],
  ['the same, wrapped', '((a+))*b'],
  ['the same, in classes', '([a-z]+[0-9]*)+!'],
  ['counted repeats inside a repeat', '(\\d{1,3})*x'],
  ['ways that begin alike', '(a|ab)*c'],
  ['ways that a class leaves open', '(\\w|\\d)+x'],
  ['a reference back', '(a)\\1+'],
  ['a reference back by name', '(?<x>a)\\k<x>'],
  ['a look ahead', '(?=a)b'],
  ['many repeats beside each other', '.*.*.*.*.*.*.*x'],
  ['no expression at all', '(a'],
  ['an endless one', 'a'.repeat(301)],
])('%s is refused: %s', (_, source) => {
  expect(cellPattern(source)).toBeNull();
});

test.each(['[a-z]+[a-z]+!', '(a|b)*c', 'a*b*a*', '[^@]+@[^@]+\\.[a-z]+'])(
  'what is let through comes to an end on a cell made for it: %s',
  (source) => {
    expect(cellPattern(source)?.test(`${'a'.repeat(255)}?`)).toBe(false);
  },
);
