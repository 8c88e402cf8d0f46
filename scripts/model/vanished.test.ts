import { expect, test } from 'vitest';
import { profileWhole } from '../profile/profile.ts';
import { vanishedKeys } from './vanished.ts';

async function of(ids: readonly number[]) {
  const text = `id,x\n${ids.map((id) => `${id},1`).join('\n')}\n`;
  return profileWhole(Buffer.from(text), { columns: [], key: ['id'] }, 'data.csv');
}
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

test.each([
  ['the same rows', range(0, 5_000), range(0, 5_000), 0],
  ['rows added', range(0, 5_000), range(0, 20_000), 0],
  ['a quarter gone', range(0, 8_000), range(2_000, 8_000), 0.25],
  ['all of them others', range(0, 5_000), range(5_000, 10_000), 1],
  ['a small table, half gone', range(0, 60), range(30, 60), 0.5],
])('%s', async (_, before, now, share) => {
  expect(vanishedKeys(await of(before), await of(now))).toBeCloseTo(share, 1);
});

test('of few keys no share is told', async () => {
  expect(vanishedKeys(await of(range(0, 5)), await of(range(0, 5)))).toBeNull();
});
