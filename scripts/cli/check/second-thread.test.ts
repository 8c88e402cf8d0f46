import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bigCity } from '../../bench/big-city.ts';
import { judgeAll } from './judge-all.ts';
import { SecondThread } from './second-thread.ts';

const DATASETS = 12;
const NOW = '2026-11-23T18:00:00Z';

const root = bigCity(DATASETS);
afterAll(() => rmSync(root, { recursive: true, force: true }));
const department = join(root, 'datasets/environment');
writeFileSync(join(department, 'trees-7/metadata.yml'), 'title: [');
writeFileSync(join(department, 'trees-11/data.csv'), 'ssn\n123-45-6789\n');

describe.skipIf(availableParallelism() < 2)('where there are two processors', () => {
  test('a second thread judges as the first one does, takes every portion and counts every dataset', async () => {
    const expected = await judgeAll({ root, now: NOW, offline: true });
    const portions = Array.from({ length: DATASETS / 2 }, (_, i) => [
      `environment/trees-${2 * i}`,
      `environment/trees-${2 * i + 1}`,
    ]);
    let seen = 0;
    const thread = SecondThread.start({ root, now: NOW, offline: true, onDataset: () => seen++ }, portions);
    try {
      const reports = (await thread?.reports) ?? [];
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
    const thread = SecondThread.start({ root: join(tmpdir(), 'no-city'), now: NOW }, [
      ['environment/trees-0'],
    ]);
    try {
      await expect(thread?.reports).rejects.toThrow(/governance\.yml/);
    } finally {
      await thread?.stop();
    }
  });
});
