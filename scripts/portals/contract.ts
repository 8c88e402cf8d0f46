import { describe, expect, test } from 'vitest';
import { applyPortalPlan } from '../apply/portal.ts';
import { digestOf } from '../ledger/digest.ts';
import { Outage } from '../model/outage.ts';
import type { DesiredEntry, PortalChange, PortalPlan, Receipt } from '../model/plan.ts';
import { type PortalOptions, planPortal } from '../plan/portal.ts';
import { desiredEntry } from './desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleData, sampleDataset } from './sample.ts';
import { type OpenData, type Portal, PortalOutage } from './types.ts';

/** One portal of its own for each test. */
export interface PortalBench {
  /** A client as a new process would have. `onEffect` is called before everything that changes the portal, and may throw. */
  connect(onEffect?: () => void): Portal;
  /** Puts something there that Daylight did not make. */
  addForeign(name: string): Promise<void>;
  /** Everything somebody else's entry consists of. */
  foreign(name: string): Promise<unknown>;
  /** Gives an entry another title, as an editor of the portal would; absent where nobody edits. */
  retitle?(name: string, title: string): Promise<void>;
  close?(): Promise<void>;
}

const HOLD = '2026-11-23T12:00:00.000Z carmen-cdo (cdo): names of residents';
const OTHER_CSV = SAMPLE_CSV.replace('4102,', '5102,');
const open = sampleData(SAMPLE_CSV, OTHER_CSV);
const RETIRED = {
  date: '2026-10-31',
  reason: 'The survey has ended.',
  replacement: 'parks/city-canopy',
  notice: '2026-10-01',
  users: 'Told by mail.',
};

