import { describe, expect, test } from 'vitest';
import type { SampleChoice } from '../sample.ts';
import { PUBLISHER, type User } from './emulator/domain.ts';
import { type SocrataBench, socrataBench } from './scratch-portal.ts';
import { assetOf, done, PREVIEW, plan, publish, RETIRED } from './scratch-publication.ts';

async function statuses(bench: SocrataBench, user: User | null, paths: string[]): Promise<number[]> {
  return Promise.all(paths.map(async (path) => (await bench.ask(user, 'GET', path)).status));
}

describe('who sees what', () => {
  test('a private entry is invisible to a stranger: interface, page, file and search; a public one is not', async () => {
    const bench = socrataBench();
    await publish(bench, [PREVIEW]);
    const id = await assetOf(bench, 'street-trees--pr-31');
    const revision = `/api/publishing/v1/revision/${id}/0`;
    const paths = [
      `/api/views/${id}`,
      `/api/views/metadata/v1/${id}`,
      `/resource/${id}.csv`,
      `/api/views/${id}/rows.csv`,
      `/d/${id}`,
      `/d/${id}/revisions/0`,
      revision,
      `${revision}/source/download`,
    ];
    for (const status of await statuses(bench, null, paths)) expect([401, 403]).toContain(status);
    const search = await (await bench.ask(null, 'GET', '/api/catalog/v1')).text();
    expect(search).not.toContain('street');
    expect(await statuses(bench, PUBLISHER, [`/d/${id}/revisions/0`, `${revision}/source/download`])).toEqual(
      [200, 200],
    );

    await publish(bench, [{}]);
    const open = await assetOf(bench, 'street-trees');
    const shown = [
      `/api/views/${open}`,
      `/resource/${open}.csv`,
      `/api/views/${open}/rows.csv`,
      `/d/${open}`,
    ];
    expect(await statuses(bench, null, shown)).toEqual([200, 200, 200, 200]);
  });

  test('a preview of what is published is a draft revision of it, and goes as one', async () => {
    const bench = socrataBench();
    await publish(bench, [{}]);
    const id = await assetOf(bench, 'street-trees');
    const [receipt] = await publish(bench, [{}, PREVIEW]);
    expect(receipt).toMatchObject({
      outcome: 'done',
      address: `https://data.arroyo.example/d/${id}/revisions/1`,
    });
    expect(bench.emulator.domain.views.size).toBe(1);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect(bench.emulator.domain.revisions.get(id)?.map(({ closedAt }) => closedAt !== null)).toEqual([
      true,
      true,
    ]);
    expect(bench.emulator.domain.views.get(id)?.scope).toBe('public');
  });

  test('a retirement under review is previewed as the tombstone it will be', async () => {
    const bench = socrataBench();
    const wanted: SampleChoice[] = [{}, { ...PREVIEW, metadata: { retired: RETIRED } }];
    expect(done(await publish(bench, wanted))).toBe(true);
    const portal = bench.connect();
    expect((await plan(portal, wanted)).changes).toEqual([]);
    const entry = { name: 'street-trees--pr-31', visibility: 'private' } as const;
    const seen = await portal.observe(entry, 'reviewer');
    expect(seen).toMatchObject({ visible: true, retired: true });
    expect(seen.dataDigest).toBeUndefined();
  });

  test('a retired dataset keeps its address and its columns, says why, and has no rows', async () => {
    const bench = socrataBench();
    await publish(bench, [{}]);
    const id = await assetOf(bench, 'street-trees');
    expect(done(await publish(bench, [{ metadata: { retired: RETIRED } }]))).toBe(true);
    expect(await assetOf(bench, 'street-trees')).toBe(id);
    const page = await (await bench.ask(null, 'GET', `/d/${id}`)).text();
    expect(page).toContain('This dataset was retired on 2026-10-31');
    const rows = await (await bench.ask(null, 'GET', `/resource/${id}.csv`)).text();
    expect(rows).toBe('"tree_id","species","planted","height_m","street","condition"\n');
  });
});
