import { expect, test } from 'vitest';
import { ownersOf, parseCodeOwners } from './code-owners.ts';
import { matchesPath, matchesRef } from './pattern.ts';

test.each([
  ['*', 'a/b/c.txt', true],
  ['*.js', 'a/b.js', true],
  ['/*', 'a.txt', true],
  ['/*', 'a/b.txt', false],
  ['docs/*', 'docs/a.md', true],
  ['docs/*', 'docs/a/b.md', false],
  ['/docs/', 'docs/a/b.md', true],
  ['/docs/', 'x/docs/a.md', false],
  ['apps/', 'x/apps/a.md', true],
  ['/apps', 'apps/a.md', true],
  ['**/logs', 'a/b/logs/c.txt', true],
  ['/a/**/z.csv', 'a/z.csv', true],
  ['/a/**/z.csv', 'a/b/c/z.csv', true],
  ['/datasets/*/*/data.*', 'datasets/water/rain/data.csv', true],
  ['/datasets/*/*/data.*', 'datasets/water/rain/old/data.csv', false],
  ['/datasets/water/*/', 'datasets/water/rain/metadata.yml', true],
  ['/datasets/water/*/', 'datasets/water/department.yml', false],
  ['a\\ b.txt', 'a b.txt', true],
  ['a+b.txt', 'aab.txt', false],
])('CODEOWNERS: %s and %s: %s', (pattern, path, expected) => {
  expect(matchesPath(pattern, path)).toBe(expected);
});

test.each([
  ['refs/heads/*', 'refs/heads/main', true],
  ['refs/heads/*', 'refs/heads/a/b', false],
  ['refs/heads/**', 'refs/heads/a/b', true],
  ['refs/heads/release-?', 'refs/heads/release-1', true],
])('rulesets: %s and %s: %s', (pattern, ref, expected) => {
  expect(matchesRef(pattern, ref)).toBe(expected);
});

test('the last line that matches counts, also when it names nobody', () => {
  const owners = parseCodeOwners('CODEOWNERS', '# rules\n* @a\n/docs/ @b @c/d # both\n/docs/free\n');
  expect(['x', 'docs/x', 'docs/free'].map((path) => ownersOf(owners, path))).toEqual([
    ['@a'],
    ['@b', '@c/d'],
    [],
  ]);
});

test('a line with ! or [ ] or something that is no owner is left out and reported', () => {
  const { lines, errors } = parseCodeOwners('CODEOWNERS', '!a @x\n[ab] @x\nc nobody\nd @x\n');
  expect(lines.map(({ pattern }) => pattern)).toEqual(['d']);
  expect(errors.map(({ line, kind }) => [line, kind])).toEqual([
    [1, 'Invalid pattern'],
    [2, 'Invalid pattern'],
    [3, 'Invalid owner'],
  ]);
});
