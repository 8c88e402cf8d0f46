import { expect, test } from 'vitest';
import { isMeant, whereabouts } from './dataset-moves.ts';

/** parks/trees became streets/trees, and that woods/trees. */
const MOVES = new Map([
  ['streets/trees', 'parks/trees'],
  ['woods/trees', 'streets/trees'],
]);

test('a folder that was left, however often, means the dataset where it is now', () => {
  expect(whereabouts('parks/trees', new Set(['woods/trees', 'parks/benches']), MOVES)).toEqual([
    'woods/trees',
  ]);
  expect(whereabouts('parks/none', new Set(['woods/trees']), MOVES)).toEqual([]);
});

test('a folder that another dataset took means that one, whether it is asked for or on the way', () => {
  expect(whereabouts('parks/trees', new Set(['parks/trees', 'woods/trees']), MOVES)).toEqual(['parks/trees']);
  expect(whereabouts('parks/trees', new Set(['streets/trees', 'woods/trees']), MOVES)).toEqual([
    'woods/trees',
  ]);
});

test('where two datasets came from one folder, both are named', () => {
  const moves = new Map([...MOVES, ['lakes/trees', 'parks/trees']]);
  const main = new Set(['woods/trees', 'lakes/trees']);
  expect(whereabouts('parks/trees', main, moves)).toEqual(['woods/trees', 'lakes/trees']);
});

test('a takedown goes with its dataset, and not with one that it says had left the folder before, nor with its heirs', () => {
  const order = { dataset: 'parks/trees' };
  expect(isMeant(order, 'woods/trees', MOVES)).toBe(true);
  expect(isMeant({ ...order, except: ['streets/trees'] }, 'woods/trees', MOVES)).toBe(false);
  expect(isMeant({ ...order, except: ['streets/trees'] }, 'parks/trees', MOVES)).toBe(true);
  expect(isMeant({ dataset: 'woods/trees' }, 'streets/trees', MOVES)).toBe(false);
});
