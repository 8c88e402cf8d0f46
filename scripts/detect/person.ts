import type { Detector } from './detector.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts';

/** What names of things are made of: a person is not called "Oak Street" or "General Fund". */
const THING =
  /\b(street|st|avenue|ave|road|rd|park|fund|department|school|library|airport|county|city|center|centre|hospital|inc|llc|corp|bridge|station|creek|lake|island|beach|church|fire|police)\b/i;

/** Words of a header that belong to a person's name. */
const NAME_WORDS = [
  'first',
  'given',
  'middle',
  'last',
  'surname',
  'family',
  'fullname',
  'firstname',
  'lastname',
  'name',
  'person',
  'patient',
  'victim',
  'owner',
  'applicant',
  'employee',
  'officer',
  'resident',
  'client',
  'student',
  'deceased',
  'suspect',
];

/** A given or a family name, or both: known from the lists of the census. */
export const personalName: Detector = {
  kind: 'personal-name',
  category: 'personal',
  shape: 'weak',
  share: 0.3,
  supports: NAME_WORDS,
  denies: [
    'street',
    'site',
    'park',
    'school',
    'facility',
    'species',
    'common',
    'place',
    'city',
    'county',
    'state',
    'branch',
    'department',
    'program',
    'project',
    'file',
    'country',
    'airport',
    'station',
    'business',
    'company',
    'building',
    'neighborhood',
    'neighbourhood',
  ],
  fits: (value) =>
    value.length <= 60 &&
    !THING.test(value) &&
    tokens(value).some((token) => GIVEN_NAMES.has(token) || FAMILY_NAMES.has(token)),
};

/** Given and family name in one cell: whatever the header says. */
export const fullName: Detector = {
  kind: 'personal-name',
  category: 'personal',
  shape: 'certain',
  share: 0.3,
  denies: [
    'street',
    'site',
    'park',
    'school',
    'facility',
    'airport',
    'station',
    'branch',
    'building',
    'business',
    'title',
  ],
  fits: (value) => {
    if (value.length > 60 || !/[ .,]/.test(value)) return false;
    const words = tokens(value);
    if (words.length < 2 || words.length > 4 || THING.test(value)) return false;
    const [first = '', last = ''] = value.includes(',') ? [words.at(-1), words[0]] : [words[0], words.at(-1)];
    return GIVEN_NAMES.has(first) && FAMILY_NAMES.has(last);
  },
};

function tokens(value: string): string[] {
  return /^[\p{L}'’. ,-]+$/u.test(value)
    ? value
        .toLowerCase()
        .split(/[ .,]+/)
        .filter((token) => token.length > 1)
    : [];
}

/** House number, street name, kind of street. Hundred blocks ("1200 block of") are coarse enough. */
export const streetAddress: Detector = {
  kind: 'street-address',
  category: 'personal',
  shape: 'weak',
  share: 0.3,
  supports: ['address', 'addr', 'residence', 'home', 'street', 'location', 'victim', 'owner'],
  denies: [
    'facility',
    'branch',
    'office',
    'site',
    'school',
    'park',
    'station',
    'building',
    'library',
    'venue',
    'clinic',
    'hospital',
    'email',
    'web',
  ],
  fits: (value) =>
    value.length <= 100 &&
    /^\d{1,6}[A-Za-z]?(\s+[NSEW]\.?|\s+(north|south|east|west))?(\s+[\p{L}\d.'’-]+){1,5}$/iu.test(value) &&
    /\b(st|street|ave|avenue|av|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|way|pl|place|ter|terrace|hwy|highway|pkwy|parkway|cir|circle|sq|square)\b\.?/i.test(
      value,
    ) &&
    !/^\d+00\s+block/i.test(value),
};

export const dateOfBirth: Detector = {
  kind: 'date-of-birth',
  category: 'personal',
  shape: 'weak',
  share: 0.5,
  supports: ['dob', 'birth', 'birthdate', 'birthday', 'born'],
  denies: ['year', 'rate', 'count', 'births'],
  fits: (value) =>
    value.length >= 8 &&
    value.length <= 20 &&
    (/^(19|20)\d{2}-\d{2}-\d{2}/.test(value) || /^\d{1,2}\/\d{1,2}\/(19|20)?\d{2}$/.test(value)),
};

/** Ages over 89 single out the few who reach them (HIPAA safe harbour: 90 and over is one group). */
export const ageOver89: Detector = {
  kind: 'age-over-89',
  category: 'personal',
  shape: 'weak',
  share: 0,
  supports: ['age', 'ages'],
  denies: ['range', 'group', 'band', 'tree', 'building', 'mean', 'median', 'average', 'days', 'months'],
  fits: (value) => /^(9\d|1[0-2]\d)$/.test(value),
};
