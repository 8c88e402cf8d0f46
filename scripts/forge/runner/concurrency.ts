export interface ConcurrencySetting {
  group: string;
  cancelInProgress: boolean;
  /** `single`: one may wait, a newer one takes its place. `max`: a hundred wait in order. */
  queue: 'single' | 'max';
}

export interface Ticket {
  /** true: go ahead; false: a newer one took the place. */
  admitted: Promise<boolean>;
  /** To be called once by whoever was admitted, when it has ended. */
  release(): void;
}

interface Waiting {
  cancel: () => void;
  settle: (admitted: boolean) => void;
}

const MAXIMUM_QUEUE = 100;

export interface Concurrency {
  /** `cancel` is called when a newer one asks that what is in progress be stopped. */
  request(setting: ConcurrencySetting, cancel: () => void): Ticket;
}

/** Concurrency groups of one repository. At most one holder a group; names are compared without case. */
export function createConcurrency(): Concurrency {
  const groups = new Map<string, { running: Waiting; pending: Waiting[] }>();

  function release(key: string): void {
    const group = groups.get(key);
    const next = group?.pending.shift();
    if (group === undefined || next === undefined) {
      groups.delete(key);
      return;
    }
    group.running = next;
    next.settle(true);
  }

  return {
    request(setting, cancel) {
      const key = setting.group.toLowerCase();
      const { promise: admitted, resolve: settle } = Promise.withResolvers<boolean>();
      const mine: Waiting = { cancel, settle };
      const group = groups.get(key);
      const ticket: Ticket = { admitted, release: () => release(key) };
      if (group === undefined) {
        groups.set(key, { running: mine, pending: [] });
        settle(true);
        return ticket;
      }
      if (setting.cancelInProgress) group.running.cancel();
      if (setting.queue === 'single') {
        for (const waiting of group.pending.splice(0)) waiting.settle(false);
      }
      if (group.pending.length >= MAXIMUM_QUEUE) settle(false);
      else group.pending.push(mine);
      return ticket;
    },
  };
}
