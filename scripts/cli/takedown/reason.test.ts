import { expect, test } from 'vitest';
import { reasonIn } from './reason.ts';

test.each([
  [
    'The column notes holds names and telephone numbers',
    'The column notes holds names and telephone numbers',
  ],
  [
    'Found on 2026-11-23: 12 of 4102 rows, see pull request #31',
    'Found on 2026-11-23: 12 of 4102 rows, see pull request #31',
  ],
  ['SSN 123-45-6789 stands in row 7', 'SSN [left out] stands in row 7'],
  ['Write to ("ann.smith@mail.example") first.', 'Write to [left out] first.'],
  ['Her number (213) 555-0142, and home', 'Her number [left out] and home'],
  ['  two\n\nlines\u0007 ', 'two lines'],
  ['', ''],
])('"%s" is kept as "%s"', (given, kept) => {
  expect(reasonIn(given)).toBe(kept);
});

test('a long reason is cut', () => {
  expect(reasonIn('z'.repeat(5000))).toHaveLength(300);
  expect(reasonIn('z '.repeat(5000))).toHaveLength(300);
});
