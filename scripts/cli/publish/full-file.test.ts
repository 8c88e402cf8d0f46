import { afterEach, expect, test } from 'vitest';
import { verifyChain } from '../../ledger/chain.ts';
import { FULL, publishedFile } from '../../ledger/published-files.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import { Mortal, mortalPortal, network } from './mortal.ts';
import { publishAll } from './publish-all.ts';
import { type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const NOW = '2026-11-23T12:00:00.000Z';

let city: ScratchPublishing;
afterEach(() => city.close());

/** Two datasets to publish, and one line of room in the first file of receipts. */
async function almostFull(): Promise<void> {
  city = await scratchPublishing('parks/trees', 'parks/benches');
  await city.clear('2026-11-20T09:00:00Z');
  const old = Array.from({ length: FULL - 1 }, (_, i): LedgerRecord => {
    const about = { kind: 'published', at: NOW, portal: 'city', action: 'create', digest: 'd' } as const;
    return { ...about, dataset: `parks/old-${i}`, commit: 'c' };
  });
  await city.record(...old);
}

async function publish(mortal = new Mortal(Number.POSITIVE_INFINITY)) {
  const { results } = await publishAll({
    connection: city.connection(network(mortal)),
    portals: () => [city.portal('city', mortalPortal(mortal))],
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
  });
  return results[0]?.plan?.changes.map(({ name }) => name);
}

/** What each file says of this run, once its chain has been proved. */
async function receipts(): Promise<string[][]> {
  const where = { owner: 'arroyo', repo: 'open-data', ref: 'ledger' };
  const files = await Promise.all(
    [1, 2].map(async (part) => {
      const file = publishedFile(part);
      const { data } = await city.octokit.repos.getContent({ ...where, path: file });
      if (!('sha' in data)) throw new Error(`${file} is no file`);
      const blob = await city.octokit.git.getBlob({ ...where, file_sha: data.sha });
      const text = Buffer.from(blob.data.content, 'base64').toString('utf8');
      const { records, broken } = verifyChain(file, text);
      expect(broken).toBeUndefined();
      return records.flatMap((record) => ('dataset' in record ? [record.dataset] : []));
    }),
  );
  return files.map((datasets) => datasets.filter((dataset) => !dataset.startsWith('parks/old-')));
}

test('where a file of receipts is full the next is begun, also by the run after one that ended in between', async () => {
  await almostFull();
  const whole = new Mortal(Number.POSITIVE_INFINITY);
  expect(await publish(whole)).toEqual(['benches', 'trees']);
  expect(await receipts()).toEqual([['parks/benches'], ['parks/trees']]);
  expect(await publish(), 'both files are read').toEqual([]);
  await city.close();

  await almostFull();
  const dying = new Mortal(whole.effects - 1);
  await expect(publish(dying)).rejects.toThrow();
  expect(await publish()).toEqual(['trees']);
  expect(await receipts()).toEqual([['parks/benches'], ['parks/trees']]);
  expect(await publish()).toEqual([]);
}, 60_000);
