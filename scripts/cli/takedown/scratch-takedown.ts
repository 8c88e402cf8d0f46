import { createOctokit } from '../../gather/github/octokit.ts';
import { gatherPublication } from '../../gather/github/publish.ts';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import type { MemoryEntry } from '../../portals/memory/portal.ts';
import { type Portal, PortalOutage } from '../../portals/types.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { publishAll } from '../publish/publish-all.ts';
import { folderOf, type ScratchPublishing, scratchPublishing } from '../publish/scratch-publishing.ts';
import { carryOut } from './carry-out.ts';

/** Trees and benches on two portals, and cleo, who may take them down. */
export const TREES = 'parks/trees';
export const BENCHES = 'parks/benches';
export const SHOWN = ['benches public', 'trees public'];
export const HIDDEN = ['benches public', 'trees private'];
export const ORDERED = '2026-11-23T12:00:00.000Z';
const REPOSITORY = { owner: 'arroyo', repo: 'open-data' };

export interface Ordering {
  datasets?: string[];
  by?: string;
  portals?: ConfiguredPortal[];
  /** Does GitHub answer? */
  reachable?: boolean;
  apply?: boolean;
  now?: string;
}

export interface ScratchTakedown extends ScratchPublishing {
  both(): ConfiguredPortal[];
  publish(now: string, portals?: ConfiguredPortal[]): ReturnType<typeof publishAll>;
  takeDown(ordering?: Ordering): ReturnType<typeof carryOut>;
  /** What the portal holds, each as `name visibility`. */
  shown(portal: string): string[];
  /** What somebody does who may write on the portal. */
  change(portal: string, name: string, to: Partial<MemoryEntry>): void;
  /** Other trees, committed and not yet pushed. */
  mend(): void;
  /** What the ledger holds. */
  recorded(): Promise<readonly TakedownRecord[]>;
  /** Titles of those that are open. */
  issues(): Promise<string[]>;
  /** Pull requests that ask for what has to follow. */
  followUps(): Promise<{ number: number; title: string; draft?: boolean | undefined }[]>;
}

/** A city that has published. */
export async function scratchTakedown(): Promise<ScratchTakedown> {
  const city = await scratchPublishing(TREES, BENCHES);
  const both = () => [city.portal('first'), city.portal('second')];
  const publish: ScratchTakedown['publish'] = (now, portals = both()) => {
    const connection = city.connection();
    return publishAll({
      connection,
      portals: () => portals,
      options: {},
      apply: true,
      now,
      logUrl: undefined,
    });
  };
  await city.clear('2026-11-20T09:00:00Z');
  await publish('2026-11-20T10:00:00.000Z');
  return {
    ...city,
    both,
    publish,
    async takeDown({
      datasets = [TREES],
      by = 'cleo',
      portals = both(),
      reachable = true,
      apply = true,
      now = ORDERED,
    } = {}) {
      const connection = reachable ? city.connection() : offline(city);
      const facts = await gatherTakedown(reachable ? connection : { clone: connection.clone });
      const order = { datasets, reason: 'names of residents' };
      return carryOut({ connection, reachable, facts, order, by, portals, apply, now });
    },
    shown: (portal) =>
      [...city.entries(portal).values()].map(({ name, visibility }) => `${name} ${visibility}`).sort(),
    change(portal, name, to) {
      const entry = city.entries(portal).get(name);
      if (entry) city.entries(portal).set(name, { ...entry, ...to });
    },
    mend() {
      city.work.write(folderOf(TREES, 'id,species\n1,Quercus agrifolia\n'));
      city.work.commit('Mend');
    },
    recorded: async () => (await gatherPublication(city.connection())).takedowns,
    async issues() {
      const { data } = await city.octokit.issues.listForRepo({ ...REPOSITORY, state: 'open' });
      return data.filter((issue) => issue.pull_request === undefined).map(({ title }) => title);
    },
    async followUps() {
      const { data } = await city.octokit.pulls.list({ ...REPOSITORY, state: 'open' });
      return data.filter(({ head }) => head.ref.startsWith('takedown/'));
    },
  };
}

export const away = (portal: Portal): Portal => ({
  ...portal,
  list: async () => Promise.reject(new PortalOutage('The portal does not answer.')),
});

/** As it is while nobody answers at GitHub's addresses. */
function offline(city: ScratchPublishing): Connection {
  const silent = async () => Promise.reject(new TypeError('fetch failed'));
  const octokit = createOctokit({ token: 'none', baseUrl: 'http://127.0.0.1:9', fetch: silent });
  return { ...city.connection(), octokit, url: 'http://127.0.0.1:9/arroyo/open-data.git', self: '' };
}
