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
  let writers = 0;
  const pending: Delivery[] = [];

  /** Whoever listens sees the change whole, and has heard of it when the answer arrives. */
  function flush(): void {
    for (const delivery of pending.splice(0)) {
      for (const listener of listeners) {
        try {
          listener(delivery);
        } catch (error) {
          world.faults.push(error);
        }
      }
    }
  }

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
      pending.push(delivery);
      if (writers === 0) flush();
    },
    exclusively(work) {
      writers += 1;
      const done = (): void => {
        writers -= 1;
        flush();
      };
      const result = writing.then(work).finally(done);
      writing = result.catch(() => undefined);
      return result;
    },
    unknownRoutes: [],
    faults: [],
  };
  addAccount(world, WEB_FLOW, { name: 'GitHub' });
  return { world, listeners };
}
