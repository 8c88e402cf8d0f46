import { DIGIT, GAP } from './characters.ts';
import type { Detector } from './detector.ts';

const NUMBER_AND_NAME =
  /^\d{1,6}(-\d{1,4})?[A-Za-z]?(\s+\d\/\d)?(\s+[NSEW]{1,2}\.?|\s+(north|south|east|west))?(\s+[\p{L}\d.'’-]+){1,5}([ ,]+(#|apt|unit|suite|ste|fl|floor|no)\.?\s*[\w-]{1,6})?(,.*)?$/iu;

const KIND_OF_STREET =
  /\b(st|street|ave|avenue|av|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|way|pl|place|ter|terrace|hwy|highway|pkwy|parkway|cir|circle|sq|square|trail|trl|alley|aly|loop|row|broadway)\b/i;

const HUNDRED_BLOCK = /^\d+(00\b|\s+(block|blk)\b)/i;

/** Header words of addresses that the public may visit. */
const VENUES = [
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
  'business',
  'email',
  'web',
];

/**
 * House number, street name, kind of street. Hundred blocks ("1200 block of", "1200 S Main St") are coarse enough. Whose address it is, the
 * table decides: detect/table.ts.
 */
export const streetAddress: Detector = {
  kind: 'street-address',
  category: 'personal',
  needs: DIGIT | GAP,
  length: [6, 100],
  shape: 'faint',
  share: 0.3,
  supports: ['address', 'addr', 'residence', 'home', 'street', 'location', 'victim', 'owner', 'mailing'],
  denies: VENUES,
  digits: isAddress,
  fits: (value) => isAddress(value) && !HUNDRED_BLOCK.test(value),
};

function isAddress(value: string): boolean {
  const first = value.charCodeAt(0);
  return first >= 48 && first <= 57 && KIND_OF_STREET.test(value) && NUMBER_AND_NAME.test(value);
}

/** House number before or behind, whatever the language calls a street. */
const NUMBER_FIRST = /^\d{1,6}(-\d{1,4})?[A-Za-z]?(,| bis| ter)?(\s+[\p{L}\d.'’-]+){1,6}(,.*)?$/u;
const NUMBER_BEHIND =
  /^(\p{L}[\p{L}.'’-]*\s+){0,5}\p{L}[\p{L}.'’-]+,?\s+(nº?\s*|no\.?\s*|#\s*)?\d{1,5}\s?[A-Za-z]?(,.*)?$/iu;
const MAILBOX = /^p\.?\s?o\.?\s?box\s+\d+/i;

/** As other countries write them, and without the kind of street: where the header leaves no doubt. */
export const addressAbroad: Detector = {
  kind: 'street-address',
  category: 'personal',
  needs: DIGIT | GAP,
  length: [6, 120],
  shape: 'weak',
  share: 0.5,
  supports: [
    ...['address', 'addr', 'residence', 'mailing', 'direccion', 'domicilio', 'adresse', 'anschrift'],
    ...['indirizzo', 'endereco', 'adres'],
  ],
  denies: [...VENUES, 'ip', 'mac', 'type', 'id', 'number', 'count', 'city', 'url'],
  fits: (value) =>
    (NUMBER_FIRST.test(value) && !HUNDRED_BLOCK.test(value) && /\p{L}{3}/u.test(value)) ||
    NUMBER_BEHIND.test(value) ||
    MAILBOX.test(value),
};
