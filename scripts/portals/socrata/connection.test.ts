import { describe, expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { PortalOutage } from '../types.ts';
import { PUBLISHER } from './emulator/domain.ts';
import { socrataBench, type Wires } from './scratch-portal.ts';
import { done, OTHER_CSV, openSample, PREVIEW, plan, publish } from './scratch-publication.ts';

describe('an unsteady connection', () => {
  test('a portal that is busy is given the time it asks for', async () => {
    const bench = socrataBench();
    bench.emulator.throttle(2, 7);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect(bench.waits.slice(0, 2)).toEqual([7000, 7000]);
  });

  test('errors and lost answers now and then delay a publication, and double nothing', async () => {
    const bench = socrataBench();
    let requests = 0;
    const wires: Wires = {
      instead: (request) => {
        requests += 1;
        if (requests % 5 === 0) return new Response('busy', { status: 503 });
        if (requests % 7 !== 0) return null;
        // The site hears the request, and its answer gets lost.
        return bench.emulator.answer(request.clone()).then(() => {
          throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
        });
      },
    };
    expect(
      done(await publish(bench, [{}, { metadata: { identifier: 'benches', title: 'Benches' } }], wires)),
    ).toBe(true);
    await publish(bench, [{}, { metadata: { identifier: 'benches', title: 'Benches' } }]);
    expect((await bench.connect().list()).map(({ name }) => name).sort()).toEqual([
      'benches',
      'street-trees',
    ]);
    expect(bench.emulator.domain.views.size).toBe(2);
  });

  test('answers that break off are asked for again, from the start', async () => {
    const bench = socrataBench();
    let asked = 0;
    const wires: Wires = {
      instead: async (request) => {
        const answer = await bench.emulator.answer(request.clone());
        if (request.method === 'GET') asked += 1;
        if (request.method !== 'GET' || asked % 3 !== 0) return answer;
        const whole = new Uint8Array(await answer.arrayBuffer());
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(whole.subarray(0, whole.length / 2)),
          pull: (controller) => controller.error(new TypeError('terminated')),
        });
        return new Response(body, { status: answer.status, headers: answer.headers });
      },
    };
    expect(done(await publish(bench, [{}, PREVIEW], wires))).toBe(true);
    expect((await plan(bench.connect(wires), [{}, PREVIEW])).changes).toEqual([]);
  });

  test.each(['forgets what it heard of it', 'keeps what it heard of it'])(
    'an upload that breaks off half-way is sent again, whole, to a portal that %s',
    async (portal) => {
      const bench = socrataBench();
      let broken = 0;
      const wires: Wires = {
        instead: async (request) => {
          if (!/\/chunk\/\d+\/\d+$/.test(request.url) || broken > 1) return null;
          broken += 1;
          const whole = new Uint8Array(await request.clone().arrayBuffer());
          const half = new Request(request.url, {
            method: 'POST',
            headers: request.headers,
            body: whole.subarray(0, whole.length / 2),
          });
          if (portal.startsWith('keeps')) await bench.emulator.answer(half);
          throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
        },
      };
      expect(done(await publish(bench, [{}], wires))).toBe(true);
      expect(broken).toBe(2);
      expect((await plan(bench.connect(), [{}])).changes).toEqual([]);
    },
  );

  test('a portal that never answers is given up, each time and in the end', async () => {
    const bench = socrataBench();
    let asked = 0;
    const silent: typeof fetch = (_, init) => {
      asked += 1;
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    const portal = bench.connect({}, { fetch: silent, timeoutMs: 5 });
    await expect(portal.list()).rejects.toThrow(PortalOutage);
    expect(asked).toBe(bench.waits.length + 1);
    expect(asked).toBeGreaterThan(1);
  });

  test('a portal that stays away is an outage, after a bounded number of tries', async () => {
    const bench = socrataBench();
    const wires: Wires = { instead: () => new Response('down', { status: 502 }) };
    await expect(publish(bench, [{}], wires)).rejects.toThrow(PortalOutage);
    expect(bench.waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test('a portal that asks for an hour is an outage at once', async () => {
    const bench = socrataBench();
    bench.emulator.throttle(10, 3600);
    await expect(publish(bench, [{}])).rejects.toThrow('answered 429');
    expect(bench.waits).toEqual([]);
  });

  test('a refused login is an outage that names the account and not its secret', async () => {
    const bench = socrataBench();
    const portal = bench.connect({}, { credentials: { id: 'key-id', secret: 'hush-hush' } });
    const problem = await portal.list().catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(PortalOutage);
    expect(String(problem)).toContain('key-id');
    expect(String(problem)).not.toContain('hush-hush');
  });

  test('a login goes nowhere but to the portal, and never in the open', async () => {
    const bench = socrataBench();
    expect(() => bench.connect({}, { url: 'http://data.arroyo.example' })).toThrow('not https');
    const elsewhere: Wires = {
      instead: async (request) => {
        if (request.method !== 'POST' || !request.url.endsWith('/revision')) return null;
        const answer = await (await bench.emulator.answer(request)).text();
        return new Response(answer.replaceAll('"/api/', '"https://evil.example/api/'), { status: 201 });
      },
    };
    await expect(publish(bench, [{}], elsewhere)).rejects.toThrow('a link to evil.example');
  });

  test('a catalogue that knows of drafts, and not what is in them, is no reason to make them again', async () => {
    const bench = socrataBench({ bareDrafts: true });
    await publish(bench, [{}]);
    expect(done(await publish(bench, [{}, PREVIEW]))).toBe(true);
    expect((await plan(bench.connect(), [{}, PREVIEW])).changes).toEqual([]);
    expect(done(await publish(bench, [{}]))).toBe(true);
    expect((await bench.connect().list()).map(({ name }) => name)).toEqual(['street-trees']);
  });

  test('a catalogue that learns late is waited for', async () => {
    const bench = socrataBench({ indexLag: 4 });
    expect(done(await publish(bench, [{}, PREVIEW]))).toBe(true);
    expect((await plan(bench.connect(), [{}, PREVIEW])).changes).toEqual([]);
    expect(done(await publish(bench, [{ csv: OTHER_CSV }]))).toBe(true);
    expect((await plan(bench.connect(), [{ csv: OTHER_CSV }])).changes).toEqual([]);
  });

  test('a portal that takes longer than a run is looked at again by the next one, and not asked twice', async () => {
    const bench = socrataBench({ looks: 50 });
    const patient = { patience: { looks: 100, pauseMs: 1000 } };
    const slow = async () => {
      const portal = bench.connect({}, { patience: { looks: 30, pauseMs: 1000 } });
      return applyPortalPlan(await plan(portal, [{}]), portal, openSample);
    };
    const upload = bench.connect({ before: stopAtApply }, patient);
    await applyPortalPlan(await plan(upload, [{}]), upload, openSample).catch(() => undefined);
    const [id] = bench.emulator.domain.views.keys();
    await bench.ask(PUBLISHER, 'PUT', `/api/publishing/v1/revision/${id}/0/apply`, {});
    const [first] = await slow();
    expect(first?.detail).toContain('is still at work on it');
    expect(done(await slow())).toBe(true);
    expect([...bench.emulator.domain.views.keys()]).toEqual([id]);
  });

  function stopAtApply({ method, url }: Request): void {
    if (method === 'PUT' && url.endsWith('/apply')) throw new Error('dies');
  }
});
