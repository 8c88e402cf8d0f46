import { describe, expect, test } from 'vitest';
import { digestOf } from '../../ledger/digest.ts';
import { desiredEntry } from '../desired-entry.ts';
import { sampleDataset } from '../sample.ts';
import { ADMINISTRATOR } from './emulator/domain.ts';
import { socrataBench, type Wires } from './scratch-portal.ts';
import { assetOf, done, OTHER_CSV, plan, publish } from './scratch-publication.ts';

describe('what people change by hand', () => {
  async function published() {
    const bench = socrataBench();
    await publish(bench, [{}]);
    const id = await assetOf(bench, 'street-trees');
    const view = bench.emulator.domain.views.get(id);
    if (view === undefined) throw new Error('not published');
    const touch = (what: 'rows' | 'metadata') => {
      if (what === 'rows') view.rowsUpdatedAt += 100;
      view.metadataUpdatedAt += 100;
      bench.emulator.domain.changes += 1;
    };
    return { bench, id, view, touch };
  }

  test('a title: the record differs, the data does not, and the next run puts it right without new rows', async () => {
    const { bench, id } = await published();
    await bench.ask(ADMINISTRATOR, 'PATCH', `/api/views/metadata/v1/${id}`, { name: 'Renamed' });
    const uploads: string[] = [];
    const watch: Wires = { before: ({ method, url }) => void (method === 'POST' && uploads.push(url)) };
    expect((await plan(bench.connect(), [{}])).changes).toMatchObject([
      { kind: 'update', because: ['metadata'] },
    ]);
    expect(done(await publish(bench, [{}], watch))).toBe(true);
    expect(uploads.filter((url) => url.includes('/chunk/'))).toEqual([]);
    expect((await plan(bench.connect(), [{}])).changes).toEqual([]);
  });

  test('title, description and tags are told in the words of metadata.yml; nothing is, where more was changed', async () => {
    const { bench, id, view } = await published();
    const portal = bench.connect();
    const wanted = desiredEntry(portal, sampleDataset(), digestOf);
    const text = view.about.description.replace('Every tree', 'Each tree');
    await bench.ask(ADMINISTRATOR, 'PATCH', `/api/views/metadata/v1/${id}`, {
      description: text,
      tags: ['trees', 'streets', 'environment', 'Canopy'],
    });
    const told = await portal.edits?.(wanted);
    expect(told?.description).toMatch(/^Each tree that the city has planted.*urban canopy\.$/s);
    expect(told?.keywords).toEqual(['trees', 'streets', 'environment', 'Canopy']);
    expect(Object.keys(told ?? {})).toHaveLength(2);
    await bench.ask(ADMINISTRATOR, 'PATCH', `/api/views/metadata/v1/${id}`, { category: 'Something else' });
    expect(await portal.edits?.(wanted)).toEqual({});
  });

  test('a description of a column', async () => {
    const { bench, view, touch } = await published();
    const [column] = view.columns;
    if (column) column.description = 'Something else';
    touch('metadata');
    expect((await plan(bench.connect(), [{}])).changes).toMatchObject([{ because: ['metadata'] }]);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect(bench.emulator.domain.views.get(view.id)?.columns[0]?.description).toBe(
      'Number of the tree in TreeKeeper.',
    );
  });

  test('a licence', async () => {
    const { bench, id, view } = await published();
    await bench.ask(ADMINISTRATOR, 'PATCH', `/api/views/metadata/v1/${id}`, { license: 'Public Domain' });
    expect((await plan(bench.connect(), [{}])).changes).toMatchObject([{ because: ['metadata'] }]);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect(view.about.licenseId).toBe('CC0_10');
  });

  test('rows: the data differs; rows that were written again as they are do not', async () => {
    const { bench, view, touch } = await published();
    touch('rows');
    expect((await plan(bench.connect(), [{}])).changes).toEqual([]);
    view.rows = view.rows.slice(1);
    touch('rows');
    expect((await plan(bench.connect(), [{}])).changes).toMatchObject([
      { kind: 'update', because: ['data'] },
    ]);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect(view.rows).toHaveLength(12);
  });

  test('that it is hidden', async () => {
    const { bench, id } = await published();
    await bench.ask(ADMINISTRATOR, 'PUT', `/api/views/${id}/permissions`, { scope: 'private' });
    expect((await plan(bench.connect(), [{}])).changes).toMatchObject([{ because: ['visibility'] }]);
    expect(done(await publish(bench, [{}]))).toBe(true);
  });

  test('fields that are not ours are no difference, and survive a change', async () => {
    const { bench, view, touch } = await published();
    bench.emulator.domain.settings.fieldsets.Other = ['cycle'];
    view.about.metadata = { ...view.about.metadata, rowLabel: 'Tree' };
    (view.about.metadata.custom_fields as Record<string, unknown>).Other = { cycle: 'Monthly' };
    touch('metadata');
    expect((await plan(bench.connect(), [{}])).changes).toEqual([]);
    expect(done(await publish(bench, [{ metadata: { title: 'Trees' } }]))).toBe(true);
    expect(view.about.metadata).toMatchObject({
      rowLabel: 'Tree',
      custom_fields: { Other: { cycle: 'Monthly' } },
    });
  });

  test('a draft that somebody opened stays as it is', async () => {
    const { bench, id } = await published();
    const mine = await bench.ask(ADMINISTRATOR, 'POST', `/api/publishing/v1/revision/${id}`, {
      metadata: { name: 'My idea' },
      action: { type: 'replace' },
    });
    expect(mine.status).toBe(201);
    expect((await plan(bench.connect(), [{}])).changes).toEqual([]);
    expect(done(await publish(bench, [{ csv: OTHER_CSV }]))).toBe(true);
    const draft = bench.emulator.domain.revisions.get(id)?.[1];
    expect([draft?.about.name, draft?.closedAt]).toEqual(['My idea', null]);
  });
});