/** What every portal must do. Called by the test of each adapter. */
export function describePortal(name: string, makeBench: () => Promise<PortalBench>): void {
  describe(`the portal contract: ${name}`, () => {
    contractTest('a second plan is empty, and everything published can be read back', async (bench) => {
      const wanted = [{}, { metadata: { identifier: 'benches', title: 'Benches' } }];
      const { receipts } = await publish(bench, wanted);
      expect(receipts.map(({ kind, subject, outcome }) => [kind, subject, outcome])).toEqual([
        ['create', 'benches', 'done'],
        ['create', 'street-trees', 'done'],
      ]);
      const seen = await observed(bench, 'street-trees');
      const [, trees] = desire(bench.connect(), wanted).sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(seen).toMatchObject({
        visible: true,
        retired: false,
        recordDigest: trees?.recordDigest,
        dataDigest: trees?.dataDigest,
      });
      expect((await plan(bench, wanted)).changes).toEqual([]);
    });

    contractTest('equal datasets have equal records, which are plain JSON', async (bench) => {
      const portal = bench.connect();
      const record = portal.translate(sampleDataset());
      expect(bench.connect().translate(sampleDataset())).toEqual(record);
      expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    });

    contractTest('changed metadata and data arrive', async (bench) => {
      await publish(bench, [{}]);
      const changed = [{ csv: OTHER_CSV, metadata: { title: 'Trees of the streets' } }];
      const { receipts, plan: made } = await publish(bench, changed);
      expect(made.changes).toMatchObject([{ kind: 'update', because: ['data', 'metadata'] }]);
      expect(receipts).toMatchObject([{ outcome: 'done' }]);
      expect((await plan(bench, changed)).changes).toEqual([]);
    });

    contractTest('entries of others stay as they are, until one is adopted by name', async (bench) => {
      await bench.addForeign('street-trees');
      await bench.addForeign('bystander');
      const before = await Promise.all([bench.foreign('street-trees'), bench.foreign('bystander')]);
      const { plan: refused } = await publish(bench, [{}, { metadata: { identifier: 'benches' } }]);
      expect(refused.left).toMatchObject([{ name: 'street-trees', reason: { id: 'entry-not-ours' } }]);
      expect(refused.changes.map((change) => change.name)).toEqual(['benches']);
      expect(await Promise.all([bench.foreign('street-trees'), bench.foreign('bystander')])).toEqual(before);

      const adopt = { adopt: new Set(['street-trees']), signed: new Set(['parks/street-trees']) };
      const { receipts } = await publish(bench, [{}, { metadata: { identifier: 'benches' } }], adopt);
      expect(receipts).toMatchObject([{ kind: 'adopt', outcome: 'done' }]);
      expect(await bench.foreign('bystander')).toEqual(before[1]);
      expect((await plan(bench, [{}, { metadata: { identifier: 'benches' } }])).changes).toEqual([]);
    });

    contractTest(
      'a preview is seen by reviewers alone, and the public entry beside it does not change',
      async (bench) => {
        if (!bench.connect().capabilities.private) return;
        await publish(bench, [{}]);
        const before = await observed(bench, 'street-trees');
        const preview: SampleChoice = { visibility: 'private', pullRequest: 31, csv: OTHER_CSV };
        const { receipts } = await publish(bench, [{}, preview]);
        expect(receipts).toMatchObject([{ kind: 'create', subject: 'street-trees--pr-31', outcome: 'done' }]);
        const portal = bench.connect();
        const entry = { name: 'street-trees--pr-31', visibility: 'private' } as const;
        expect(await portal.observe(entry, 'anonymous')).toMatchObject({ visible: false });
        expect(await portal.observe(entry, 'reviewer')).toMatchObject({ visible: true });
        expect(await observed(bench, 'street-trees')).toEqual(before);

        const { plan: merged } = await publish(bench, [{ csv: OTHER_CSV }]);
        expect(merged.changes.map(({ kind }) => kind)).toEqual(['update', 'remove-preview']);
        expect(await bench.connect().observe(entry, 'reviewer')).toMatchObject({ visible: false });
        expect((await plan(bench, [{ csv: OTHER_CSV }])).changes).toEqual([]);
      },
    );

    contractTest('retirement leaves a tombstone without data', async (bench) => {
      await publish(bench, [{}]);
      const retired = [{ metadata: { retired: RETIRED } }];
      const { receipts } = await publish(bench, retired);
      expect(receipts).toMatchObject([{ kind: 'retire', outcome: 'done' }]);
      const seen = await observed(bench, 'street-trees');
      expect(seen).toMatchObject({ visible: true, retired: true });
      expect(seen.dataDigest).toBeUndefined();
      expect((await plan(bench, retired)).changes).toEqual([]);
      const { receipts: again } = await publish(bench, [{}]);
      expect(again).toMatchObject([{ kind: 'update', outcome: 'done' }]);
    });

    contractTest('a takedown hides one entry at once, and no run brings it back', async (bench) => {
      const wanted = [{}, { metadata: { identifier: 'benches', title: 'Benches' } }];
      await publish(bench, wanted);
      await bench.addForeign('bystander');
      const before = await Promise.all([observed(bench, 'benches'), bench.foreign('bystander')]);
      await takeDown(bench, 'street-trees');
      expect(await observed(bench, 'street-trees')).toMatchObject({ visible: false });
      expect(await Promise.all([observed(bench, 'benches'), bench.foreign('bystander')])).toEqual(before);
      for (const choices of [wanted, [{ csv: OTHER_CSV }, ...wanted.slice(1)], []]) {
        const { plan: made } = await publish(bench, choices);
        expect(made.changes).toEqual([]);
        expect(made.left.find(({ name }) => name === 'street-trees')).toMatchObject({
          reason: { id: 'entry-on-hold', params: { name: 'street-trees', hold: HOLD } },
        });
        expect(await observed(bench, 'street-trees')).toMatchObject({ visible: false });
      }
      const [entry] = (await bench.connect().list()).filter(({ name }) => name === 'street-trees');
      expect(entry).toMatchObject({ owned: true, visibility: 'private', hold: HOLD });
    });

    contractTest('what was taken down comes back once it is signed anew', async (bench) => {
      await publish(bench, [{}]);
      await takeDown(bench, 'street-trees');
      const mended = [{ csv: OTHER_CSV }];
      const released = new Set(['street-trees']);
      const { plan: made, receipts } = await publish(bench, mended, { released });
      expect(made.changes).toMatchObject([{ kind: 'update', because: expect.arrayContaining(['hold']) }]);
      expect(receipts).toMatchObject([{ outcome: 'done' }]);
      const entries = (await bench.connect().list()).filter(({ name }) => name === 'street-trees');
      expect(entries).toHaveLength(1);
      expect(entries[0]?.hold).toBeUndefined();
      expect((await plan(bench, mended)).changes).toEqual([]);
    });

    contractTest('a run that was planned before a takedown does not undo it', async (bench) => {
      await publish(bench, [{}]);
      const late = bench.connect();
      const made = await planOn(late, [{ csv: OTHER_CSV }]);
      await takeDown(bench, 'street-trees');
      const outcome = await applyPortalPlan(made, late, open).catch((error: unknown) => {
        if (!(error instanceof PortalOutage)) throw error;
        return [{ outcome: 'failed' }];
      });
      expect(outcome).toMatchObject([{ outcome: 'failed' }]);
      expect(await observed(bench, 'street-trees')).toMatchObject({ visible: false });
      expect((await bench.connect().list()).map(({ hold }) => hold)).toEqual([HOLD]);
    });

    test('a takedown that breaks off anywhere is completed by the next one', async () => {
      for (let crashAt = 1; ; crashAt += 1) {
        const bench = await makeBench();
        try {
          await publish(bench, [{}, { metadata: { identifier: 'benches', title: 'Benches' } }]);
          const crashed = await dies(() => takeDown(bench, 'street-trees', countdown(crashAt)));
          await takeDown(bench, 'street-trees');
          expect(await observed(bench, 'street-trees')).toMatchObject({ visible: false });
          const listed = (await bench.connect().list()).map(({ name, hold = '' }) => [name, hold]);
          expect(listed.sort()).toEqual([
            ['benches', ''],
            ['street-trees', HOLD],
          ]);
          if (!crashed) return;
        } finally {
          await bench.close?.();
        }
      }
    });

    contractTest('what an editor changes on the portal is noticed, and told in our words', async (bench) => {
      if (bench.retitle === undefined) return;
      await publish(bench, [{}]);
      const [wanted] = desire(bench.connect(), [{}]);
      if (wanted === undefined) throw new Error('nothing is desired');
      expect(await bench.connect().edits?.(wanted)).toEqual({});
      await bench.retitle('street-trees', 'Trees along our streets');
      expect((await plan(bench, [{}])).changes).toMatchObject([{ kind: 'update', because: ['metadata'] }]);
      expect(await bench.connect().edits?.(wanted)).toEqual({ title: 'Trees along our streets' });
      await publish(bench, [{}]);
      expect(await bench.connect().edits?.(wanted)).toEqual({});
    });

    contractTest('data that cannot be opened fails its own entry and no other', async (bench) => {
      const broken: OpenData = async (dataset, digest) => {
        if (dataset === 'parks/benches') throw new Outage('The source of the benches did not answer.');
        return open(dataset, digest);
      };
      const wanted = [{}, { csv: OTHER_CSV, metadata: { identifier: 'benches' } }];
      const { receipts } = await publish(bench, wanted, {}, broken);
      expect(receipts).toMatchObject([
        { subject: 'benches', outcome: 'failed', detail: 'The source of the benches did not answer.' },
        { subject: 'street-trees', outcome: 'done' },
      ]);
      const { receipts: mended } = await publish(bench, wanted);
      expect(mended).toMatchObject([{ subject: 'benches', outcome: 'done' }]);
    });

    contractTest('a portal that lies is caught', async (bench) => {
      await publish(bench, [{}]);
      const changed = [{ csv: OTHER_CSV, metadata: { title: 'Other trees' } }];
      const preview: SampleChoice = { visibility: 'private', pullRequest: 31 };
      const lies: [SampleChoice[], (change: PortalChange) => PortalChange | null, string][] = [
        [changed, () => null, 'read-back-stale'],
        [[{ metadata: { identifier: 'benches' } }], () => null, 'read-back-invisible'],
        [[{ metadata: { retired: RETIRED } }], () => null, 'read-back-not-retired'],
        [
          [{}, preview],
          (change) => ({ ...change, desired: change.desired && { ...change.desired, visibility: 'public' } }),
          'read-back-exposed',
        ],
      ];
      for (const [wanted, twist, id] of lies) {
        const made = await plan(bench, wanted);
        const receipts = await applyPortalPlan(made, liar(bench.connect(), twist), open);
        expect(
          receipts.filter(({ outcome }) => outcome === 'failed').map(({ reason }) => reason?.id),
        ).toContain(id);
      }
    });

    contractTest('other bytes than were signed are caught', async (bench) => {
      const made = await plan(bench, [{}]);
      const swapped: OpenData = (dataset) =>
        open(dataset, desire(bench.connect(), [{ csv: OTHER_CSV }])[0]?.dataDigest ?? '');
      const receipts = await applyPortalPlan(made, bench.connect(), swapped);
      expect(receipts).toMatchObject([{ outcome: 'failed' }]);
    });

    test('a run that breaks off anywhere is completed by the next one, without duplicates', async () => {
      const wanted: SampleChoice[] = [
        { csv: OTHER_CSV },
        { metadata: { identifier: 'benches' } },
        { metadata: { identifier: 'fountains', retired: RETIRED } },
        { visibility: 'private', pullRequest: 40 },
      ];
      for (let crashAt = 1; ; crashAt += 1) {
        const bench = await makeBench();
        try {
          await publish(bench, [{}, { visibility: 'private', pullRequest: 31 }]);
          const crashed = await crashes(bench, wanted, crashAt);
          await publish(bench, wanted);
          expect((await plan(bench, wanted)).changes).toEqual([]);
          const names = (await bench.connect().list()).map((entry) => entry.name).sort();
          expect(names).toEqual(['benches', 'fountains', 'street-trees', 'street-trees--pr-40']);
          for (const entry of ['benches', 'fountains', 'street-trees'])
            expect((await observed(bench, entry)).visible).toBe(true);
          if (!crashed) return;
        } finally {
          await bench.close?.();
        }
      }
    });

    contractTest('of two publishers at once neither undoes the other', async (bench) => {
      const first = bench.connect();
      const second = bench.connect();
      const plans = [
        await planOn(first, [{}]),
        await planOn(second, [{ metadata: { identifier: 'benches' } }]),
      ] as const;
      await applyPortalPlan(plans[0], first, open);
      await applyPortalPlan(plans[1], second, open).catch((error: unknown) => {
        if (!(error instanceof PortalOutage)) throw error;
      });
      expect((await observed(bench, 'street-trees')).visible).toBe(true);
      const wanted = [{}, { metadata: { identifier: 'benches' } }];
      await publish(bench, wanted);
      expect((await plan(bench, wanted)).changes).toEqual([]);
    });

    function contractTest(title: string, run: (bench: PortalBench) => Promise<void>): void {
      test(title, async () => {
        const bench = await makeBench();
        try {
          await run(bench);
        } finally {
          await bench.close?.();
        }
      });
    }
  });
}

