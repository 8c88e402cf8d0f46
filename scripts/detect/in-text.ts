import { DIGIT, DIGITS, GAP, LETTER } from './characters.ts';
import { luhn } from './check-digits.ts';
import type { Detector } from './detector.ts';
import { namesSomebody } from './names.ts';

/** Header words of columns into which people write what they want. */
export const NOTES: readonly string[] = [
  ...[
    'note',
    'notes',
    'comment',
    'comments',
    'remark',
    'remarks',
    'narrative',
    'memo',
    'message',
    'statement',
  ],
  ...['complaint', 'summary', 'text', 'feedback', 'reason', 'details', 'resolution', 'observation', 'notas'],
  ...['comentarios', 'observaciones'],
];

const ANY_LENGTH = Number.POSITIVE_INFINITY;

/** Shorter cells are no text: the other detectors look at them whole. */
const TEXT: Detector['length'] = [17, ANY_LENGTH];

/** Letters that every label below begins with: most texts hold none of them, and are spared the eight dear looks. */
const LABELS =
  /\b(ssn|soc|itin|tax|mrn|mbi|med|pat|dl|dri|cdl|lic|plate|passp|bank|check|sav|rout|d\.?o\.?b|born|birth|date of|liv(es|e|ing) |resid|home )/i;
let asked = '';
let answer = false;

/** One value is asked about by all of them in turn. */
function isLabelled(value: string): boolean {
  if (value === asked) return answer;
  asked = value;
  answer = LABELS.test(value);
  return answer;
}

const BIRTH =
  /\b(d\.?o\.?b|born|birth ?(date|day)|date of birth)\b[ .:,#-]*(on |is |was )?(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(0[1-9]|1[0-2])([0-2]\d|3[01])(19|20)\d{2}\b|(\d{1,2}[- ])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-. ]{1,2}\d{1,4})/i;

/** A day behind a word that says it is one of birth: no header is needed. */
export const birthInText: Detector = {
  kind: 'date-of-birth',
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [10, ANY_LENGTH],
  shape: 'certain',
  share: 0,
  supports: NOTES,
  digits: isLabelled,
  fits: (value) => isLabelled(value) && BIRTH.test(value),
};

/** Digits beside a letter are a part of something else: of a digest, a GUID, a shape in hexadecimal. */
const CARD = /(?<![\w.,-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d.,-]*\d|-?[\da-zA-Z])/g;

/** A card's number among words, with its check digit. */
export const cardInText: Detector = {
  kind: 'payment-card',
  category: 'personal',
  needs: DIGITS,
  length: TEXT,
  shape: 'certain',
  share: 0,
  supports: NOTES,
  fits: (value) => cardsIn(value).some(({ right }) => right),
  fails: (value) => cardsIn(value).some(({ right }) => !right),
};

function cardsIn(value: string): { right: boolean }[] {
  if (!/\p{L}{2}/u.test(value)) return [];
  return [...value.matchAll(CARD)].map(([found]) => {
    const digits = found.replaceAll(/[ -]/g, '');
    return { right: luhn(digits) && new Set(digits).size > 1 };
  });
}

const PHONE =
  /(?<![\d.-])(\+?1[-. ])?((\([2-9]\d{2}\) {0,2}|[2-9]\d{2}[-.])[2-9]\d{2}[-. ]|[2-9]\d{2} [2-9]\d{2}-)\d{4}(?![\d-])/;

/** Behind a word that says what it is, or behind the code of a country, however the digits are grouped. */
const NAMED_PHONE =
  /\b(phone|tel|telephone|cell|mobile|call(ed)?|ph|text)\b(\.| no\.?| number|#)?( is| at| me at| him at| her at)?[ :#]{0,3}(\+?1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]?[2-9]\d{2}[ .-]?\d{4}(?!\d)/i;
const PHONE_ABROAD = /(?<![\d+])\+[1-9](?=(?:[ ()./-]{0,2}\d){8,14}(?!\d))[\d ()./-]+/;

/** A telephone number among words: worth a look, and more where people write down whom to call back. */
export const phoneInText: Detector = {
  kind: 'phone',
  category: 'personal',
  needs: DIGITS,
  length: TEXT,
  shape: 'faint',
  share: 0.01,
  supports: NOTES,
  denies: ['hotline', 'instructions', 'hours'],
  fits: (value) =>
    /\p{L}{3}/u.test(value) &&
    (PHONE.test(value) || NAMED_PHONE.test(value) || (value.includes('+') && PHONE_ABROAD.test(value))),
};

/** Somebody's name among words. Parks and streets are called after people: one text in ten must name somebody. */
export const nameInText: Detector = {
  kind: 'personal-name',
  category: 'personal',
  needs: GAP,
  length: TEXT,
  shape: 'weak',
  share: 0.1,
  supports: NOTES,
  denies: ['street', 'park', 'school', 'site', 'project'],
  digits: 'alike',
  fits: namesSomebody,
};

const LABELLED: [RegExp, string][] = [
  [
    /\b(itin|tax(payer)? id)\b[ :#.-]*(no\.? ?|number ?|is )?9\d{2}[- ]?([5-8]\d|9[0-9])[- ]?\d{4}\b/i,
    'taxpayer-number',
  ],
  [
    /\b(medicare|mbi|beneficiary)\b[ :#.-]*(no\.? ?|number ?|is |id )?[1-9][A-Z][A-Z\d]\d-?[A-Z][A-Z\d]\d-?[A-Z]{2}\d{2}\b/i,
    'medical-number',
  ],
  [
    /\b(ssn|social security( number)?|soc sec)\b[ :#.-]*(no\.? ?|number ?|is )?(?!000|666|9)\d{3}[- ]?\d{2}[- ]?\d{4}\b/i,
    'social-security-number',
  ],
  [
    /\b(mrn|medical record( number)?|patient (id|no|number)|medicare|medicaid)\b[ :#.-]*(no\.? ?|number ?|is |id )?[A-Z]{0,3}-?\d{5,12}\b/i,
    'medical-number',
  ],
  [
    /\b(dl|driver'?s? licen[sc]e|drivers? lic|cdl)\b[ :#.-]*(no\.? ?|number ?|is )?[A-Z]{0,2}\d{6,12}\b/i,
    'driving-licence',
  ],
  [
    /\b(licen[sc]e plate|plate( (no|number))?)\b[ :#.-]*(is )?(?=[A-Z0-9 -]*\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4}\b/,
    'licence-plate',
  ],
  [
    /\b(lives?|living|resid(es|ing)|home address|residence)\b( is)?( at| on|:)? \d{1,6} ([\p{L}.'’]+ ){1,4}?(st|street|ave|avenue|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|way|pl|place)\b/iu,
    'street-address',
  ],
  [/\bpassport\b[ :#.-]*(no\.? ?|number ?|is )?[A-Z]{0,2}\d{6,9}\b/i, 'passport'],
  [
    /\b(bank account|checking account|savings account|routing)\b[ :#.-]*(no\.? ?|number ?|is )?\d{6,17}\b/i,
    'bank-account',
  ],
];

/** A number behind the words that say what it is ("MRN 4711003", "license plate 7ABC123"). */
export const labelledInText: readonly Detector[] = LABELLED.map(([pattern, kind]) => ({
  kind,
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [9, ANY_LENGTH],
  shape: 'certain',
  share: 0,
  supports: NOTES,
  digits: isLabelled,
  fits: (value) => isLabelled(value) && pattern.test(value),
}));
