import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_CSV } from '../sample.ts';
import type { CkanPackage, CkanResource } from './package.ts';
import { createCkanPortal } from './portal.ts';
import type { Access } from './server/access.ts';
import { ask, connectTo, emptyServer, existingOf, put, removeEntry, serverForTests } from './test-server.ts';
import { watchedTransport } from './test-transport.ts';

const server = await serverForTests(process.env);

describe.skipIf(server === null)('who sees what on a real CKAN', () => {
  const access = server as Access;
  beforeEach(() => emptyServer(access));

  test('a private entry is hidden from a visitor: API, search, page, file, table', async () => {
    const portal = connectTo(access);
    await put(portal, { visibility: 'private', pullRequest: 31 });
    const { entry, resource } = await showAs(access.administrator, 'street-trees--pr-31');
    expect(entry.private).toBe(true);
    expect(await visitor(entry, resource)).toEqual({
      show: 403,
      search: 0,
      page: 404,
      file: 403,
      table: 403,
    });
    expect(await fileAs(access.publisher, resource)).toBe(SAMPLE_CSV);
  });

  test('a public entry is seen in all these places, file and table included', async () => {
    await put(connectTo(access));
    const { entry, resource } = await showAs(access.administrator, 'street-trees');
    expect(await visitor(entry, resource)).toEqual({
      show: 200,
      search: 1,
      page: 200,
      file: 200,
      table: 200,
    });
  });

  test('a new entry is hidden until everything of it is there', async () => {
    const seen: number[] = [];
    const transport = watchedTransport({
      after: async () => seen.push(await status('api/3/action/package_show?id=street-trees')),
    });
    await put(createCkanPortal({ id: 'ckan', url: access.url, token: access.publisher, transport }));
    expect(seen.filter((code) => code === 200)).toHaveLength(1);
    expect(seen.at(-1)).toBe(200);
  });

  test('a preview that is removed leaves neither its file nor its table in the bin', async () => {
    const portal = connectTo(access);
    const desired = await put(portal, { visibility: 'private', pullRequest: 31 });
    const { resource } = await showAs(access.administrator, desired.name);
    await removeEntry(connectTo(access), desired);
    expect(await fileAs(access.administrator, resource)).not.toContain('Quercus agrifolia');
    await expect(
      ask(access, access.administrator, 'datastore_search', { resource_id: resource.id }),
    ).rejects.toThrow('404');
    expect(await portal.observe({ name: desired.name, visibility: 'private' }, 'reviewer')).toMatchObject({
      visible: false,
    });
  });

  test('what is retired keeps its page, and neither file nor table', async () => {
    await put(connectTo(access));
    const { entry, resource } = await showAs(access.administrator, 'street-trees');
    const retired = {
      date: '2026-10-31',
      reason: 'The survey has ended.',
      notice: '2026-10-01',
      users: 'Told.',
    };
    await put(connectTo(access), { metadata: { retired } });
    expect(await visitor(entry, resource)).toEqual({
      show: 200,
      search: 1,
      page: 200,
      file: 404,
      table: 404,
    });
  });

  test('the name of a removed preview can be used again', async () => {
    const preview = { visibility: 'private' as const, pullRequest: 31 };
    await removeEntry(connectTo(access), await put(connectTo(access), preview));
    const again = await put(connectTo(access), preview);
    expect(await connectTo(access).observe(again, 'reviewer')).toMatchObject({
      visible: true,
      dataDigest: again.dataDigest,
    });
  });

  test('what should be private and is not is noticed', async () => {
    const portal = connectTo(access);
    const desired = await put(portal);
    await ask(access, access.administrator, 'package_patch', { id: desired.name, private: true });
    expect(await portal.observe({ ...desired, visibility: 'private' }, 'anonymous')).toMatchObject({
      visible: false,
    });
    await ask(access, access.administrator, 'package_patch', { id: desired.name, private: false });
    expect(await portal.observe({ ...desired, visibility: 'private' }, 'anonymous')).toMatchObject({
      visible: true,
    });
  });

  test('what was taken down is told by no stream of activities either, also once it is back', async () => {
    const portal = connectTo(access);
    const leak = 'Ms. Example of 1 Alder Street';
    await put(portal, { metadata: { description: `Every tree, and ${leak}, who asked for it.` } });
    const { entry } = await showAs(access.administrator, 'street-trees');
    const existing = await existingOf(portal, entry.name);
    if (existing !== null) await portal.hold(existing, 'names of residents');
    expect(await streams(entry)).not.toContain(leak);
    await put(connectTo(access));
    expect(await status(`dataset/${entry.name}`)).toBe(200);
    expect(await streams(entry)).not.toContain(leak);
  });

  async function streams({ id, creator_user_id }: CkanPackage): Promise<string> {
    const paths = [
      `package_activity_list?id=${id}`,
      'recently_changed_packages_activity_list',
      'organization_activity_list?id=parks',
      `user_activity_list?id=${creator_user_id}`,
    ];
    const answers = paths.map(async (path) => (await fetch(`${access.url}/api/3/action/${path}`)).text());
    return (await Promise.all(answers)).join();
  }

  async function showAs(token: string, id: string): Promise<{ entry: CkanPackage; resource: CkanResource }> {
    const entry = await ask<CkanPackage>(access, token, 'package_show', { id });
    const [resource] = entry.resources ?? [];
    if (resource === undefined) throw new Error(`${id} has no resource`);
    return { entry, resource };
  }

  async function visitor({ name }: CkanPackage, { id, url }: CkanResource) {
    const { count } = await ask<{ count: number }>(access, null, 'package_search', {
      fq: `name:${name}`,
      include_private: true,
    });
    return {
      show: await status(`api/3/action/package_show?id=${name}`),
      search: count,
      page: await status(`dataset/${name}`),
      file: await status(url ?? ''),
      table: await status(`api/3/action/datastore_search?resource_id=${id}`),
    };
  }

  async function status(path: string): Promise<number> {
    const answer = await fetch(new URL(path, `${access.url}/`));
    await answer.body?.cancel();
    return answer.status;
  }

  async function fileAs(token: string, { url }: CkanResource): Promise<string> {
    return (await fetch(url ?? '', { headers: { authorization: token } })).text();
  }
});
