import type { ColumnProfile, Detection } from '../model/profile.ts';
import { headerWords, says } from './header-words.ts';
import { isListOfPlaces, placesIn } from './public-places.ts';

/** Kinds that by themselves make a table one about people. */
const PEOPLE = new Set([
  'personal-name',
  'social-security-number',
  'date-of-birth',
  'payment-card',
  'e-mail',
]);

/** Header words of a table that has a row for each of some people. */
const TRAITS = [
  'sex',
  'gender',
  'race',
  'ethnicity',
  'patient',
  'victim',
  'suspect',
  'student',
  'employee',
  'inmate',
];

/** Header words of a table that counts people instead. */
const COUNTS = [
  'count',
  'number',
  'total',
  'population',
  'people',
  'persons',
  'cases',
  'deaths',
  'rate',
  'percent',
  'pct',
  'n',
];

/** Header words by which an address is somebody's home, whatever else the table holds. */
const HOME = [
  'home',
  'residence',
  'residential',
  'victim',
  'owner',
  'patient',
  'mailing',
  'applicant',
  'tenant',
];

/** Header words by which a telephone is somebody's own, whatever else the table lists. */
const OWN = ['home', 'cell', 'personal', 'caller', 'resident', 'victim', 'patient', 'tenant', 'emergency'];
/** Homes that are places. */
const HOMES = ['nursing', 'funeral', 'care', 'group', 'office'];

/** Does the table have a row for each of some people? */
export function isAboutPeople(columns: readonly ColumnProfile[]): boolean {
  const headers = columns.map(({ name }) => headerWords(name));
  return holdsPeople(columns) || tellsOfPersons(headers);
}

function holdsPeople(columns: readonly ColumnProfile[], besides?: string): boolean {
  return columns.some(({ detections }) =>
    detections.some(({ kind, strength }) => PEOPLE.has(kind) && kind !== besides && strength !== 'possible'),
  );
}

function hasPhones(columns: readonly ColumnProfile[]): boolean {
  return columns.some(({ detections }) => detections.some(({ kind }) => kind === 'phone'));
}

function tellsOfPersons(headers: readonly (readonly string[])[]): boolean {
  return headers.some((header) => says(header, TRAITS)) && !headers.some((header) => says(header, COUNTS));
}

/**
 * What the column alone cannot tell, the table does: an address of a bicycle rack is no personal data, beside a name it
 * is; trees grow older than 89; the telephone of a library is meant to be called.
 */
export function inContext(
  columns: readonly ColumnProfile[],
  rows: number,
  valuesOf: (position: number) => readonly string[],
): ColumnProfile[] {
  // Without names nobody can tell whose numbers and days they are.
  if (columns.every(({ name, position }) => name === `column ${position}`)) return columns.map(withoutRange);
  // Headers are looked at only where something was found.
  if (columns.every(({ detections }) => detections.length === 0)) return [...columns];
  const headers = columns.map(({ name }) => headerWords(name));
  const persons = tellsOfPersons(headers);
  const told = placesIn(headers);
  // The mailboxes of libraries make a list of libraries no list of people.
  const besidesMailboxes = persons || holdsPeople(columns, 'e-mail');
  const venues = !besidesMailboxes && told.venues;
  const people = !venues && holdsPeople(columns);
  const places =
    (!people && told.places) ||
    (!besidesMailboxes && hasPhones(columns) && isListOfPlaces(columns, rows, valuesOf));
  const about = { people, persons, venues, places };
  return columns.map((column, i) =>
    discreet(
      {
        ...column,
        detections: column.detections.flatMap((detection) => weigh(detection, headers[i] ?? [], about)),
      },
      people || persons,
    ),
  );
}

function weigh(
  detection: Detection,
  header: readonly string[],
  about: { people: boolean; persons: boolean; venues: boolean; places: boolean },
): Detection[] {
  switch (detection.kind) {
    case 'street-address':
      // Who lives there, a text may tell by itself.
      if (detection.strength === 'certain' || about.people || about.persons || says(header, HOME))
        return [{ ...detection, strength: 'probable' }];
      return [];
    case 'age-over-89':
      return about.people || about.persons ? [detection] : [];
    case 'licence-number':
    case 'vehicle-number':
      return [{ ...detection, strength: about.people || about.persons ? 'probable' : 'possible' }];
    case 'e-mail':
      return [
        (about.venues && says(header, MAIL)) || isOfOffice(header)
          ? { ...detection, strength: 'possible' }
          : detection,
      ];
    case 'phone':
    case 'provider-number':
      return [about.places && !isOwn(header) ? { ...detection, strength: 'possible' } : detection];
    default:
      return [detection];
  }
}

function isOwn(header: readonly string[]): boolean {
  return says(header, OWN) && !says(header, HOMES);
}

/** Header words of a column that says honestly that it holds addresses of mailboxes. */
const MAIL = ['email', 'mail', 'e', 'contact'];

/** `department_email` holds the mailboxes of departments; a column that only says `department` and holds addresses does not. */
function isOfOffice(header: readonly string[]): boolean {
  return says(header, ['department', 'office', 'agency']) && says(header, MAIL);
}

/** Longer whole numbers are those of files, accounts and people. */
const LONGEST_MEASURE = 6;
/** Of people whose data is kept, most days before are those of births. */
const BIRTHS = '1960';

/** The smallest of a column about people is one of them. */
function discreet(column: ColumnProfile, people: boolean): ColumnProfile {
  const personal = column.detections.some(
    ({ category }) => category !== 'injection' && category !== 'damage',
  );
  return personal || (people && maybeSomebodys(column)) ? withoutRange(column) : column;
}

/** In a table about people, whatever the header says: the number of a file, a day of long ago. */
function maybeSomebodys({ type, min = '', max = '' }: ColumnProfile): boolean {
  if (type === 'integer') return max.length > LONGEST_MEASURE;
  return (type === 'date' || type === 'datetime') && min < BIRTHS;
}

function withoutRange({ min, max, ...column }: ColumnProfile): ColumnProfile {
  return column;
}
