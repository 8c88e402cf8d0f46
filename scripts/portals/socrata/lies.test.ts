import { describe, expect, test } from 'vitest';
import { type SocrataBench, socrataBench } from './scratch-portal.ts';
import { done, plan, publish } from './scratch-publication.ts';

describe('a portal that lies', () => {
  const lies: [string, (request: Request, bench: SocrataBench) => Response | null, string][] = [
    [
      'says that it applied, and did not',
      (request) =>
        request.method === 'PUT' && request.url.endsWith('/apply') ? Response.json({ resource: {} }) : null,
      'lost the change',
    ],
    [
      'drops a row',
      (request, { emulator }) => {
        if (request.method === 'PATCH') for (const view of emulator.domain.views.values()) view.rows.pop();
        return null;
      },
      'read-back-data',
    ],
    [
      'changes a value',
      (request, { emulator }) => {
        for (const view of emulator.domain.views.values())
          if (request.method === 'PATCH' && view.rows[0]?.[1]) view.rows[0][1] = { ok: 'Quercus robur' };
        return null;
      },
      'read-back-data',
    ],
    [
      'shows another title',
      (request, { emulator }) => {
        for (const view of emulator.domain.views.values())
          if (request.method === 'GET' && view.published) view.about.name = 'Something else';
        return null;
      },
      'shows another title',
    ],
    [
      'stays private',
      (request) =>
        request.method !== 'GET' && /\/(?:permissions$|approvals\?)/.test(request.url)
          ? Response.json({ scope: 'public' })
          : null,
      'not shown to everybody',
    ],
  ];

  test.each(lies)('and %s is caught', async (_, lie, expected) => {
    const bench = socrataBench();
    const [receipt] = await publish(bench, [{}], { instead: (request) => lie(request, bench) });
    expect(receipt?.outcome).toBe('failed');
    expect(`${receipt?.reason?.id ?? ''} ${receipt?.detail ?? ''}`).toContain(expected);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect((await plan(bench.connect(), [{}])).changes).toEqual([]);
  });
});
