import { describe } from 'vitest';
import { describePortal, type PortalBench } from '../contract.ts';
import { createCkanPortal } from './portal.ts';
import type { Access } from './server/access.ts';
import { ask, emptyServer, serverForTests } from './test-server.ts';
import { watchedTransport } from './test-transport.ts';

const server = await serverForTests(process.env);

describe.skipIf(server === null)('a real CKAN', () => {
  describePortal('ckan', () => openBench(server as Access));
});

async function openBench(access: Access): Promise<PortalBench> {
  await emptyServer(access);
  return {
    connect: (onEffect) =>
      createCkanPortal({
        id: 'ckan',
        url: access.url,
        token: access.publisher,
        transport: watchedTransport({ before: ({ changes }) => changes && onEffect?.() }),
      }),
    addForeign: async (name) => {
      const organization = { name: 'somebody-else', title: 'Somebody else' };
      await ask(access, access.publisher, 'organization_create', organization).catch(() => undefined);
      const entry = {
        name,
        title: 'Made by hand',
        owner_org: organization.name,
        tags: [{ name: 'by hand' }],
      };
      await ask(access, access.publisher, 'package_create', entry);
    },
    retitle: async (id, title) => {
      await ask(access, access.administrator, 'package_patch', { id, title });
    },
    foreign: (name) => ask(access, access.administrator, 'package_show', { id: name }),
  };
}
