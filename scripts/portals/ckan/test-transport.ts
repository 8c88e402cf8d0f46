import type { Transport } from './transport.ts';

/** One call of the adapter, as it passes. */
export interface Passing {
  /** The action, or the path of a page or file. */
  what: string;
  /** Does it change the portal? */
  changes: boolean;
}

/** A look at every call: before it leaves, instead of it, and after its answer is there; each may throw. */
export interface Look {
  before?: (passing: Passing) => unknown;
  instead?: (passing: Passing) => Response | null;
  after?: (passing: Passing) => unknown;
}

const READS: ReadonlySet<string> = new Set([
  'package_show',
  'package_search',
  'user_show',
  'organization_show',
]);

/** The real fetch, watched; its pauses take no time. */
export function watchedTransport(look: Look): Transport {
  return {
    pause: async () => undefined,
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      const what = /\/api\/3\/action\/(\w+)$/.exec(pathname)?.[1] ?? pathname;
      const passing = { what, changes: init?.method === 'POST' && !READS.has(what) };
      look.before?.(passing);
      const instead = look.instead?.(passing) ?? null;
      if (instead !== null) return instead;
      const answer = await fetch(input, init);
      await look.after?.(passing);
      return answer;
    },
  };
}
