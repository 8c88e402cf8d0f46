import { expect, test } from 'vitest';
import { createOctokit } from './octokit.ts';
import { readPushers } from './pushers.ts';

const branch = { owner: 'arroyo', repo: 'open-data', branch: 'trees' };
const commits = [
  { sha: 'a', parents: [{ sha: 'main' }] },
  { sha: 'b', parents: [{ sha: 'a' }] },
  { sha: 'm', parents: [{ sha: 'b' }, { sha: 'main-2' }] },
];

/** Newest first, as GitHub lists them. */
function read(pushes: [after: string, by: string | null][] | number) {
  const octokit = createOctokit({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async () => {
      const headers = { 'content-type': 'application/json' };
      if (typeof pushes === 'number') return new Response('{"message":"no"}', { status: pushes, headers });
      const listed = pushes.map(([after, login]) => ({ after, actor: login === null ? null : { login } }));
      return new Response(JSON.stringify(listed), { headers });
    },
  });
  return readPushers(octokit, branch, commits);
}

test('each push brought what no earlier push did', async () => {
  expect(
    Object.fromEntries(
      await read([
        ['m', 'cora'],
        ['b', 'ciro'],
        ['a', 'sam'],
      ]),
    ),
  ).toEqual({
    a: 'sam',
    b: 'ciro',
    m: 'cora',
  });
  expect(Object.fromEntries(await read([['m', 'cora']]))).toEqual({ a: 'cora', b: 'cora', m: 'cora' });
});

test('a push that was overwritten since, or whose account is gone, says nothing', async () => {
  expect(
    Object.fromEntries(
      await read([
        ['a', 'sam'],
        ['gone', 'ciro'],
      ]),
    ),
  ).toEqual({ a: 'sam' });
  expect(
    Object.fromEntries(
      await read([
        ['b', 'sam'],
        ['a', null],
      ]),
    ),
  ).toEqual({ a: 'sam', b: 'sam' });
});

test('where GitHub does not tell, nothing is known; where it is away, that is an outage', async () => {
  expect((await read(404)).size).toBe(0);
  await expect(read(500)).rejects.toThrow(/activity/);
});
