import { beforeAll, expect, test } from 'vitest';
import { type Evaluation, evaluate, MOST_OTHERS, total } from './evaluation.ts';

/** A count and not a time: it cannot grow unnoticed. */
let small: Evaluation;
let large: Evaluation;
beforeAll(async () => {
  small = await evaluate(1, 1);
  large = await evaluate(35, 101);
}, 180_000);

test('an evaluation asks GitHub for little besides the lists that it reads to their end', () => {
  expect(total(large.standing.others), JSON.stringify(large.standing.others)).toBeLessThanOrEqual(
    MOST_OTHERS,
  );
  expect(large.standing.pages).toEqual({ files: 2, commits: 1, reviews: 2, comments: 1, statuses: 1 });
});

test('a larger pull request costs pages of lists and nothing else', () => {
  expect(large.standing.others).toEqual(small.standing.others);
  expect(large.acting.others).toEqual(small.acting.others);
});
