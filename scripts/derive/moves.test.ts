import { expect, test } from 'vitest';
import { soundVersion } from '../checks/sound.ts';
import type { DatasetChange } from '../model/dataset.ts';
import { withMoves } from './moves.ts';

const version = (identifier: string) => soundVersion('environment/weather', { metadata: { identifier } });
const gone = (id: string, identifier: string): DatasetChange => ({
  id,
  base: version(identifier),
  head: null,
});
const came = (id: string, identifier: string): DatasetChange => ({
  id,
  base: null,
  head: version(identifier),
});

test('a folder that goes and one that comes with its identifier are one dataset', () => {
  const moved = withMoves([gone('environment/weather', 'weather'), came('transport/weather', 'weather')]);
  expect(moved).toMatchObject([{ id: 'transport/weather', from: 'environment/weather' }]);
  expect(moved[0]?.base).not.toBeNull();
});

test('another identifier is another dataset, and the one that is gone was deleted', () => {
  const changes = [gone('environment/weather', 'weather'), came('transport/wind', 'wind')];
  expect(withMoves(changes)).toEqual(changes);
});

test('one folder that goes makes one that moved, however many claim to be it', () => {
  const claimed = withMoves([
    gone('environment/weather', 'weather'),
    came('library/weather', 'weather'),
    came('transport/weather', 'weather'),
  ]);
  expect(claimed.map(({ id, from }) => [id, from])).toEqual([
    ['library/weather', 'environment/weather'],
    ['transport/weather', undefined],
  ]);
});
