import type { Instant, IsoDate } from './vocabulary.ts';

/** The calendar date at this instant in the city, as YYYY-MM-DD (the Canadian English locale writes it so). */
export function cityDate(now: Instant, timeZone: string): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(now));
}
