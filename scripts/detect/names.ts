import { inTurn } from './in-turn.ts';
import { asListed, isFamily, isGiven } from './known-names.ts';
import { hasFormOfName } from './name-form.ts';

/** Longer values are texts. */
export const LONGEST_NAME = 60;

/** What names of things are made of: nobody is called "Oak Street" or "General Fund". */
const THING =
  /\b(street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|parkway|pkwy|highway|hwy|freeway|expressway|turnpike|terrace|court|tunnel|pier|arena|park|plaza|square|garden|gardens|heights|hills?|valley|beach|creek|lake|river|bay|island|point|springs?|grove|village|district|neighborhood|county|city|town|fund|department|dept|school|elementary|high|middle|primary|charter|magnet|academy|college|university|library|museum|theat(er|re)|airport|field|station|center|centre|hospital|clinic|church|temple|fire|police|bridge|trail|playground|stadium|market|restaurant|cafe|hotel|inc|llc|corp|company|co|foundation|association|trust|group|services?|program|project|memorial|house|building|tower|farms?|ranch|oak|elm|maple|pine|rose)\b/i;

const SEPARATORS = /[ .,]+/;

/** Words of a cell that could be a name: letters, with the marks that names have. */
function tokens(value: string): string[] {
  if (value.length > LONGEST_NAME || !/^[\p{L}'’. ,-]+$/u.test(value) || THING.test(value)) return [];
  return asListed(value)
    .split(SEPARATORS)
    .filter((token) => token.length > 1 && !TITLES.has(token) && !PARTICLES.has(token));
}

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'jr',
  'sr',
  'ii',
  'iii',
  'iv',
  'sgt',
  'ofc',
  'officer',
  'lt',
]);

/** Between given and family name ("Ramírez de la Cruz", "van der Berg"). */
const PARTICLES = new Set([
  'de',
  'la',
  'del',
  'los',
  'las',
  'van',
  'der',
  'den',
  'von',
  'bin',
  'al',
  'el',
  'da',
  'dos',
]);

/** Vietnamese and Korean families that stand first ("Nguyen Thi Lan", "Kim Min-jun"). */
const STAND_FIRST = new Set(
  `nguyen tran pham huynh hoang phan vu vo dang bui ngo duong ly le truong dinh doan trinh luong
  kim lee choi kang yoon shin lim kwon jung jang cho`.split(/\s+/),
);

/** Family names that say more often what somebody is than who. */
const ATTRIBUTES = new Set(['black', 'white']);

/** "Maria", "Garcia", "Cesar A.": one known name among at most four words. */
export function isName(value: string): boolean {
  const words = tokens(value);
  if (words.length === 1 && ATTRIBUTES.has(words[0] ?? '')) return false;
  return words.length > 0 && words.length <= 4 && words.some((word) => isGiven(word) || isFamily(word));
}

/** Behind a comma only: "James I" is a king. */
const INITIALS = /^(\p{Lu}\.? ?){1,2}(?=\p{Lu}\p{Ll})|, ?(\p{Lu}\.? ?){1,2}$/u;

/** "J. Garcia", "R Nguyen", "Garcia, J.P.": a known family name with nothing but initials. */
export function isInitialled(value: string): boolean {
  const words = tokens(value);
  return words.length === 1 && INITIALS.test(value) && isFamily(words[0] ?? '');
}

/** "Maria Garcia", "Garcia, Maria L.": a known given name where it belongs, and something after it. */
export function startsAsPerson(value: string): boolean {
  return personOf(value) !== null;
}

/** As `startsAsPerson`, with a known family name too. */
export const isFullName = inTurn((value) => {
  const family = personOf(value);
  return (family !== null && isFamily(family)) || hasFormOfName(value);
});

/** Words that are read as they stand, without marks that names may be written with. */
const ASCII_WORDS = /^[\w ,.&-]*$/;

/** The one of two who is named first ("Maria & James Garcia"). */
const COUPLE = /^[\p{L}'’.-]+( \p{L}\.?)? (&|and|y) (?=\p{L}+ )/iu;

/** What stands behind a name, and makes no family name of what is before it ("Maria Garcia, Esq."). */
const DEGREE = /, ?(esq|esquire|jr|sr|ii|iii|iv|m\.?d|d\.?o|ph\.?d|dds|dvm|rn|np|cpa|pe|aia)\.?$/i;

/** "Oak Grove", "BOYLE HEIGHTS", "Sons of Italy": a name of something, by its capital letters. */
const CAPITALISED = /^\p{Lu}[\p{L}'’.-]*([ ,]+[\p{L}'’.&-]+)*[ ,]+\p{Lu}[\p{L}'’.-]*$/u;

/** Is something called so, or somebody? */
export function isCapitalised(value: string): boolean {
  return CAPITALISED.test(value);
}

/** The family name of what looks like a person; null where it does not. */
function personOf(value: string): string | null {
  // Most cells have neither, or nobody's given name: they are left before the dear looks.
  if (
    !/[ ,]/.test(value) ||
    (ASCII_WORDS.test(value) && !value.toLowerCase().split(SEPARATORS).some(isGiven))
  )
    return null;
  const words = tokens(value.replace(COUPLE, '').replace(DEGREE, ''));
  if (words.length < 2 || words.length > 4) return null;
  const comma = value.replace(DEGREE, '').includes(',');
  const [first = '', ...rest] = words;
  if (comma) return rest.some(isGiven) ? first : null;
  if (STAND_FIRST.has(first) && isGiven(rest.at(-1) ?? '')) return first;
  // Of two families the second may be a rare one ("María López Zamudio").
  if (isGiven(first)) return rest.findLast(isFamily) ?? rest.at(-1) ?? null;
  // "GARCIA MARIA L": as registers write it. In small letters it may be a flower ("Sweet William").
  return value === value.toUpperCase() && isFamily(first) && isGiven(rest[0] ?? '') ? first : null;
}

/** The second word is looked at again as a first one: "Called Maria Garcia". */
const SOMEBODY =
  /(?<![\p{L}'’-])(\p{Lu}[\p{Ll}'’-]+)(?=,? (?:\p{Lu}\.? )?(\p{Lu}[\p{L}'’-]+)(?:[ ,.;:!?)]+(\p{L}+)|))/gu;

/** Whoever is addressed like that is a person; "Dr" may be a drive. */
const ADDRESSED = /(?<!\p{L})(?:Mr|Mrs|Ms|Mx|Sr|Sra|Mme|Herr|Frau)\.? (\p{Lu}[\p{L}'’-]+)/gu;

/** A known given name and a known family name side by side in a text, and no street, school or park that is called so. */
export function namesSomebody(text: string): boolean {
  // Without a capital letter nobody is named.
  if (text === text.toLowerCase()) return false;
  for (const [, first = '', second = '', next = ''] of text.matchAll(SOMEBODY)) {
    if (THING.test(next)) continue;
    const [a, b] = [first.toLowerCase(), second.toLowerCase()];
    if ((isGiven(a) && isFamily(b)) || (isFamily(a) && isGiven(b))) return true;
  }
  for (const [, family = ''] of text.matchAll(ADDRESSED)) if (isFamily(family.toLowerCase())) return true;
  return false;
}
