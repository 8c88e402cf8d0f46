import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { SAMPLE_CSV, type SampleChoice } from '../sample.ts';
import { socrataBench } from './scratch-portal.ts';
import { done, OTHER_CSV, PREVIEW, plan, publish, RETIRED } from './scratch-publication.ts';

describe('a run that dies', () => {
  const wanted: SampleChoice[] = [
    { csv: OTHER_CSV, metadata: { title: 'Trees of the streets' } },
    { metadata: { identifier: 'benches', title: 'Benches' } },
    { metadata: { identifier: 'fountains', title: 'Fountains', retired: RETIRED } },
    { ...PREVIEW, pullRequest: 40, csv: SAMPLE_CSV },
    { ...PREVIEW, pullRequest: 41, metadata: { identifier: 'benches', title: 'Benches' } },
  ];

  test('after any single request is completed by the next one, without duplicates', async () => {
    for (let deadAt = 1; ; deadAt += 1) {
      const bench = socrataBench({ looks: 3, timePasses: true });
      await publish(bench, [{}, PREVIEW]);
      let requests = 0;
      const die = () => {
        requests += 1;
        if (requests >= deadAt) throw new Death();
      };
      const died = await publish(bench, wanted, { after: die }).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Death) return true;
          throw error;
        },
      );
      // What was on its way when the process died still arrives.
      await pause(3);
      expect(done(await publish(bench, wanted))).toBe(true);
      expect(done(await publish(bench, wanted))).toBe(true);
      const portal = bench.connect();
      expect((await plan(portal, wanted)).changes).toEqual([]);
      const names = (await portal.list()).map(({ name }) => name).sort();
      expect(names).toEqual([
        'benches',
        'benches--pr-41',
        'fountains',
        'street-trees',
        'street-trees--pr-40',
      ]);
      // Nothing half-made stays behind: three published assets, and two drafts of them or of their own.
      const drafts = [...bench.emulator.domain.revisions.values()]
        .flat()
        .filter(({ closedAt }) => closedAt === null);
      expect(drafts).toHaveLength(2);
      expect(bench.emulator.domain.views.size).toBeLessThanOrEqual(4);
      if (!died) return;
    }
  }, 120_000);

  class Death extends Error {}
});
