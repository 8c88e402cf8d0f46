import { expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import { planPortal } from '../../plan/portal.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, sampleData, sampleDataset } from '../sample.ts';
import { customFields } from './emulator/custom-fields.ts';
import { FIELDSET, markerObject } from './marker.ts';
import type { SocrataRecord } from './record.ts';
import { socrataBench } from './scratch-portal.ts';
import { sealOf } from './seal.ts';
import { shownOfRecord } from './shown.ts';

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
  seed(bench, desired.slice(1));

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

/** As if they had been published before: copies of the one that was. */
function seed(
  { emulator: { domain } }: ReturnType<typeof socrataBench>,
  desired: ReturnType<typeof desiredEntry>[],
) {
  const [sample] = domain.views.values();
  if (sample === undefined) throw new Error('nothing was published');
  const fields = customFields(sample.about)[FIELDSET];
  for (const [number, entry] of desired.entries()) {
    const record = entry.record as SocrataRecord;
    const id = `seed-${number.toString(36).padStart(4, '0')}`;
    const marker = {
      entry: entry.name,
      dataset: entry.dataset,
      record: entry.recordDigest,
      data: entry.dataDigest,
      values: fields?.values ?? null,
      status: 'published' as const,
      hold: null,
      seal: sealOf(
        { ...shownOfRecord(record, null), license: String(sample.about.license.name) },
        sample.rowsUpdatedAt,
      ),
    };
    const about = {
      ...sample.about,
      name: record.name,
      description: record.description,
      metadata: { custom_fields: { [FIELDSET]: markerObject(marker) } },
    };
    domain.views.set(id, { ...sample, id, about });
    domain.revisions.set(id, []);
  }
  domain.changes += 1;
}
