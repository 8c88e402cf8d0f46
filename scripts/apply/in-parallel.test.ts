import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('a few at a time, results in the order of the items', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel([30, 20, 10, 1, 1], 2, async (ms) => {
    running += 1;
    most = Math.max(most, running);
    await pause(ms);
    running -= 1;
    return ms * 2;
  });
  expect(results).toEqual([60, 40, 20, 2, 2]);
  expect(most).toBe(2);
});

test('nothing new is begun once one has failed', async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await pause(item === 2 ? 1 : 20);
    if (item === 2) throw new Error('away');
  };
  await expect(inParallel([1, 2, 3, 4, 5], 2, work)).rejects.toThrow('away');
  await pause(50);
  expect(begun).toEqual([1, 2]);
});
