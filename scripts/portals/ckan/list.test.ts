import { expect, test } from 'vitest';
import { createCkanPortal } from './portal.ts';

/** A portal of this many entries that answers as CKAN does, without its hurry. */
function largePortal(entries: number, most = 1000) {
  const ids = Array.from({ length: entries }, (_, index) => String(index).padStart(8, '0'));
  const calls: string[] = [];
  const portal = createCkanPortal({
    id: 'large',
    url: 'https://ckan.example',
    token: 'secret',
    transport: {
      pause: async () => undefined,
      fetch: async (input, init) => {
        const action = new URL(String(input)).pathname.split('/').at(-1) ?? '';
        calls.push(action);
        if (action === 'user_show') return Response.json({ success: true, result: { name: 'publisher' } });
        const { fq, rows } = JSON.parse(String(init?.body));
        const after = /\{"([^"]*)" TO \*\]/.exec(fq)?.[1] ?? '';
        const left = ids.filter((id) => id > after);
        const results = left.slice(0, Math.min(rows, most)).map((id) => ({
          id,
          name: `entry-${id}`,
          state: 'active',
          private: false,
          metadata_modified: '2026-11-23T12:00:00.000000',
        }));
        return Response.json({ success: true, result: { count: left.length, results } });
      },
    },
  });
  return { portal, calls };
}

test.each([
  [0, 1],
  [1000, 1],
  [1001, 2],
  [10_000, 10],
])('%i entries are listed with %i pages and one call more', async (entries, pages) => {
  const { portal, calls } = largePortal(entries);
  expect(new Set((await portal.list()).map(({ name }) => name)).size).toBe(entries);
  expect(calls).toEqual(['user_show', ...Array.from({ length: pages }, () => 'package_search')]);
});

test('a portal that gives fewer at once than it is asked for is listed all the same', async () => {
  const { portal, calls } = largePortal(250, 100);
  expect(await portal.list()).toHaveLength(250);
  expect(calls).toHaveLength(4);
});
