import { expect, test } from 'vitest';
import { type Authored, isBot, loginsByEmail, peopleOf } from './people.ts';

const made = (by: Partial<Authored>, message = 'Change', email = 'sam@arroyo.example'): Authored => ({
  author: null,
  committer: null,
  ...by,
  commit: { author: { email }, committer: { email: 'noreply@github.example' }, message },
});

test('author, committer and co-authors are people of a commit; the website is not', () => {
  const commit = made(
    { author: { login: 'sam' }, committer: { login: 'web-flow' } },
    'Change\n\nCo-authored-by: Ines <12345+ines@users.noreply.github.com>\nco-authored-by: Ivo <ivo@users.noreply.github.example>',
  );
  expect(peopleOf(commit, new Map())).toEqual(['sam', 'ines', 'ivo']);
});

test('an address that another commit ties to a login is that person', () => {
  const logins = loginsByEmail([made({ author: { login: 'sam' } })]);
  const commit = made(
    { committer: { login: 'cora' } },
    'Change\n\nCo-Authored-By: Sam <SAM@arroyo.example>',
    'other@arroyo.example',
  );
  expect(peopleOf(commit, logins)).toEqual(['other@arroyo.example', 'cora', 'sam']);
});

test('an address with an old name is the account that GitHub says it is, too', () => {
  const commit = made({}, 'Change\n\nCo-authored-by: Ines <7+ines-before@users.noreply.github.com>');
  const logins = new Map([['7+ines-before@users.noreply.github.com', 'ines']]);
  expect(peopleOf(commit, logins)).toContain('ines');
});

test.each([
  'co-authored-by:Ines<ines@arroyo.example>',
  'CO-AUTHORED-BY : Ines <ines@arroyo.example>',
  '  Co-authored-by:\tInes\u00a0<ines@arroyo.example>   ',
  'Co-authored-by: Ines <ines@arroyo.example> (both of us)',
  'Co-authored-by: Ivo <ivo@arroyo.example>, Ines < ines@arroyo.example >',
  'Co-authored-by: Ines <Ines@arroyo.example>\r',
  '* Co-authored-by: Ines <ines@arroyo.example>',
])('a trailer is one however it is spaced: %j', (line) => {
  const commit = made(
    { author: { login: 'sam' } },
    `Change\n\n${line}\nSigned-off-by: Sam <sam@arroyo.example>`,
  );
  expect(peopleOf(commit, new Map([['ines@arroyo.example', 'ines']]))).toContain('ines');
});

test('an address of GitHub’s own is one in capitals too', () => {
  const commit = made({}, 'Change\n\nCo-authored-by: Ines <7+Ines@Users.NoReply.GitHub.com>');
  expect(peopleOf(commit, new Map())).toContain('Ines');
});

test('a line that only looks like a trailer names nobody', () => {
  const commit = made(
    { author: { login: 'sam' }, committer: { login: 'sam' } },
    'Not co-authored-by: X <x@y.example>\nCo-authored-by: nobody',
  );
  expect(peopleOf(commit, new Map())).toEqual(['sam']);
});

test('bots are told by type or name', () => {
  expect(isBot('daylight[bot]', 'User')).toBe(true);
  expect(isBot('sam', 'Bot')).toBe(true);
  expect(isBot('sam', 'User')).toBe(false);
});
