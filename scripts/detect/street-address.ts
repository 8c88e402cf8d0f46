import { DIGIT, GAP } from './characters.ts';
import type { Detector } from './detector.ts';

const NUMBER_AND_NAME =
  /^\d{1,6}(-\d{1,4})?[A-Za-z]?(\s+\d\/\d)?(\s+[NSEW]{1,2}\.?|\s+(north|south|east|west))?(\s+[\p{L}\d.'’-]+){1,5}([ ,]+(#|apt|unit|suite|ste|fl|floor|no)\.?\s*[\w-]{1,6})?(,.*)?$/iu;

const KIND_OF_STREET =
  /\b(st|street|ave|avenue|av|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|way|pl|place|ter|terrace|hwy|highway|pkwy|parkway|cir|circle|sq|square|trail|trl|alley|aly|loop|row|broadway)\b/i;

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
    'business',
    'email',
    'web',
  ],
  digits: isAddress,
  fits: (value) => isAddress(value) && !/^\d+(00\b|\s+(block|blk)\b)/i.test(value),
};

function isAddress(value: string): boolean {
  const first = value.charCodeAt(0);
  return first >= 48 && first <= 57 && KIND_OF_STREET.test(value) && NUMBER_AND_NAME.test(value);
}