function desire(portal: Portal, wanted: readonly SampleChoice[]): DesiredEntry[] {
  return wanted.map((choice) => desiredEntry(portal, sampleDataset(choice), digestOf));
}

async function planOn(
  portal: Portal,
  wanted: readonly SampleChoice[],
  options: Partial<PortalOptions> = {},
): Promise<PortalPlan> {
  return planPortal(portal.id, desire(portal, wanted), await portal.list(), {
    signed: new Set(),
    ...options,
  });
}

function plan(bench: PortalBench, wanted: readonly SampleChoice[]): Promise<PortalPlan> {
  return planOn(bench.connect(), wanted);
}

async function publish(
  bench: PortalBench,
  wanted: readonly SampleChoice[],
  options: Partial<PortalOptions> = {},
  opening: OpenData = open,
): Promise<{ plan: PortalPlan; receipts: Receipt[] }> {
  const portal = bench.connect();
  const made = await planOn(portal, wanted, options);
  return { plan: made, receipts: await applyPortalPlan(made, portal, opening) };
}

function observed(bench: PortalBench, name: string) {
  return bench.connect().observe({ name, visibility: 'public' }, 'anonymous');
}

async function takeDown(bench: PortalBench, name: string, onEffect?: () => void): Promise<void> {
  const portal = bench.connect(onEffect);
  for (const entry of await portal.list()) if (entry.name === name) await portal.hold(entry, HOLD);
  await portal.commit();
}

/** Publishes with a process that dies at its nth effect; false where it lived to the end. */
async function crashes(bench: PortalBench, wanted: readonly SampleChoice[], at: number): Promise<boolean> {
  const portal = bench.connect(countdown(at));
  return dies(async () => applyPortalPlan(await planOn(portal, wanted), portal, open));
}

/** What is called before every effect of a process that dies at its nth. */
function countdown(at: number): () => void {
  let effects = 0;
  return () => {
    effects += 1;
    if (effects >= at) throw new Crash();
  };
}

async function dies(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

class Crash extends Error {}

/** Does something else than it was told, or nothing. */
function liar(portal: Portal, twist: (change: PortalChange) => PortalChange | null): Portal {
  return {
    ...portal,
    write: async (change, opening) => {
      const twisted = twist(change);
      if (twisted !== null) await portal.write(twisted, opening);
    },
  };
}
