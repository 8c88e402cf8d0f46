import { beforeEach, describe, expect, test } from 'vitest';
import type { CkanPackage } from './package.ts';
import type { Access } from './server/access.ts';
import { ask, connectTo, emptyServer, existingOf, put, serverForTests } from './test-server.ts';

const server = await serverForTests(process.env);

describe.skipIf(server === null)('what somebody changes on a real CKAN behind our back', () => {
  const access = server as Access;
  const name = 'street-trees';
  beforeEach(() => emptyServer(access));

  test.each<[string, (entry: CkanPackage) => object]>([
    ['a title', () => ({ title: 'My trees' })],
    ['a description', () => ({ notes: 'Mine' })],
    ['tags', ({ tags }) => ({ tags: [...(tags ?? []), { name: 'mine' }] })],
    ['the licence', () => ({ license_id: 'other-closed' })],
    ['the contact', () => ({ maintainer_email: 'me@arroyo.example' })],
    [
      'a field of ours',
      ({ extras }) => ({ extras: (extras ?? []).filter(({ key }) => key !== 'frequency') }),
    ],
    [
      'the description of the file',
      ({ resources }) => ({ resources: [{ ...resources?.[0], description: 'Mine' }] }),
    ],
    [
      'a second file',
      ({ resources }) => ({ resources: [...(resources ?? []), { url: 'https://arroyo.example/x.csv' }] }),
    ],
  ])('%s: the metadata differs, the data does not, and the next run mends it', async (_, edit) => {
    const desired = await put(connectTo(access));
    const { id, ...entry } = await show();
    await ask(access, access.administrator, 'package_patch', { id, ...edit({ id, ...entry }) });
    const found = await existingOf(connectTo(access), name);
    expect(found).toMatchObject({ owned: true, dataDigest: desired.dataDigest });
    expect(found).not.toHaveProperty('recordDigest');
    await put(connectTo(access));
    expect(await existingOf(connectTo(access), name)).toMatchObject({
      recordDigest: desired.recordDigest,
      dataDigest: desired.dataDigest,
    });
  });

  test.each<[string, (entry: CkanPackage) => object, object]>([
    [
      'title and description',
      ({ notes }) => ({ title: 'My trees', notes: notes?.replace('Every tree', 'Each tree') }),
      { title: 'My trees', description: expect.stringMatching(/^Each tree/) },
    ],
    ['tags', () => ({ tags: [{ name: 'trees' }, { name: 'shade' }] }), { keywords: ['trees', 'shade'] }],
    [
      'the contact',
      () => ({ maintainer_email: 'trees@arroyo.example' }),
      { contact: { name: 'Parks open data desk', email: 'trees@arroyo.example' } },
    ],
    ['nothing', () => ({}), {}],
    [
      'a title, and a licence that is not theirs to change',
      () => ({ title: 'My trees', license_id: 'other-closed' }),
      {},
    ],
    [
      'the documentation below the description',
      ({ notes }) => ({ notes: notes?.replace('Measured', 'Guessed') }),
      {},
    ],
    ['fields of their own', () => ({ version: '7' }), {}],
  ])('%s: told as metadata.yml would say it, or not at all', async (_, edit, told) => {
    const readme = 'Measured with a laser.';
    const desired = await put(connectTo(access), { readme });
    const entry = await show();
    await ask(access, access.administrator, 'package_patch', { id: entry.id, ...edit(entry) });
    expect(await connectTo(access).edits?.(desired)).toEqual(told);
  });

  test('the file: the data differs, even where somebody uploads the same bytes', async () => {
    const desired = await put(connectTo(access));
    const [resource] = (await show()).resources ?? [];
    const form = new FormData();
    form.set('id', resource?.id ?? '');
    form.set('upload', new Blob(['mine\n1\n']), 'mine.csv');
    const upload = { method: 'POST', headers: { authorization: access.administrator }, body: form };
    await fetch(`${access.url}/api/3/action/resource_patch`, upload);
    expect(await existingOf(connectTo(access), name)).not.toHaveProperty('dataDigest');
    await put(connectTo(access));
    expect(await connectTo(access).observe(desired, 'anonymous')).toMatchObject({
      dataDigest: desired.dataDigest,
    });
  });

  test('the whole entry to another organisation', async () => {
    await put(connectTo(access));
    const organization = { name: 'somebody-else', title: 'Somebody else' };
    await ask(access, access.publisher, 'organization_create', organization).catch(() => undefined);
    await ask(access, access.administrator, 'package_patch', { id: name, owner_org: organization.name });
    expect(await existingOf(connectTo(access), name)).not.toHaveProperty('recordDigest');
    await put(connectTo(access));
    expect((await show()).organization).toMatchObject({ name: 'parks' });
  });

  test('fields that belong to the portal are no difference, and stay through the next change', async () => {
    const desired = await put(connectTo(access));
    const { id, extras = [] } = await show();
    const theirs = { key: 'harvested_by', value: 'somebody' };
    await ask(access, access.administrator, 'package_patch', {
      id,
      version: '7',
      url: 'https://arroyo.example/trees',
      extras: [...extras, theirs],
    });
    expect(await existingOf(connectTo(access), name)).toMatchObject({ recordDigest: desired.recordDigest });
    await put(connectTo(access), { metadata: { title: 'Trees' } });
    expect(await show()).toMatchObject({
      title: 'Trees',
      version: '7',
      url: 'https://arroyo.example/trees',
      extras: expect.arrayContaining([theirs]),
    });
  });

  test('an entry that changes after it was looked at is refused, and left as it is', async () => {
    await put(connectTo(access));
    const portal = connectTo(access);
    const existing = await existingOf(portal, name);
    await ask(access, access.administrator, 'package_patch', { id: name, title: 'My trees' });
    const looked = { ...portal, list: async () => (existing === null ? [] : [existing]) };
    await expect(put(looked, { metadata: { title: 'Trees' } })).rejects.toThrow('changed on the portal');
    expect((await show()).title).toBe('My trees');
  });

  function show(): Promise<CkanPackage> {
    return ask(access, access.administrator, 'package_show', { id: name });
  }
});
