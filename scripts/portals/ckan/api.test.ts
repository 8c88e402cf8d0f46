import { describe, expect, test } from 'vitest';
import { PortalOutage, PortalRefusal } from '../types.ts';
import { ckanApi } from './api.ts';

const OK = () => Response.json({ success: true, result: 'fine' });
const envelope = (error: object, status: number) => Response.json({ success: false, error }, { status });
const lost = () => {
  throw Object.assign(new TypeError('fetch failed'), { cause: new Error('connect ECONNREFUSED') });
};

describe('an answer that can be waited for', () => {
  test.each<[string, () => Response, number]>([
    ['busy', () => new Response('', { status: 503 }), 500],
    [
      'too many, with seconds',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      7000,
    ],
    [
      'too many, with a date by the portal’s own clock',
      () => {
        const headers = {
          date: 'Mon, 23 Nov 2026 12:00:00 GMT',
          'retry-after': 'Mon, 23 Nov 2026 12:00:09 GMT',
        };
        return new Response('', { status: 429, headers });
      },
      9000,
    ],
    ['no network', lost, 500],
  ])('%s: asks again after a pause', async (_, first, pause) => {
    const { api, pauses } = scripted([first, OK]);
    expect(await api.call('package_show', {})).toBe('fine');
    expect(pauses).toEqual([pause]);
  });

  test('a portal that never answers is given up, each time and in the end', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const timedOut = () => {
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    };
    const fetch = async (_: unknown, init?: RequestInit) => {
      signals.push(init?.signal);
      return timedOut();
    };
    const api = ckanApi(
      { url: 'https://ckan.example', token: 'secret' },
      { fetch, pause: async () => undefined },
    );
    await expect(api.call('package_show', {})).rejects.toThrow(PortalOutage);
    expect(signals).toHaveLength(5);
    for (const signal of signals) expect(signal).toBeInstanceOf(AbortSignal);
  });

  test('each pause is longer than the one before, and there are not many', async () => {
    const { api, pauses } = scripted([lost]);
    await expect(api.call('package_show', {})).rejects.toThrow(PortalOutage);
    expect(pauses).toEqual([500, 1000, 2000, 4000]);
  });

  test('a portal that asks for an hour is away', async () => {
    const { api, pauses } = scripted([
      () => new Response('', { status: 429, headers: { 'retry-after': '3600' } }),
    ]);
    await expect(api.call('package_show', {})).rejects.toThrow(PortalOutage);
    expect(pauses).toEqual([]);
  });
});

describe('outage or refusal', () => {
  test.each<[string, () => Response]>([
    ['no CKAN', () => new Response('<html>')],
    ['a gateway', () => new Response('<html>', { status: 502 })],
    ['its search index', () => envelope({ __type: 'Search Index Error', message: 'no' }, 500)],
    ['a redirect', () => new Response(null, { status: 301, headers: { location: 'https://b.example' } })],
    ['something behind it that speaks no JSON', () => new Response('Forbidden', { status: 403 })],
  ])('%s is an outage', async (_, answer) => {
    const refused = scripted([answer]).api.call('package_create', {});
    await expect(refused).rejects.toThrow(PortalOutage);
  });

  test.each<[string, () => Response]>([
    ['a field', () => envelope({ __type: 'Validation Error', name: ['No'] }, 409)],
    ['the size of a request', () => new Response('<html>', { status: 413 })],
    ['an entry that CKAN itself stumbles over', () => envelope({ __type: 'Internal Server Error' }, 500)],
  ])('%s is a refusal of this one change', async (_, answer) => {
    await expect(scripted([answer]).api.call('package_create', {})).rejects.toThrow(PortalRefusal);
  });

  test('a right is a refusal of this one change while the account is known, and an outage once it is not', async () => {
    const refused = () => envelope({ __type: 'Authorization Error', message: 'No' }, 403);
    const asked = (...answers: (() => Response)[]) => scripted(answers).api.call('package_create', {});
    await expect(asked(refused, OK)).rejects.toThrow(PortalRefusal);
    await expect(asked(refused, refused)).rejects.toThrow('does not know the token');
  });

  test('a bug is neither', async () => {
    const bug = () => {
      throw new RangeError('bug');
    };
    await expect(scripted([bug]).api.call('package_create', {})).rejects.toThrow(RangeError);
  });
});

test('the token goes to the portal, and to nobody else', async () => {
  const { api, asked } = scripted([OK]);
  await api.call('package_show', {});
  await api.call('package_show', {}, 'anonymous');
  await api.get('https://files.example/data.csv', 'reviewer');
  await api.get('dataset/trees', 'reviewer');
  expect(asked.map(({ url, token }) => [url, token])).toEqual([
    ['https://ckan.example/data/api/3/action/package_show', 'secret'],
    ['https://ckan.example/data/api/3/action/package_show', null],
    ['https://files.example/data.csv', null],
    ['https://ckan.example/data/dataset/trees', 'secret'],
  ]);
});

/** A portal that gives these answers in turn, the last one again and again. */
function scripted(answers: (() => Response)[]) {
  const pauses: number[] = [];
  const asked: { url: string; token: string | null }[] = [];
  const api = ckanApi(
    { url: 'https://ckan.example/data', token: 'secret' },
    {
      pause: async (ms) => void pauses.push(ms),
      fetch: async (input, init) => {
        const answer = answers[Math.min(asked.length, answers.length - 1)];
        asked.push({ url: String(input), token: new Headers(init?.headers).get('authorization') });
        return answer?.() ?? Response.error();
      },
    },
  );
  return { api, pauses, asked };
}
