import type { RunGit } from '../git/git.ts';
import { WEB_FLOW } from '../identity/authorship.ts';
import type { Delivery, ForgeOptions } from '../types.ts';
import { addAccount, type World } from './world.ts';

/** Ids begin where nobody mistakes them for a pull request's number. */
const FIRST_ID = 1001;

/** An empty world and the list of those who hear of its webhooks. */
export function createWorld(
  options: ForgeOptions,
  runGit: RunGit,
): { world: World; listeners: ((delivery: Delivery) => void)[] } {
  const listeners: ((delivery: Delivery) => void)[] = [];
  const clock = options.now ?? (() => new Date());
  let id = FIRST_ID;
  let writing: Promise<unknown> = Promise.resolve();
  const world: World = {
    origin: '',
    directory: options.directory,
    runGit,
    now: () =>
      clock()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
    nextId: () => id++,
    accounts: new Map(),
    organizations: new Map(),
    repositories: new Map(),
    apps: new Map(),
    tokens: new Map(),
    deliver(delivery) {
      setImmediate(() => {
        for (const listener of listeners) listener(delivery);
      });
    },
    exclusively(work) {
      const result = writing.then(work, work);
      writing = result.catch(() => undefined);
      return result;
    },
    unknownRoutes: [],
    faults: [],
  };
  addAccount(world, WEB_FLOW, { name: 'GitHub' });
  return { world, listeners };
}
