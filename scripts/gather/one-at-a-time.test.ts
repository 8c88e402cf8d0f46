import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Unreachable } from './fetch-url.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Tree } from './tree.ts';

/** Gives three pieces, slowly, and says how many are being read at once. */
class Slow {
  open = 0;
  most = 0;

  async *read(name: string): AsyncIterable<Uint8Array> {
    this.open += 1;
    this.most = Math.max(this.most, this.open);
    try {
      for (let i = 0; i < 3; i++) {
        await setImmediate();
        yield new TextEncoder().encode(name);
      }
    } finally {
      this.open -= 1;
    }
  }
}

async function text(stream: AsyncIterable<Uint8Array>): Promise<string> {
  let all = '';
  for await (const piece of stream) all += new TextDecoder().decode(piece);
  return all;
}

function reading(slow: Slow): ReturnType<typeof oneAtATime> {
  const tree = { stream: ({ path }: { path: string }) => slow.read(path) } as unknown as Tree;
  const fetchUrl = async (url: string) => {
    if (url === 'gone') throw new Unreachable('the server answered 404');
    return slow.read(url);
  };
  return oneAtATime({ tree, fetchUrl });
}

const entry = (path: string) => ({ path, mode: '100644', oid: '', bytes: 1 });

describe('what is streamed', () => {
  test('is read one after the other, from the folder or from elsewhere, whoever asks first', async () => {
    const slow = new Slow();
    const { tree, fetchUrl } = reading(slow);
    const all = await Promise.all([
      text(tree.stream(entry('a'))),
      fetchUrl?.('b').then(text),
      text(tree.stream(entry('c'))),
    ]);
    expect([all, slow.most]).toEqual([['aaa', 'bbb', 'ccc'], 1]);
  });

  test('holds up nobody where it breaks off, is given up, or never comes', async () => {
    const { tree, fetchUrl } = reading(new Slow());
    const gone = fetchUrl?.('gone').then(text);
    const givenUp = (async () => {
      for await (const _ of tree.stream(entry('a'))) break;
    })();
    await expect(gone).rejects.toThrow(Unreachable);
    await givenUp;
    expect(await text(tree.stream(entry('b')))).toBe('bbb');
  });

  test('is not fetched where nothing is', () => {
    expect(oneAtATime({ tree: {} as Tree, fetchUrl: null }).fetchUrl).toBeNull();
  });
});
