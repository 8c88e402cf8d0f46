import { expect, test } from 'vitest';
import { createCkanPortal } from './portal.ts';

const FILE = '/dataset/1/resource/2/download/trees.csv';
const ENTRY = {
  id: '1',
  name: 'trees',
  state: 'active',
  private: true,
  resources: [{ id: '2', url: `https://ckan.example${FILE}`, url_type: 'upload' }],
};

/** What a visitor without a token gets to see, by path; the reviewer sees everything. */
function leaking(open: readonly string[]) {
  const refusal = { success: false, error: { __type: 'Authorization Error', message: 'Access denied' } };
  return createCkanPortal({
    id: 'leaking',
    url: 'https://ckan.example',
    token: 'secret',
    transport: {
      pause: async () => undefined,
      fetch: async (input, init) => {
        const { pathname } = new URL(String(input));
        const known = new Headers(init?.headers).has('authorization');
        if (!known && !open.includes(pathname)) return Response.json(refusal, { status: 403 });
        return Response.json({ success: true, result: ENTRY });
      },
    },
  });
}

test.each([
  ['the page', ['/dataset/trees']],
  ['the file', [FILE]],
  ['the API', ['/api/3/action/package_show']],
])('of what is private, %s alone is already too much', async (_, open) => {
  const seen = await leaking(open).observe({ name: 'trees', visibility: 'private' }, 'anonymous');
  expect(seen.visible).toBe(true);
});

test('what nobody but reviewers sees is private', async () => {
  const seen = await leaking([]).observe({ name: 'trees', visibility: 'private' }, 'anonymous');
  expect(seen).toEqual({ visible: false, retired: false });
});

test('what is public has to be seen as a page too', async () => {
  const api = ['/api/3/action/package_show', FILE];
  const look = (open: string[]) =>
    leaking(open).observe({ name: 'trees', visibility: 'public' }, 'anonymous');
  expect((await look(api)).visible).toBe(false);
  expect((await look([...api, '/dataset/trees'])).visible).toBe(true);
});
