import type { Transport } from './transport.ts';

/** One call of the adapter, as it passes. */
export interface Passing {
  /** The action, or the path of a page or file. */
  what: string;
  /** Does it change the portal? */
  changes: boolean;
}

const READS: ReadonlySet<string> = new Set([
  'package_show',
  'package_search',
  'user_show',
  'organization_show',
]);

/** The real fetch, with a look at every call before it leaves and after its answer is there; either may throw. */
export function countingFetch(look: {
  before?: (passing: Passing) => unknown;
  after?: (passing: Passing) => unknown;
}): Transport {
  return {
    pause: async () => undefined,
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      const what = /\/api\/3\/action\/(\w+)$/.exec(pathname)?.[1] ?? pathname;
      const passing = { what, changes: init?.method === 'POST' && !READS.has(what) };
      look.before?.(passing);
      const answer = await fetch(input, init);
      look.after?.(passing);
      return answer;
    },
  };
}
