import { expect, test } from 'vitest';
import { createFetchBy, LeftOut } from './fetch-by.ts';
import { type FetchUrl, Unreachable } from './fetch-url.ts';

const MINUTE = 60_000;
/** How long each address takes until it has answered, or has been given up. */
const TAKES: Record<string, number> = {
  'https://slow.example/a.csv': 15 * MINUTE,
  'https://slow.example/b.csv': 1_000,
  'https://gone.example/a.csv': 1_000,
  'https://gone.example/b.csv': 1_000,
  'https://silent.example/a.csv': MINUTE / 2,
  'https://silent.example/b.csv': 1_000,
  'https://good.example/a.csv': 9 * MINUTE,
  'https://good.example/b.csv': 9 * MINUTE,
};

/** A run whose clock goes on with what is fetched. */
function run() {
  let clock = 0;
  const asked: string[] = [];
  const within = (totalMs: number): FetchUrl => {
    return async (url) => {
      asked.push(url);
      if (url.startsWith('https://gone')) throw new Unreachable('the server answered 404');
      if (!url.startsWith('https://silent')) return body(url, totalMs);
      clock += TAKES[url] ?? 0;
      throw new Unreachable('no answer in time');
    };
  };
  async function* body(url: string, totalMs: number): AsyncIterable<Uint8Array> {
    const takes = TAKES[url] ?? 0;
    clock += Math.min(takes, totalMs);
    if (takes > totalMs) throw new Unreachable('the download took too long');
    yield new TextEncoder().encode('a,b');
  }
  const fetchBy = createFetchBy(within, () => clock);
  const read = async (url: string, moment = 60 * MINUTE): Promise<string> => {
    try {
      let bytes = 0;
      for await (const chunk of await fetchBy(moment)(url)) bytes += chunk.length;
      return `${bytes} bytes`;
    } catch (error) {
      if (error instanceof LeftOut) return `left out: ${error.message}`;
      if (error instanceof Unreachable) return error.message;
      throw error;
    }
  };
  return { read, asked, minutes: () => clock / MINUTE };
}

test.each<[string, string]>([
  ['slow', 'the download took too long'],
  ['silent', 'no answer in time'],
])('a host that is %s costs a run one download, and not each of its own', async (name, problem) => {
  const { read, asked, minutes } = run();
  expect(await read(`https://${name}.example/a.csv`)).toBe(problem);
  expect(minutes()).toBeLessThanOrEqual(10);
  expect(await read(`https://${name}.example/b.csv`)).toBe(
    `left out: ${name}.example was too slow before, and is asked again by another run`,
  );
  expect(await read('https://good.example/a.csv')).toBe('3 bytes');
  expect(asked).toEqual([`https://${name}.example/a.csv`, 'https://good.example/a.csv']);
});

test('a host that takes its time and answers, or says at once that it has nothing, is asked again', async () => {
  const { read, asked } = run();
  expect(await read('https://good.example/a.csv')).toBe('3 bytes');
  expect(await read('https://good.example/b.csv')).toBe('3 bytes');
  expect(await read('https://gone.example/a.csv')).toBe('the server answered 404');
  expect(await read('https://gone.example/b.csv')).toBe('the server answered 404');
  expect(asked).toHaveLength(4);
});

test('nothing goes on after the moment that was named, and nothing begins', async () => {
  const { read, minutes, asked } = run();
  expect(await read('https://good.example/a.csv', 5 * MINUTE)).toBe('the download took too long');
  expect(minutes()).toBe(5);
  expect(await read('https://other.example/a.csv', 5 * MINUTE)).toBe(
    'left out: there was no time left, and another run begins elsewhere',
  );
  expect(asked).toEqual(['https://good.example/a.csv']);
});
