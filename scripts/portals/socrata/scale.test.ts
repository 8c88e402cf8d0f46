import { expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, sampleData, sampleDataset } from '../sample.ts';
import { seedEntries } from './scratch-entries.ts';
import { socrataBench } from './scratch-portal.ts';

const ENTRIES = 10_000;
const PAGE = 1000;

test('a reconcile of 10,000 entries that are as they should be costs the pages of listing and no more', async () => {
  const bench = socrataBench();
  const first = bench.connect();
  const open = sampleData(SAMPLE_CSV);
  const datasets = Array.from({ length: ENTRIES }, (_, number) =>
    sampleDataset({ metadata: { identifier: `trees-${number}`, title: `Trees ${number}` } }),
  );
  const desired = datasets.map((dataset) => desiredEntry(first, dataset, digestOf));
  const signed = new Set(desired.map(({ dataset }) => dataset));
  await applyPortalPlan(
    planPortal('socrata', desired.slice(0, 1), await first.list(), { signed }),
    first,
    open,
  );
  seedEntries(bench, desired.slice(1));

  const requests: string[] = [];
  const portal = bench.connect({ before: ({ method, url }) => void requests.push(`${method} ${url}`) });
  const plan = planPortal('socrata', desired, await portal.list(), { signed });
  expect(plan.changes).toEqual([]);
  await applyPortalPlan(plan, portal, open);
  expect(requests.length).toBeLessThanOrEqual(ENTRIES / PAGE + 1);

  const changed = desiredEntry(
    portal,
    sampleDataset({ metadata: { identifier: 'trees-7', title: 'Trees, renamed' } }),
    digestOf,
  );
  const update = planPortal(
    'socrata',
    [...desired.filter(({ name }) => name !== 'trees-7'), changed],
    await portal.list(),
    { signed },
  );
  expect(update.changes.map(({ name }) => name)).toEqual(['trees-7']);
  requests.length = 0;
  const receipts = await applyPortalPlan(update, portal, open);
  expect(receipts).toMatchObject([{ outcome: 'done' }]);
  expect(requests.length).toBeLessThan(30);
});
