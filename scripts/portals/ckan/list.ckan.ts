import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { ckanApi } from './api.ts';
import { listPackages } from './list.ts';
import type { CkanPackage } from './package.ts';
import type { Access } from './server/access.ts';
import { ask, emptyServer, serverForTests } from './test-server.ts';
import { watchedTransport } from './test-transport.ts';

const server = await serverForTests(process.env);

describe.skipIf(server === null)('the listing of a real CKAN', () => {
  const access = server as Access;
  const names = Array.from({ length: 7 }, (_, index) => `entry-${index}`);

  beforeEach(async () => {
    await emptyServer(access);
    const organization = { name: 'listing', title: 'Listing' };
    await ask(access, access.publisher, 'organization_create', organization).catch(() => undefined);
    for (const name of names) await add(name);
  });

  test.each([1, 2, 3, 7, 1000])('pages of %i give every entry once, private ones included', async (rows) => {
    const found = await all(listPackages(ckanApi(account(), { fetch, pause }), rows));
    expect(found.map(({ name }) => name).sort()).toEqual(names);
  });

  test('what is made while the pages are turned moves no other entry out of them', async () => {
    let turned = 0;
    const transport = watchedTransport({
      after: async ({ what }) => {
        turned += what === 'package_search' ? 1 : 0;
        if (what === 'package_search' && turned < 3) await add(`late-${turned}`);
      },
    });
    const found = await all(listPackages(ckanApi(account(), transport), 2));
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  async function all(packages: AsyncIterable<CkanPackage>): Promise<CkanPackage[]> {
    const found: CkanPackage[] = [];
    for await (const entry of packages) found.push(entry);
    return found;
  }

  function account() {
    return { url: access.url, token: access.publisher };
  }

  async function add(name: string): Promise<void> {
    const isPrivate = Number(name.at(-1)) % 2 === 0;
    const entry = { name, title: name, owner_org: 'listing', private: isPrivate };
    await ask(access, access.publisher, 'package_create', entry);
  }
});
