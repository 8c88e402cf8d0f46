import type { Instant, IsoDate } from './vocabulary.ts';

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar date at this instant in the city, as YYYY-MM-DD (the Canadian English locale writes it so). */
export function cityDate(now: Instant, timeZone: string): IsoDate {
  // Making one takes far longer than asking it.
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar.format(new Date(now));
}
