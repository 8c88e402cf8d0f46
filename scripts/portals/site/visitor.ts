import { setTimeout as pause } from 'node:timers/promises';
import { PortalOutage } from '../types.ts';
import { PUBLICATION } from './manifest.ts';
import type { TreeSnapshot, TreeStore } from './store/tree-store.ts';

/** Looks at a tree as somebody does who only has its address. */
export interface Visitor {
  /** Bytes of a path; null where nothing is shown to this visitor. */
  get(path: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Waits until the publication can be seen; gives up quietly, what is read then is what is there. */
  awaitPublication(publication: string): Promise<void>;
}

/** How long to wait for a web server that shows a publication only after a while, as GitHub Pages does. */
export interface Patience {
  looks: number;
  pauseMs: number;
}

export const FIVE_MINUTES: Patience = { looks: 100, pauseMs: 3000 };
const ANSWER_WITHIN_MS = 60_000;

/** A visitor over HTTP. `address` ends with a slash. */
export function webVisitor(address: string, patience: Patience, fetchUrl: typeof fetch): Visitor {
  let version = '';
  const get = async (path: string): Promise<AsyncIterable<Uint8Array> | null> => {
    const url = new URL(path, address);
    // A cache on the way must not answer for the server.
    if (version !== '') url.searchParams.set('v', version);
    const response = await ask(url, fetchUrl);
    if (response.ok) return response.body ?? empty();
    await response.body?.cancel();
    if (response.status === 429 || response.status >= 500)
      throw new PortalOutage(
        `${url.origin} answered ${response.status}. Look whether the portal is up, then run again.`,
      );
    return null;
  };
  return {
    get,
    awaitPublication: async (publication) => {
      version = digestIn(publication);
      for (let look = 1; look <= patience.looks; look += 1) {
        const shown = await get(PUBLICATION).catch((error: unknown) => {
          if (look === patience.looks) throw error;
          return null;
        });
        if (shown !== null && (await textOf(shown)) === publication) return;
        await pause(patience.pauseMs);
      }
    },
  };
}

/** A visitor of a tree that is served nowhere: reads what the store says is published. */
export function storeVisitor(store: TreeStore): Visitor {
  let seen: Promise<TreeSnapshot> | null = null;
  return {
    get: async (path) => {
      seen ??= store.snapshot();
      return store.open(await seen, path);
    },
    awaitPublication: async () => {
      seen = null;
    },
  };
}

export async function ask(url: URL, fetchUrl: typeof fetch): Promise<Response> {
  try {
    return await fetchUrl(url, {
      headers: { 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    const problem =
      error instanceof Error
        ? error.cause instanceof Error
          ? error.cause.message
          : error.message
        : 'no answer';
    throw new PortalOutage(
      `${url.origin} does not answer (${problem.slice(0, 120)}). Look whether the portal is up, then run again.`,
    );
  }
}

export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function digestIn(publication: string): string {
  return /[0-9a-f]{64}/.exec(publication)?.[0].slice(0, 16) ?? '';
}

async function* empty(): AsyncIterable<Uint8Array> {}
