import { expect, test, vi } from 'vitest';
import { createFetchUrl, type FetchLimits, Unreachable } from './fetch-url.ts';
import { type Answer, httpsOpen } from './https-open.ts';
import { isPublicAddress } from './public-address.ts';

const limits: FetchLimits = { bytes: 10, timeoutMs: 1000, totalMs: 60, redirects: 2 };

async function* bytes(...chunks: string[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield new TextEncoder().encode(chunk);
}

/** A web of addresses and what each answers. */
function fetchFrom(web: Record<string, Partial<Answer>>) {
  return createFetchUrl(limits, async (url) => {
    const answer = web[url.href];
    if (answer === undefined) throw new Error('getaddrinfo ENOTFOUND');
    return { status: 200, body: bytes('a,b'), cancel: () => undefined, ...answer };
  });
}

async function text(source: AsyncIterable<Uint8Array>): Promise<string> {
  let all = '';
  for await (const chunk of source) all += new TextDecoder().decode(chunk);
  return all;
}

test('a file is streamed, over redirects and relative ones', async () => {
  const fetchUrl = fetchFrom({
    'https://arroyo.example/a': { status: 302, location: 'https://data.arroyo.example/b' },
    'https://data.arroyo.example/b': { status: 308, location: '/c' },
    'https://data.arroyo.example/c': {},
  });
  expect(await text(await fetchUrl('https://arroyo.example/a'))).toBe('a,b');
});

test.each([
  ['http://arroyo.example/a', 'only https: addresses are fetched'],
  ['file:///etc/passwd', 'only https: addresses are fetched'],
  ['not an address', 'not a web address'],
  ['https://user:secret@arroyo.example/', 'the address holds a user name'],
  ['https://arroyo.example/gone', 'the server answered 404'],
  ['https://arroyo.example/down', 'only https: addresses are fetched'],
  ['https://arroyo.example/loop', 'more than 2 redirects'],
  ['https://nowhere.example/', 'getaddrinfo ENOTFOUND'],
])('%s is not fetched: %s', async (address, reason) => {
  const fetchUrl = fetchFrom({
    'https://arroyo.example/gone': { status: 404 },
    'https://arroyo.example/down': { status: 301, location: 'http://arroyo.example/a' },
    'https://arroyo.example/loop': { status: 301, location: '/loop' },
  });
  await expect(fetchUrl(address)).rejects.toThrow(new Unreachable(reason));
});

test.each<[string, Partial<Answer>, string]>([
  ['announced as too large', { length: 11 }, 'larger than 10 bytes'],
  ['too large without saying so', { body: bytes('12345678', '9012345') }, 'larger than 10 bytes'],
  ['cut off', { length: 5 }, 'the download ended early'],
  ['broken', { body: broken() }, 'the download broke off'],
  ['endless', { body: slow() }, 'the download took too long'],
])('a download that is %s ends with a reason', async (_, answer, reason) => {
  const source = await fetchFrom({ 'https://arroyo.example/a': answer })('https://arroyo.example/a');
  await expect(text(source)).rejects.toThrow(new Unreachable(reason));
});

async function* broken(): AsyncIterable<Uint8Array> {
  yield Uint8Array.of(1);
  throw new Error('socket hang up');
}

async function* slow(): AsyncIterable<Uint8Array> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  yield Uint8Array.of(1);
}

test.each([
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://localhost/',
  'https://10.0.0.1/',
  'https://[::ffff:127.0.0.1]/',
  'https://2130706433/',
  'https://0x7f.1/',
])('%s leads into our own network and is never connected to', async (address) => {
  await expect(httpsOpen(new URL(address), 1000)).rejects.toThrow('not a public address');
});

test('a server that never answers is given up', async () => {
  const cancel = vi.fn();
  const late: Promise<Answer> = new Promise((resolve) =>
    setTimeout(() => resolve({ status: 200, body: bytes('a'), cancel }), 60),
  );
  const fetchUrl = createFetchUrl({ ...limits, timeoutMs: 20 }, () => late);
  await expect(fetchUrl('https://arroyo.example/')).rejects.toThrow(new Unreachable('no answer in time'));
  await late;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(cancel).toHaveBeenCalled();
});

test.each([
  'https://127.0.0.1/',
  'https://192.168.1.1/data',
  'https://[::1]:8443/',
  'https://169.254.169.254/',
])('a redirect to %s is refused', async (location) => {
  const first = { status: 302, location, body: bytes(), cancel: () => undefined };
  const fetchUrl = createFetchUrl(limits, async (url, timeoutMs) =>
    url.hostname === 'arroyo.example' ? first : httpsOpen(url, timeoutMs),
  );
  await expect(fetchUrl('https://arroyo.example/')).rejects.toThrow(new Unreachable('not a public address'));
});

test('only addresses of the public internet are public', () => {
  for (const address of ['8.8.8.8', '93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])
    expect(isPublicAddress(address)).toBe(true);
  const others = [
    '0.0.0.0',
    '100.64.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '172.31.255.255',
    '224.0.0.1',
    '255.255.255.255',
  ];
  const sixes = [
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2001:db8::1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ];
  for (const address of [...others, ...sixes, 'localhost', '']) expect(isPublicAddress(address)).toBe(false);
});

test('the time for a download counts from the first request: a chain of slow redirects has no more of it', async () => {
  let hops = 0;
  const fetchUrl = createFetchUrl({ ...limits, redirects: 100 }, async (url) => {
    hops += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { status: 302, location: url.href, body: bytes(), cancel: () => undefined };
  });
  await expect(fetchUrl('https://arroyo.example/a')).rejects.toThrow(new Unreachable('no answer in time'));
  expect(hops).toBeLessThan(10);
});
