import type { ColumnProfile } from '../model/profile.ts';
import { headerWords, says } from './header-words.ts';

/** Header words of a list of places that have a mailbox of their own, and in which nobody else is told apart. */
const VENUES = [
  ...[
    'facility',
    'branch',
    'restaurant',
    'library',
    'park',
    'venue',
    'clinic',
    'hospital',
    'station',
    'market',
  ],
];

/** Header words of a list of places that the public may visit and call. */
const PLACES = [
  ...VENUES,
  ...['hours', 'center', 'museum', 'website', 'business', 'establishment', 'agency', 'department', 'office'],
  ...['school', 'provider', 'vendor'],
];

/** Header words of what a city is divided into: a list of its police has a row for each. */
const DIVISIONS = [
  ...[
    'district',
    'precinct',
    'division',
    'beat',
    'ward',
    'borough',
    'bureau',
    'battalion',
    'firehouse',
    'troop',
  ],
  ...['headquarters', 'police'],
];

/** Header words of somebody who called, asked or lives there: then the row is theirs, and not that of a place. */
const SOMEBODY = [
  ...[
    'caller',
    'resident',
    'requester',
    'requestor',
    'complainant',
    'applicant',
    'customer',
    'client',
    'owner',
  ],
  ...['reporter', 'victim', 'patient', 'tenant', 'employee', 'staff', 'member', 'volunteer', 'person'],
];

/** Words in the name of a place that the public may visit and call, behind others. */
const VENUE =
  /\S [^,]*\b(library|branch|station|precinct|division|headquarters|firehouse|school|elementary|academy|college|university|museum|theat(er|re)|hospital|clinic|cent(er|re)|church|temple|synagogue|mosque|hotel|market|restaurant|cafe|pharmacy|shelter|department|bureau|agency|office|recreation|park|pool|gymnasium|inc|llc|foundation|association)\b/i;
/** Longer values are texts. */
const LONGEST_NAME = 80;
const NAMED_SO = 0.5;

/** Fewer rows are a sample of anything. */
const FEWEST_ROWS = 3;
/** A list has one row for each, and a few by mistake. */
const ONE_ROW_EACH = 0.9;

/** What a table says of places, by its headers. */
export interface Places {
  /** It lists some that have mailboxes. */
  venues: boolean;
  /** It lists some that may be called. */
  places: boolean;
}

export function placesIn(headers: readonly (readonly string[])[]): Places {
  const tells = (words: readonly string[]): boolean => headers.some((header) => says(header, words));
  return { venues: tells(VENUES), places: tells(PLACES) };
}

/** Has it another district, station or library in each row? Then the telephone in the row is that of the place. */
export function isListOfPlaces(
  columns: readonly ColumnProfile[],
  rows: number,
  valuesOf: (position: number) => readonly string[],
): boolean {
  const headers = columns.map(({ name }) => headerWords(name));
  return (
    rows >= FEWEST_ROWS &&
    !headers.some((header) => says(header, SOMEBODY)) &&
    columns.some(
      (column, i) => hasOneRowEach(column, rows) && isOfPlaces(headers[i] ?? [], valuesOf(column.position)),
    )
  );
}

function hasOneRowEach({ distinct, distinctExact }: ColumnProfile, rows: number): boolean {
  return distinctExact && distinct >= ONE_ROW_EACH * rows;
}

function isOfPlaces(header: readonly string[], values: readonly string[]): boolean {
  return says(header, DIVISIONS) || values.filter(namesVenue).length >= NAMED_SO * values.length;
}

function namesVenue(value: string): boolean {
  return value.length <= LONGEST_NAME && VENUE.test(value);
}
