import { describe, expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { sampleDataset } from '../sample.ts';
import { ADMINISTRATOR } from './emulator/domain.ts';
import { addForeign, socrataBench } from './scratch-portal.ts';
import { assetOf, BAD_CSV, done, OTHER_CSV, openSample, plan, publish } from './scratch-publication.ts';

describe('approvals', () => {
  test('what waits for approval is a refusal that says who and where; once approved, the next run completes it', async () => {
    const bench = socrataBench({ approvals: 'manual' });
    const approve = async (id: string) => {
      const path = `/api/views/${id}/approvals?method=guidance_v2`;
      const guidance = (await (await bench.ask(ADMINISTRATOR, 'GET', path)).json()) as {
        public: { updateUrl: string };
      };
      await bench.ask(ADMINISTRATOR, 'PUT', guidance.public.updateUrl, { state: 'approved' });
    };
    for (let run = 0; run < 2; run += 1) {
      const [receipt] = await publish(bench, [{}]);
      expect(receipt).toMatchObject({ outcome: 'failed' });
      expect(receipt?.detail).toMatch(
        /street-trees waits for approval on data\.arroyo\.example\. .*administrators may.*https:\/\/data\.arroyo\.example\/admin\/approvals/,
      );
    }
    const id = await assetOf(bench, 'street-trees');
    expect(bench.emulator.domain.submissions.size).toBe(1);
    await approve(id);
    await publish(bench, [{}]);
    expect((await plan(bench.connect(), [{}])).changes).toEqual([]);

    for (let run = 0; run < 2; run += 1) {
      const [receipt] = await publish(bench, [{ csv: OTHER_CSV }]);
      expect(receipt?.detail).toContain('waits for approval');
    }
    expect(bench.emulator.domain.submissions.size).toBe(2);
    expect(bench.emulator.domain.views.get(id)?.rows[0]?.[0]).toEqual({ ok: '4102' });
    await approve(id);
    expect(done(await publish(bench, [{ csv: OTHER_CSV }]))).toBe(true);
    expect((await plan(bench.connect(), [{ csv: OTHER_CSV }])).changes).toEqual([]);
    expect(bench.emulator.domain.submissions.size).toBe(2);
    expect(bench.emulator.domain.views.get(id)?.rows[0]?.[0]).toEqual({ ok: '5102' });
  });

  test('what is taken down is taken out of the queue, so that nobody brings it back by approving', async () => {
    const bench = socrataBench({ approvals: 'manual' });
    await publish(bench, [{}]);
    const portal = bench.connect();
    const [entry] = await portal.list();
    if (entry === undefined) throw new Error('nothing was published');
    expect(bench.emulator.domain.submissions.size).toBe(1);
    await portal.hold(entry, 'names of residents');
    expect(bench.emulator.domain.submissions.size).toBe(0);
  });

  test('what was rejected is said, and not asked for again until it is withdrawn', async () => {
    const bench = socrataBench({ approvals: 'manual' });
    const { submissions, settings } = bench.emulator.domain;
    const reject = async (id: string) => {
      const record = [...submissions.values()].at(-1)?.recordId;
      await bench.ask(ADMINISTRATOR, 'PUT', `/api/views/${id}/approvals/${record}`, { state: 'rejected' });
    };
    await publish(bench, [{}]);
    const id = await assetOf(bench, 'street-trees');
    await reject(id);
    const [receipt] = await publish(bench, [{}]);
    expect(receipt?.detail).toContain('was rejected in the queue of approvals');
    expect(submissions.size).toBe(1);

    const withdraw = async () => {
      const last = [...submissions.keys()].at(-1);
      const path = `/api/views/${id}/approvals/${last}?method=cancelWorkflowSubmission`;
      expect((await bench.ask(ADMINISTRATOR, 'DELETE', path)).status).toBe(200);
    };
    await withdraw();
    settings.approvals = 'automatic';
    expect(done(await publish(bench, [{}]))).toBe(true);
    settings.approvals = 'manual';
    const changed = [{ csv: OTHER_CSV }];
    await publish(bench, changed);
    const waiting = submissions.size;
    await reject(id);
    for (let run = 0; run < 2; run += 1) {
      const [again] = await publish(bench, changed);
      expect(again?.detail).toContain('was rejected in the queue of approvals');
    }
    expect(submissions.size).toBe(waiting);
    await withdraw();
    settings.approvals = 'automatic';
    expect(done(await publish(bench, changed))).toBe(true);
  });
});

describe('refusals', () => {
  test('values that do not fit their column: how many and where, never which', async () => {
    const bench = socrataBench();
    const [bad, good] = await publish(bench, [
      { csv: BAD_CSV, metadata: { identifier: 'a-bad-one' } },
      { metadata: { identifier: 'good' } },
    ]);
    expect(bad?.detail).toContain('1 values do not fit the type of their column (height_m)');
    expect(bad?.detail).not.toContain('tall');
    expect(good?.outcome).toBe('done');
    // What was refused leaves nothing behind.
    expect(bench.emulator.domain.views.size).toBe(1);
  });

  test('a domain without our fields says which ones it needs', async () => {
    const bench = socrataBench({ fieldsets: {} });
    const [receipt] = await publish(bench, [{}]);
    expect(receipt?.detail).toContain('the set "Daylight" of custom metadata');
  });

  test('a dataset without data is not an empty table', async () => {
    const bench = socrataBench();
    const portal = bench.connect();
    const desired = desiredEntry(portal, { ...sampleDataset(), profile: null }, digestOf);
    const made = planPortal(portal.id, [desired], await portal.list(), { signed: new Set() });
    const [receipt] = await applyPortalPlan(made, portal, openSample);
    expect(receipt?.detail).toContain('has no data that could be read');
    expect(bench.emulator.domain.views.size).toBe(0);
  });

  test('what is no table is not sent', async () => {
    const bench = socrataBench();
    const distribution = { path: 'data.pdf', media_type: 'application/pdf' };
    const [receipt] = await publish(bench, [{ metadata: { distribution } }]);
    expect(receipt?.detail).toContain('is no CSV table');
  });

  test('an asset of others is adopted by name, with all that is theirs beside ours', async () => {
    const bench = socrataBench();
    const id = await addForeign(bench, 'Street Trees!');
    const portal = bench.connect();
    expect((await plan(portal, [{}])).left).toMatchObject([{ reason: { id: 'entry-not-ours' } }]);
    expect(done(await applyPortalPlan(await plan(portal, [{}], ['street-trees']), portal, openSample))).toBe(
      true,
    );
    expect(await assetOf(bench, 'street-trees')).toBe(id);
  });
});
