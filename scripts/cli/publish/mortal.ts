import type { Portal } from '../../portals/types.ts';

/**
 * A process that ends right after its nth effect: the call that changed something arrives, its answer does not, and
 * nothing is done from then on. What only reads changes nothing, so that ending beside it is ending after the effect before.
 */
export class Mortal {
  effects = 0;
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  get isDead(): boolean {
    return this.effects >= this.#at;
  }

  async call<T>(isEffect: boolean, work: () => Promise<T>): Promise<T> {
    if (this.isDead) throw new TypeError('the process has ended');
    const result = await work();
    if (isEffect) this.effects += 1;
    if (isEffect && this.isDead) throw new TypeError('the process has ended');
    return result;
  }
}

/** Calls of GitHub's API as this process makes them. */
export function network(mortal: Mortal): typeof fetch {
  return (input, init) => {
    const reads = (init?.method ?? 'GET') === 'GET' || String(input).endsWith('/graphql');
    return mortal.call(!reads, () => fetch(input, init));
  };
}

/** A portal of this process. */
export function mortalPortal(mortal: Mortal): (portal: Portal) => Portal {
  return (portal) => ({
    ...portal,
    write: (change, open) => mortal.call(true, () => portal.write(change, open)),
    hold: (entry, text) => mortal.call(true, () => portal.hold(entry, text)),
    commit: () => mortal.call(true, () => portal.commit()),
  });
}
