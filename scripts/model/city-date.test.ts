import { expect, test } from 'vitest';
import { cityDate } from './city-date.ts';

test('the date is the city’s, not the server’s', () => {
  expect(cityDate('2026-12-01T03:00:00Z', 'America/Los_Angeles')).toBe('2026-11-30');
  expect(cityDate('2026-12-01T03:00:00Z', 'Europe/Vienna')).toBe('2026-12-01');
});
