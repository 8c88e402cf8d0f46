import { expect, test } from 'vitest';
import { count, daysAfter, excerpt, fileSize, longDate, percent } from './format.ts';

test.each([
  [longDate('2026-03-02'), 'March 2, 2026'],
  [longDate('2026-12-31T23:59:59Z'), 'December 31, 2026'],
  [longDate('2026-13-01'), '2026-13-01'],
  [daysAfter('2026-02-20', 10), '2026-03-02'],
  [daysAfter('someday', 10), null],
  [count(1234567), '1,234,567'],
  [count(999), '999'],
  [fileSize(0), '0 bytes'],
  [fileSize(999), '999 bytes'],
  [fileSize(1234), '1.2 KB'],
  [fileSize(35_400_000), '35 MB'],
  [percent(0), '0 %'],
  [percent(0.0001), 'under 1 %'],
  [percent(0.9999), 'over 99 %'],
  [percent(1), '100 %'],
  [excerpt('one  two\nthree', 9), 'one two…'],
  [excerpt('short', 9), 'short'],
])('%s is %s', (found, expected) => {
  expect(found).toBe(expected);
});
