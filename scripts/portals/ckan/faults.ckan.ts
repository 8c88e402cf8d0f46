import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_CSV, type SampleChoice } from '../sample.ts';
import { type Portal, PortalOutage } from '../types.ts';
import type { CkanPackage } from './package.ts';
import { createCkanPortal } from './portal.ts';
import type { Access } from './server/access.ts';
import { ask, connectTo, emptyServer, existingOf, put, removeEntry, serverForTests } from './test-server.ts';
import { type Look, type Passing, watchedTransport } from './test-transport.ts';

const server = await serverForTests(process.env);
const OTHER_CSV = SAMPLE_CSV.replace('4102,', '5102,');
const PREVIEW: SampleChoice = { visibility: 'private', pullRequest: 31 };

describe.skipIf(server === null)('a real CKAN on a bad day', () => {
  const access = server as Access;
  beforeEach(() => emptyServer(access));

  test.each<[string, () => Promise<unknown>, (portal: Portal) => Promise<unknown>]>([
    ['a creation', async () => undefined, (portal) => put(portal)],
    [
      'an update of metadata and data',
      () => put(connectTo(access)),
      (portal) => put(portal, { csv: OTHER_CSV, metadata: { title: 'Trees' } }),
    ],
    [
      'an update of metadata',
      () => put(connectTo(access)),
      (portal) => put(portal, { metadata: { title: 'Trees' } }),
    ],
    [
      'the end of a preview',
      () => put(connectTo(access), PREVIEW),
      async (portal) => {
        const entry = await existingOf(connectTo(access), 'street-trees--pr-31');
        if (entry !== null) await removeEntry(portal, entry);
      },
    ],
    [
      'a takedown',
      () => put(connectTo(access)),
      async (portal) => {
        const entry = await existingOf(portal, 'street-trees');
        if (entry !== null) await portal.hold(entry, 'names of residents');
      },
    ],
  ])('%s that is killed after any of its calls is completed by the next run', async (_, before, work) => {
    await before();
    await work(connectTo(access));
    const expected = await everything();
    for (let at = 1; ; at += 1) {
      await emptyServer(access);
      await before();
      const killed = await dies(work(connectThrough(killAfter(at))));
      await work(connectTo(access));
      expect(await everything()).toEqual(expected);
      if (!killed) return;
    }
  });

  test('answers that get lost on the way are asked for again, and nothing is done twice', async () => {
    let calls = 0;
    const losing = connectThrough({
      after: () => {
        calls += 1;
        // Every other answer: the portal did it, and we never heard.
        if (calls % 2 === 1)
          throw Object.assign(new TypeError('fetch failed'), { cause: new Error('reset') });
      },
    });
    const desired = await put(losing, { csv: OTHER_CSV });
    expect(await connectTo(access).observe(desired, 'anonymous')).toMatchObject({
      dataDigest: desired.dataDigest,
    });
    expect((await everything()).held).toMatchObject([{ name: 'street-trees', tables: [12] }]);
  });

  test('a portal that is busy now and then is waited for', async () => {
    let calls = 0;
    const busy = connectThrough({
      instead: () => {
        calls += 1;
        return calls % 3 === 0 ? null : new Response('busy', { status: calls % 3 === 1 ? 429 : 503 });
      },
    });
    const desired = await put(busy);
    expect(await connectTo(access).observe(desired, 'anonymous')).toMatchObject({
      dataDigest: desired.dataDigest,
    });
  });

  test('a wrong token is an outage that says so, and no portal without private entries', async () => {
    const portal = createCkanPortal({ id: 'ckan', url: access.url, token: 'wrong' });
    await expect(portal.list()).rejects.toThrow(PortalOutage);
    await expect(portal.list()).rejects.toThrow('does not know the token');
  });

  test('a token that is revoked half-way is an outage, and the next run completes the entry', async () => {
    const { administrator } = access;
    const { token } = await ask<{ token: string }>(access, administrator, 'api_token_create', {
      user: 'publisher',
      name: `revoked ${crypto.randomUUID()}`,
    });
    const revoke = ({ what }: Passing): unknown =>
      what === 'package_create' && ask(access, administrator, 'api_token_revoke', { token });
    const portal = connectTo(access, { token, transport: watchedTransport({ after: revoke }) });
    const broken = put(portal);
    await expect(broken).rejects.toThrow(PortalOutage);
    await expect(broken).rejects.toThrow('does not know the token');
    const desired = await put(connectTo(access));
    expect(await existingOf(connectTo(access), 'street-trees')).toMatchObject({
      recordDigest: desired.recordDigest,
      dataDigest: desired.dataDigest,
    });
  });

  test('an address where no CKAN answers is an outage', async () => {
    const nobody = createCkanPortal({
      id: 'ckan',
      url: 'http://127.0.0.1:9',
      token: 'x',
      transport: watchedTransport({}),
    });
    await expect(nobody.list()).rejects.toThrow(/does not answer/);
    const elsewhere = createCkanPortal({
      id: 'ckan',
      url: `${access.url}/dataset`,
      token: 'x',
      transport: watchedTransport({}),
    });
    await expect(elsewhere.list()).rejects.toThrow(PortalOutage);
  });

  test('two that write one entry at once: one of them is told, and the entry is whole', async () => {
    await put(connectTo(access));
    const both = await Promise.allSettled([
      put(connectTo(access), { csv: OTHER_CSV, metadata: { title: 'One' } }),
      put(connectTo(access), { csv: OTHER_CSV, metadata: { title: 'Two' } }),
    ]);
    for (const one of both) if (one.status === 'rejected') expect(String(one.reason)).toContain('meantime');
    const desired = await put(connectTo(access), { csv: OTHER_CSV, metadata: { title: 'Two' } });
    expect(await connectTo(access).observe(desired, 'anonymous')).toMatchObject({
      recordDigest: desired.recordDigest,
      dataDigest: desired.dataDigest,
    });
  });

  function connectThrough(look: Look): Portal {
    return createCkanPortal({
      id: 'ckan',
      url: access.url,
      token: access.publisher,
      transport: watchedTransport(look),
    });
  }

  /** Everything the server holds, as we list it and as its administrator sees it, but for ids and times. */
  async function everything() {
    const asked = { include_private: true, rows: 1000, sort: 'name asc' };
    const { results } = await ask<{ results: CkanPackage[] }>(
      access,
      access.administrator,
      'package_search',
      asked,
    );
    const listed = await connectTo(access).list();
    return {
      listed: listed.sort((a, b) => (a.name < b.name ? -1 : 1)),
      held: await Promise.all(results.map(essence)),
    };
  }

  /** What must be the same whether or not somebody was killed on the way. */
  async function essence(entry: CkanPackage) {
    const { name, title, notes, extras = [], resources = [] } = entry;
    const tables = resources.filter((resource) => resource.datastore_active);
    return {
      name,
      private: entry.private,
      title,
      notes,
      extras: extras.filter(({ key }) => key !== 'daylight'),
      files: resources.map(({ name: file, hash, size }) => ({ file, hash, size })),
      tables: await Promise.all(tables.map(({ id }) => rowsOf(id))),
    };
  }

  async function rowsOf(id: string): Promise<number> {
    const asked = { resource_id: id, limit: 0 };
    return (await ask<{ total: number }>(access, access.administrator, 'datastore_search', asked)).total;
  }
});

class Killed extends Error {}

function killAfter(at: number): Look {
  let calls = 0;
  return {
    after: () => {
      calls += 1;
      if (calls >= at) throw new Killed();
    },
  };
}

async function dies(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}
