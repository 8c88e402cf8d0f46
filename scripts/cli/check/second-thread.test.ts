import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bigCity } from '../../bench/big-city.ts';
import { openLocal } from '../../gather/local.ts';
import { isSampleCity } from '../sample-city.ts';
import { judgeAll } from './judge-all.ts';
import { SecondThread } from './second-thread.ts';

const DATASETS = 12;
const NOW = '2026-11-23T18:00:00Z';

let root: string;
beforeAll(() => {
  root = bigCity(DATASETS);
  const department = join(root, 'datasets/environment');
  writeFileSync(join(department, 'trees-7/metadata.yml'), 'title: [');
  writeFileSync(join(department, 'trees-11/data.csv'), 'ssn\n123-45-6789\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(availableParallelism() < 2 || !isSampleCity())('where there are two processors', () => {
  test('a second thread judges as the first one does, takes every portion and counts every dataset', async () => {
    const request = { root, now: NOW, offline: true };
    const expected = await judgeAll(request);
    const { facts, folders } = await openLocal(request);
    const portions = Array.from({ length: DATASETS / 2 }, (_, i) => folders.slice(2 * i, 2 * i + 2));
    let seen = 0;
    const thread = SecondThread.start({ ...request, onDataset: () => seen++ });
    try {
      const reports = (await thread?.share(facts, portions)) ?? [];
      expect(reports.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected.datasets);
      expect(expected.summary.errors).toBeGreaterThan(2);
      expect([seen, portions]).toEqual([DATASETS, []]);
    } finally {
      await thread?.stop();
    }
  });

  test('two threads together say what one says', async () => {
    const request = { root, now: NOW, offline: true };
    expect(await judgeAll(request, { portion: 1, worthSharing: 1 })).toEqual(await judgeAll(request));
  });

  test('what stops the second thread is not lost', async () => {
    const { facts, folders } = await openLocal({ root, now: NOW, offline: true });
    const thread = SecondThread.start({ root: join(tmpdir(), 'no-city'), now: NOW });
    try {
      await expect(thread?.share(facts, [[...folders]])).rejects.toThrow(/ENOENT.*no-city/);
    } finally {
      await thread?.stop();
    }
  });
});
