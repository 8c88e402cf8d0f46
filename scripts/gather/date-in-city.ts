import type { City } from '../model/governance.ts';
import type { Instant, IsoDate } from '../model/vocabulary.ts';

/** Calendar date of an instant where the city is. */
export function dateInCity(city: City, now: Instant): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: city.time_zone, dateStyle: 'short' }).format(
    new Date(now),
  );
}
