import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPath } from '../forge/rules/pattern.ts';
import { readCodeowners, ruleFor } from './codeowners-match.ts';

function owned(pattern: string, path: string): boolean {
  return ruleFor(readCodeowners(`${pattern} @ada`), path) !== undefined;
}

/** Pattern, paths it owns, paths it does not own. Most are the examples of GitHub's "About code owners". */
const PATTERNS: [string, string[], string[]][] = [
  ['*', ['README.md', 'a/b/c.txt', '.github/x.yml'], []],
  ['/*', ['README.md', 'CODEOWNERS'], ['docs/a.md', 'docs/a/b.md']],
  ['*.js', ['a.js', 'src/lib/a.js', 'folder.js/inner.txt'], ['a.jsx', 'js']],
  ['/build/logs/', ['build/logs/a.txt', 'build/logs/x/y.txt'], ['x/build/logs/a.txt', 'build/logs']],
  ['docs/*', ['docs/getting-started.md'], ['docs/build-app/troubleshooting.md', 'x/docs/a.md']],
  ['apps/', ['apps/a.ts', 'x/apps/y/a.ts'], ['apps', 'my-apps/a.ts']],
  ['/docs/', ['docs/a.md', 'docs/x/y.md'], ['x/docs/a.md']],
  ['/scripts', ['scripts', 'scripts/a.ts', 'scripts/x/y.ts'], ['x/scripts', 'scripts2']],
  ['**/logs', ['logs', 'build/logs', 'deeply/nested/logs/a.txt'], ['logs2', 'build/logs.txt']],
  ['/apps/github', ['apps/github', 'apps/github/a.md'], ['apps/githubs/a.md']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b/c.txt'], ['x/a/b', 'ab']],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'x/a/b']],
  ['**', ['a', 'a/b'], []],
  [
    'datasets/*/*/data.*',
    ['datasets/transport/counts/data.csv'],
    ['datasets/transport/data.csv', 'datasets/a/b/c/data.csv'],
  ],
  ['/a?c', ['abc'], ['ac', 'a/c']],
  ['/path\\ with\\ blanks/', ['path with blanks/a.txt'], ['path']],
  ['/c\\#.txt', ['c#.txt'], ['c']],
  ['/a.b', ['a.b'], ['axb']],
  ['/a+(b)', ['a+(b)'], ['aab']],
  ['/', [], ['a', 'a/b']],
  ['**/', ['a/b', 'a/b/c'], ['a']],
  ['/doc*', ['docs', 'docs/a.md', 'docs/x/y.md'], ['x/docs']],
  ['docs/**/', ['docs/x/a.md'], ['docs/a.md']],
  ['/a\\*', ['a*'], ['ab']],
  ['/README.md', ['README.md'], ['docs/README.md', 'readme.md']],
];

describe.each(PATTERNS)('%s', (pattern, inside, outside) => {
  test('owns what it should and nothing else', () => {
    expect(inside.filter((path) => !owned(pattern, path))).toEqual([]);
    expect(outside.filter((path) => owned(pattern, path))).toEqual([]);
  });
});

test('the local forge, which has a matcher of its own, owns the same paths by every pattern', () => {
  const part = fc.constantFrom('a', 'b', '*', '**', 'a*', '*b', '?');
  const pattern = fc
    .tuple(fc.constantFrom('', '/'), fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '/'))
    .map(([begin, parts, end]) => begin + parts.join('/') + end);
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'c'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(pattern, path, (one, other) => {
      expect(owned(one, other)).toBe(matchesPath(one, other));
    }),
    { numRuns: 2000 },
  );
});

test('the last line that matches decides, whatever came before', () => {
  const file = readCodeowners(
    '* @all\n/docs/ @writers @arroyo/editors\n/docs/secret/\n*.md docs@arroyo.example',
  );
  expect(ruleFor(file, 'a.txt')?.owners).toEqual(['@all']);
  expect(ruleFor(file, 'docs/a.txt')?.owners).toEqual(['@writers', '@arroyo/editors']);
  expect(ruleFor(file, 'docs/a.md')?.owners).toEqual(['docs@arroyo.example']);
  expect(ruleFor(file, 'docs/secret/a.txt')).toMatchObject({ owners: [], line: 3 });
});

test('comments and empty lines are no rules, nor is a comment behind the owners', () => {
  const file = readCodeowners('# all\n\n  \n* @ada # and only her\r\n');
  expect(file).toMatchObject({ rules: [{ line: 4, pattern: '*', owners: ['@ada'] }], faults: [] });
});

test('what GitHub skips is said, with its line, and owns nothing', () => {
  const file = readCodeowners('!a @ada\n/x[ab] @ada\n\\#a @ada\n*** @ada\n*.md ada\n*.md @arroyo/');
  expect(file.rules).toEqual([]);
  expect(file.faults.map(({ line, problem }) => [line, problem])).toEqual([
    [1, 'negation'],
    [2, 'character-range'],
    [3, 'escaped-comment'],
    [4, 'too-many-stars'],
    [5, 'invalid-owner'],
    [6, 'invalid-owner'],
  ]);
});
