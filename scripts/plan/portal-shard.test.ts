import { expect, test } from 'vitest';
import { isInShard, parseShard } from './portal-shard.ts';

test.each([
  ['1/1', { index: 1, of: 1 }],
  ['8/8', { index: 8, of: 8 }],
  ['0/8', null],
  ['9/8', null],
  ['1', null],
  ['-1/8', null],
])('%s', (text, shard) => {
  expect(parseShard(text)).toEqual(shard);
});

test('names are spread evenly, and a preview goes with its dataset', () => {
  const names = Array.from({ length: 8000 }, (_, i) => `dataset-${i}`);
  for (let index = 1; index <= 8; index += 1) {
    const mine = names.filter((name) => isInShard(name, { index, of: 8 }));
    expect(mine.length).toBeGreaterThan(850);
    expect(mine.length).toBeLessThan(1150);
    for (const name of mine) expect(isInShard(`${name}--pr-7`, { index, of: 8 })).toBe(true);
  }
});
