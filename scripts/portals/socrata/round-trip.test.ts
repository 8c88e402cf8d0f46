import { expect, test } from 'vitest';
import { applyPortalPlan } from '../../apply/portal.ts';
import { digestOf } from '../../ledger/digest.ts';
import type { Column } from '../../model/dataset.ts';
import { planPortal } from '../../plan/portal.ts';
import { profile } from '../../profile/profile.ts';
import { desiredEntry } from '../desired-entry.ts';
import { sampleDataset } from '../sample.ts';
import { socrataBench } from './scratch-portal.ts';

const COLUMNS: Column[] = [
  { name: 'Id', type: 'integer', description: 'Number.' },
  { name: 'Straße', type: 'string', description: 'Street.' },
  { name: 'open', type: 'boolean', description: 'Is it open?' },
  { name: 'seen', type: 'datetime', description: 'When it was seen.' },
  { name: 'cost', type: 'number', description: 'In dollars.' },
];

const PLAIN = `Id,Straße,open,seen,cost
1,"Allee ""Nord"", rechts",yes,2026-10-01T08:00:00-07:00,12.50
2,,no,2026-10-01T15:00:00Z,
3,"zwei
Zeilen",true,2026-10-01T15:30:00.250Z,1e3
`;

test.each([
  ['as it is', Buffer.from(PLAIN)],
  ['with a byte order mark and Windows line ends', Buffer.from(`\uFEFF${PLAIN.replaceAll('\n', '\r\n')}`)],
  ['separated by semicolons', Buffer.from(PLAIN.replaceAll(/,(?! )/g, ';'))],
  ['in Latin-1', Buffer.from(PLAIN, 'latin1')],
])('a table %s arrives value by value', async (_, bytes) => {
  const bench = socrataBench({ chunkSize: 16 });
  const portal = bench.connect();
  const key = ['Id'];
  const read = await profile(pieces(bytes), { columns: COLUMNS, key }, 'data.csv');
  const dataset = { ...sampleDataset({ metadata: { columns: COLUMNS, key } }), profile: read };
  const desired = desiredEntry(portal, dataset, digestOf);
  const plan = planPortal(portal.id, [desired], await portal.list(), { signed: new Set() });
  const receipts = await applyPortalPlan(plan, portal, async () => pieces(bytes));
  expect(receipts).toMatchObject([{ outcome: 'done' }]);
  const [view] = bench.emulator.domain.views.values();
  expect(view?.columns.map(({ fieldName, dataTypeName }) => [fieldName, dataTypeName])).toEqual([
    ['id', 'number'],
    ['stra_e', 'text'],
    ['open', 'checkbox'],
    ['seen', 'date'],
    ['cost', 'number'],
  ]);
  expect(view?.rows).toHaveLength(3);
  expect(view?.rows[0]?.[3]).toEqual({ ok: '2026-10-01T15:00:00.000Z' });
});

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7);
}
