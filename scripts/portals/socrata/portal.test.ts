import { describePortal } from '../contract.ts';
import { PUBLISHER } from './emulator/domain.ts';
import { addForeign, socrataBench } from './scratch-portal.ts';

describePortal('Socrata (emulator)', async () => {
  const bench = socrataBench();
  const foreign = new Map<string, string>();
  return {
    connect: (onEffect) =>
      bench.connect({ before: ({ method }) => (method === 'GET' ? undefined : onEffect?.()) }),
    addForeign: async (name) => {
      foreign.set(name, await addForeign(bench, name.replaceAll('-', ' ')));
    },
    foreign: async (name) => {
      const id = foreign.get(name);
      const seen = [`/api/views/${id}`, `/resource/${id}.csv`, `/api/publishing/v1/revision/${id}`];
      return Promise.all(seen.map(async (path) => (await bench.ask(PUBLISHER, 'GET', path)).text()));
    },
  };
});
