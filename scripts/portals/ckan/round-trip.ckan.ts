import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_CSV, SAMPLE_METADATA } from '../sample.ts';
import { PortalRefusal } from '../types.ts';
import type { CkanPackage } from './package.ts';
import type { Access } from './server/access.ts';
import { ask, connectTo, emptyServer, existingOf, put, serverForTests } from './test-server.ts';

const server = await serverForTests(process.env);

describe.skipIf(server === null)('what a real CKAN keeps of what it is sent', () => {
  const access = server as Access;
  const name = 'street-trees';
  beforeEach(() => emptyServer(access));

  test.each<[string, Partial<typeof SAMPLE_METADATA>]>([
    [
      'markup and quotes',
      { title: `<b>"Trees" & 'shrubs'</b> \\ ; DROP`, description: '<script>1</script>\n\n# A\n\n* b _c_' },
    ],
    ['every script and emoji', { title: 'Árboles 樹木 δέντρα 🌳 e\u0301', creator: 'الأشجار' }],
    [
      'spaces, line ends and control characters',
      { creator: '\u0085Parks\u0085', title: '  Trees\t ', description: ' a\r\nb\u2028c \u0007 d\r ' },
    ],
    ['long text', { title: 'T'.repeat(200), description: 'Ä'.repeat(10_000) }],
    [
      'tags that CKAN would refuse',
      {
        keywords: [
          'a',
          'Parks & trees',
          'x/y',
          'ünï cödé',
          '🌳',
          'हिन्दी शब्द',
          'e\u0301te\u0301',
          '𝒳𝒳',
          'zz',
          'ZZ',
          'L'.repeat(120),
        ],
      },
    ],
    [
      'fields that are empty or many',
      {
        contributors: ['A; B', 'C'],
        relations: [{ title: 'x: y', url: 'https://arroyo.example/?a=b&c' }],
        key: [],
      },
    ],
    ['a licence that CKAN does not know', { license: 'arroyo-licence' }],
  ])('%s: nothing differs afterwards', async (_, metadata) => {
    const desired = await put(connectTo(access), { metadata });
    expect(await existingOf(connectTo(access), name)).toMatchObject({ recordDigest: desired.recordDigest });
    expect(await connectTo(access).observe(desired, 'anonymous')).toMatchObject({
      recordDigest: desired.recordDigest,
      dataDigest: desired.dataDigest,
    });
  });

  test('the table has every row, its types, and the data dictionary', async () => {
    await put(connectTo(access));
    const table = await readTable();
    expect(table.total).toBe(12);
    expect(table.records[6]).toMatchObject({
      tree_id: 4108,
      planted: null,
      height_m: 14.5,
      street: 'Dune Road',
    });
    expect(table.fields.find(({ id }) => id === 'height_m')).toMatchObject({
      type: 'numeric',
      info: { label: 'Height', notes: 'Height at the last survey. Unit: metres.' },
    });
    expect(table.fields.find(({ id }) => id === 'planted')?.type).toBe('date');
  });

  test('an edit of the dictionary alone reaches the table, and the file is not sent again', async () => {
    await put(connectTo(access));
    const [before] = (await show()).resources ?? [];
    const columns = SAMPLE_METADATA.columns.map((column) => ({ ...column, description: 'Other words.' }));
    await put(connectTo(access), { metadata: { columns } });
    const { fields, total } = await readTable();
    expect(fields.find(({ id }) => id === 'street')?.info?.notes).toBe('Other words.');
    expect(total).toBe(12);
    expect((await show()).resources?.[0]?.last_modified).toBe(before?.last_modified);
  });

  test.each(['🫨', 'xmin', 'b :c'])(
    'a column %s that CKAN does not take leaves the file without a table',
    async (column) => {
      const csv = `a,${column}\n1,2\n`;
      const desired = await put(connectTo(access), { csv });
      expect(await existingOf(connectTo(access), name)).toMatchObject({ dataDigest: desired.dataDigest });
      expect((await show()).resources?.[0]).toMatchObject({ datastore_active: false });
    },
  );

  test('new data of other columns replaces the table', async () => {
    await put(connectTo(access));
    const columns = [{ name: 'a', type: 'integer' as const, description: 'A.' }];
    await put(connectTo(access), { csv: 'a\n1\n2\n', metadata: { columns } });
    const { fields, total } = await readTable();
    expect([fields.map(({ id }) => id), total]).toEqual([['_id', 'a'], 2]);
  });

  test('a portal that fills its tables itself is left to do it', async () => {
    await put(connectTo(access, { loadsTables: false }));
    expect((await show()).resources).toMatchObject([{ url_type: 'upload', datastore_active: false }]);
  });

  test('a file that is no table is published without one', async () => {
    const desired = await put(connectTo(access), {
      csv: '_hidden,b\n1,2\n',
      metadata: { columns: [{ name: '_hidden', type: 'integer', description: 'A.' }] },
    });
    expect((await show()).resources?.[0]?.datastore_active).toBe(false);
    expect(await connectTo(access).observe(desired, 'anonymous')).toMatchObject({
      dataDigest: desired.dataDigest,
    });
  });

  test('data above the limit is linked where it has an address', async () => {
    const distribution = { url: 'https://data.arroyo.example/trees.csv', media_type: 'text/csv' };
    const desired = await put(connectTo(access, { maximumUpload: 100 }), { metadata: { distribution } });
    expect((await show()).resources).toMatchObject([{ url: distribution.url, url_type: '' }]);
    expect(await existingOf(connectTo(access), name)).toMatchObject({
      recordDigest: desired.recordDigest,
      dataDigest: desired.dataDigest,
    });
    const uploaded = await put(connectTo(access), { metadata: { distribution } });
    expect(await connectTo(access).observe(uploaded, 'anonymous')).toMatchObject({
      dataDigest: uploaded.dataDigest,
    });
    await put(connectTo(access, { maximumUpload: 100 }), { metadata: { distribution } });
    expect((await show()).resources).toMatchObject([{ url: distribution.url, datastore_active: false }]);
  });

  test('data above the limit without an address is refused, and the limit named', async () => {
    const refused = put(connectTo(access, { maximumUpload: 100 }));
    await expect(refused).rejects.toThrow(PortalRefusal);
    await expect(refused).rejects.toThrow('upload_limit');
  });

  test('a portal whose own limit is lower than we were told says so', async () => {
    const csv = `${SAMPLE_CSV}${'4114,Ginkgo biloba,,9.0,Fern Way,good\n'.repeat(300_000)}`;
    const refused = put(connectTo(access, { maximumUpload: 100 * 1024 * 1024 }), { csv });
    await expect(refused).rejects.toThrow(
      /refused package_revise: upload: File upload too large.*upload_limit/,
    );
  });

  test.each(['new', 'edit', 'search'])(
    'the name %s, which CKAN keeps for itself, is refused',
    async (identifier) => {
      await expect(put(connectTo(access), { metadata: { identifier } })).rejects.toThrow(
        'Choose another identifier',
      );
    },
  );

  interface Table {
    total: number;
    fields: { id: string; type: string; info?: { label: string; notes: string } }[];
    records: Record<string, unknown>[];
  }

  async function readTable(): Promise<Table> {
    const [resource] = (await show()).resources ?? [];
    const asked = { resource_id: resource?.id, sort: '_id' };
    return ask<Table>(access, null, 'datastore_search', asked);
  }

  function show(): Promise<CkanPackage> {
    return ask(access, access.administrator, 'package_show', { id: name });
  }
});
