import { ASCII_DIGIT, GAP } from './characters.ts';
import type { Detector } from './detector.ts';
import { isCapitalised, isFullName, isInitialled, isName, LONGEST_NAME, startsAsPerson } from './names.ts';

/** Header words of what is called after people: a school and a street may have a given and a family name. */
const CALLED_AFTER_PEOPLE = [
  ...[
    'street',
    'road',
    'site',
    'park',
    'school',
    'facility',
    'place',
    'branch',
    'airport',
    'station',
    'stop',
  ],
  ...[
    'business',
    'company',
    'vendor',
    'organization',
    'organisation',
    'building',
    'neighborhood',
    'community',
  ],
  ...[
    'neighbourhood',
    'hospital',
    'bridge',
    'library',
    'station',
    'program',
    'project',
    'brand',
    'title',
    'fund',
  ],
];

/** Header words that say what is named, or what is said of somebody: not a person. */
const THINGS = [
  ...CALLED_AFTER_PEOPLE,
  ...[
    'species',
    'common',
    'scientific',
    'plant',
    'flower',
    'cultivar',
    'animal',
    'pet',
    'dog',
    'cat',
    'horse',
  ],
  ...['city', 'county', 'state', 'country', 'region', 'department', 'agency', 'route', 'district'],
  ...['parque', 'calle', 'escuela', 'ciudad', 'distrito', 'barrio', 'parc', 'rue', 'ville'],
  ...[
    'file',
    'product',
    'model',
    'make',
    'vessel',
    'ship',
    'boat',
    'storm',
    'hurricane',
    'typhoon',
    'cyclone',
  ],
  ...['song', 'album', 'movie', 'film', 'book', 'character', 'team'],
  ...[
    'race',
    'ethnicity',
    'ethnic',
    'religion',
    'nationality',
    'gender',
    'color',
    'colour',
    'month',
    'season',
  ],
];

/** Header words of somebody who has to do with a thing: the owner of a business, the principal of a school. */
const PEOPLE = [
  ...['owner', 'person', 'contact', 'applicant', 'employee', 'officer', 'resident', 'tenant', 'occupant'],
  ...['client', 'customer', 'student', 'guardian', 'parent', 'driver', 'operator', 'inspector', 'caller'],
  ...['staff', 'steward', 'member', 'manager', 'supervisor', 'coordinator', 'administrator', 'director'],
  ...['principal', 'teacher', 'lead', 'president', 'chair', 'secretary', 'treasurer', 'superintendent'],
  ...['holder', 'licensee', 'registrant', 'agent', 'representative', 'proprietor', 'landlord', 'attorney'],
  ...[
    'engineer',
    'architect',
    'captain',
    'pilot',
    'author',
    'writer',
    'artist',
    'player',
    'coach',
    'breeder',
  ],
];

/**
 * A column that says it is a part of somebody's name. Of many people most different names are rare ones, on no list: one in
 * ten that is known is enough.
 */
export const partOfName: Detector = {
  kind: 'personal-name',
  category: 'personal',
  shape: 'weak',
  share: 0.1,
  supports: [
    ...['first', 'fname', 'lname', 'given', 'forename', 'middle', 'last', 'surname', 'family', 'maiden'],
    ...['prenom', 'nom', 'vorname', 'nachname', 'fullname', 'nombre', 'nombres', 'apellido', 'apellidos'],
    ...['firstname', 'lastname'],
  ],
  denies: THINGS,
  fits: isName,
};

/** Under these headers nothing else stands, whatever the language: no list is needed, words are enough. */
export const namedAsName: Detector = {
  kind: 'personal-name',
  category: 'personal',
  lacks: ASCII_DIGIT,
  length: [2, LONGEST_NAME],
  shape: 'weak',
  share: 0.8,
  supports: [
    ...['firstname', 'lastname', 'givenname', 'familyname', 'maidenname', 'surname', 'forename', 'vorname'],
    ...['nachname', 'prenom', 'apellido', 'apellidos'],
  ],
  denies: THINGS,
  fits: (value) => /^\p{L}[\p{L}\p{M}'’.-]+( [\p{L}\p{M}'’.-]+){0,3}$/u.test(value),
};

/** A column that says it is somebody: one known name in a cell is enough. */
export const personalName: Detector = {
  kind: 'personal-name',
  category: 'personal',
  shape: 'weak',
  share: 0.3,
  supports: [
    'person',
    'patient',
    'victim',
    'owner',
    'applicant',
    'employee',
    'officer',
    'resident',
    'tenant',
    'client',
    'customer',
    'student',
    'guardian',
    'parent',
    'driver',
    'deceased',
    'decedent',
    'suspect',
    'arrestee',
    'witness',
    'complainant',
    'requester',
    'requestor',
    'claimant',
    'defendant',
    'plaintiff',
  ],
  denies: THINGS,
  digits: 'alike',
  fits: isName,
};

/** As headers are compared: letters without their marks. */
function plain(words: readonly string[]): string[] {
  return words.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''));
}

/** Letters that no list of names here knows, under a header in the same letters that says "name". */
export const nameInOtherLetters: Detector = {
  kind: 'personal-name',
  category: 'personal',
  lacks: ASCII_DIGIT,
  length: [2, LONGEST_NAME],
  shape: 'weak',
  share: 0.5,
  supports: plain([
    'имя',
    'фамилия',
    'отчество',
    'фио',
    '姓名',
    '名前',
    '氏名',
    '이름',
    '성명',
    'الاسم',
    'όνομα',
  ]),
  fits: (value) =>
    /^[\p{L}\p{M} .,'’·-]+$/u.test(value) && !/\p{Script=Latin}/u.test(value) && value.split(' ').length <= 4,
};

/** "name" alone may be that of a bridge: here a cell must begin as people's names do, or be a given name. */
export const namedPerson: Detector = {
  kind: 'personal-name',
  category: 'personal',
  shape: 'weak',
  share: 0.3,
  supports: ['name', 'contact', 'staff', 'steward', 'member', 'inspector', 'caller'],
  denies: THINGS,
  despite: PEOPLE,
  digits: 'alike',
  fits: (value) => startsAsPerson(value) || isInitialled(value) || (!/[ ,]/.test(value) && isName(value)),
};

/** Given and family name in one cell: whatever the header says. */
export const fullName: Detector = {
  kind: 'personal-name',
  category: 'personal',
  needs: GAP,
  lacks: ASCII_DIGIT,
  length: [3, LONGEST_NAME],
  shape: 'certain',
  share: 0.15,
  denies: THINGS,
  despite: PEOPLE,
  digits: 'alike',
  fits: isFullName,
};

/** Under a header of things that nobody calls after people, where most values are one's name all the same. */
export const unexpectedFullName: Detector = { ...fullName, share: 0.5, denies: CALLED_AFTER_PEOPLE };

/**
 * In a few cells of a column of something else, notes or values: one in a hundred is enough, unless the others are names
 * too. Of many streets, schools and bands a few are always called like people.
 */
export const strayFullName: Detector = {
  ...fullName,
  share: 0,
  fewest: 3,
  denies: THINGS,
  fails: isCapitalised,
};
