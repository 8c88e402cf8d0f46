import type { FetchUrl } from './fetch-url.ts';
import type { Tree } from './tree.ts';

/** What may be large, and is held in memory only as far as it is being read. */
export interface LargeReading {
  tree: Tree;
  /** null: offline. */
  fetchUrl: FetchUrl | null;
}

/** The same, for datasets that are read side by side: of what is streamed, one after the other, and all else at once. */
export function oneAtATime({ tree, fetchUrl }: LargeReading): LargeReading {
  let last: Promise<void> = Promise.resolve();
  async function* inTurn(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
    const before = last;
    const { promise, resolve: done } = Promise.withResolvers<void>();
    last = promise;
    try {
      await before;
      yield* await open();
    } finally {
      done();
    }
  }
  return {
    tree: {
      entries: (...folders) => tree.entries(...folders),
      children: (folder) => tree.children(folder),
      find: (...paths) => tree.find(...paths),
      read: (entry) => tree.read(entry),
      stream: (entry) => inTurn(async () => tree.stream(entry)),
      digest: (entry) => tree.digest(entry),
    },
    fetchUrl: fetchUrl && (async (url) => inTurn(() => fetchUrl(url))),
  };
}