describe('two at once', () => {
  test('a revision that somebody applied in between is not overwritten', async () => {
    const bench = socrataBench();
    await publish(bench, [{}]);
    const id = await assetOf(bench, 'street-trees');
    let intruded = false;
    const intrude: Wires = {
      instead: async ({ method, url }) => {
        if (method !== 'PUT' || !/revision\/[^/]+\/\d+$/.test(url) || intruded) return null;
        intruded = true;
        const opened = await bench.ask(ADMINISTRATOR, 'POST', `/api/publishing/v1/revision/${id}`, {
          metadata: { name: 'Renamed meanwhile' },
        });
        const { links } = (await opened.json()) as { links: Record<string, string> };
        const applied = await bench.ask(ADMINISTRATOR, 'PUT', links.apply ?? '', {});
        const job = (await applied.json()) as { links: Record<string, string> };
        await bench.ask(ADMINISTRATOR, 'GET', job.links.show ?? '');
        return null;
      },
    };
    const [receipt] = await publish(bench, [{ csv: OTHER_CSV }], intrude);
    expect(receipt).toMatchObject({ outcome: 'failed' });
    expect(receipt?.detail).toContain('while this run was at work');
    expect(bench.emulator.domain.views.get(id)?.about.name).toBe('Renamed meanwhile');
    expect(done(await publish(bench, [{ csv: OTHER_CSV }]))).toBe(true);
  });

  test('an entry that is taken down while its rows are on their way stays down', async () => {
    const bench = socrataBench();
    await publish(bench, [{}]);
    const other = bench.connect();
    const [entry] = await other.list();
    let held = false;
    const takedown: Wires = {
      instead: async ({ url }) => {
        if (held || !url.includes('/chunk/') || entry === undefined) return null;
        held = true;
        await other.hold(entry, 'names of residents');
        return null;
      },
    };
    const [receipt] = await publish(bench, [{ csv: OTHER_CSV }], takedown);
    expect(receipt?.detail).toContain('taken down');
    expect(
      await bench.connect().observe({ name: 'street-trees', visibility: 'public' }, 'anonymous'),
    ).toMatchObject({
      visible: false,
    });
    expect(await bench.connect().list()).toMatchObject([
      { hold: 'names of residents', visibility: 'private' },
    ]);
  });
});
