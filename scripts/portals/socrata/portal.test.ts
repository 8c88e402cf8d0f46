import { describePortal } from '../contract.ts';
import { ADMINISTRATOR, PUBLISHER } from './emulator/domain.ts';
import { addForeign, socrataBench } from './scratch-portal.ts';
import { assetOf } from './scratch-publication.ts';

describePortal('Socrata (emulator)', async () => {
  const bench = socrataBench();
  const foreign = new Map<string, string>();
  return {
    connect: (onEffect) =>
      bench.connect({ before: ({ method }) => (method === 'GET' ? undefined : onEffect?.()) }),
    addForeign: async (name) => {
      foreign.set(name, await addForeign(bench, name.replaceAll('-', ' ')));
    },
    retitle: async (name, title) => {
      const id = await assetOf(bench, name);
      await bench.ask(ADMINISTRATOR, 'PATCH', `/api/views/metadata/v1/${id}`, { name: title });
    },
    foreign: async (name) => {
      const id = foreign.get(name);
      const seen = [`/api/views/${id}`, `/resource/${id}.csv`, `/api/publishing/v1/revision/${id}`];
      return Promise.all(seen.map(async (path) => (await bench.ask(PUBLISHER, 'GET', path)).text()));
    },
  };
});
