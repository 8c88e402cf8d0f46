import { expect, test } from 'vitest';
import { createOctokit } from './octokit.ts';
import { pushersOf, readPushes, tipAt } from './pushes.ts';

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
      const listed = pushes.map(([after, login], i) => ({
        after,
        actor: login === null ? null : { login },
        timestamp: `2026-11-22T10:0${pushes.length - i}:00Z`,
      }));
      return new Response(JSON.stringify(listed), { headers });
    },
  });
  return readPushes(octokit, branch);
}

const pushersIn = (pushes: Parameters<typeof pushersOf>[0]) => Object.fromEntries(pushersOf(pushes, commits));

test('each push brought what no earlier push did', async () => {
  expect(
    pushersIn(
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
  expect(pushersIn(await read([['m', 'cora']]))).toEqual({ a: 'cora', b: 'cora', m: 'cora' });
});

test('a push that was overwritten since, or whose account is gone, says nothing', async () => {
  expect(
    pushersIn(
      await read([
        ['a', 'sam'],
        ['gone', 'ciro'],
      ]),
    ),
  ).toEqual({ a: 'sam' });
  expect(
    pushersIn(
      await read([
        ['b', 'sam'],
        ['a', null],
      ]),
    ),
  ).toEqual({ a: 'sam', b: 'sam' });
});

test('where GitHub does not tell, nothing is known; where it is away, that is an outage', async () => {
  expect(await read(404)).toEqual([]);
  await expect(read(500)).rejects.toThrow(/activity/);
});

test('the tip at a time is that of the last push until then, if the list leads to the head at all', async () => {
  const pushes = await read([
    ['b', 'sam'],
    ['a', 'sam'],
  ]);
  const at = (time: string, head = 'b') => tipAt(pushes, head, `2026-11-22T${time}Z`);
  expect([at('10:00:59'), at('10:01:00'), at('10:01:59.5'), at('10:02:00')]).toEqual([
    undefined,
    'a',
    'a',
    'b',
  ]);
  expect(at('10:02:00', 'newer')).toBeUndefined();
});
