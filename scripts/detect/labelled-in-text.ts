import { DIGIT, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';
import { NOTES } from './in-text.ts';
import { inTurn } from './in-turn.ts';

const ANY_LENGTH = Number.POSITIVE_INFINITY;

/** Letters that every label below begins with: most texts hold none of them, and are spared the dear looks. */
const LABELS =
  /\b(ssn|soc|itin|tax|mrn|mbi|med|pat|dl|dri|cdl|lic|plate|passp|bank|check|sav|rout|d\.?o\.?b|vin\b|matr|consular|alien|uscis|a#|a-n|born|birth|date of|liv(es|e|ing) |resid|home )/i;
const isLabelled = inTurn((value) => LABELS.test(value));

const BIRTH =
  /\b(d\.?o\.?b|born|birth ?(date|day)|date of birth)\b[ .:,#-]*(on |is |was )?(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(0[1-9]|1[0-2])([0-2]\d|3[01])(19|20)\d{2}\b|(\d{1,2}[- ])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-. ]{1,2}\d{1,4})/i;

/** Whoever was born then is in the books of history. */
const LONG_AGO = /\b1[0-8]\d\d\b/;
/** Characters of ", 1809". */
const YEAR_BEHIND = 6;

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
  fits: (value) => {
    const birth = isLabelled(value) ? BIRTH.exec(value) : null;
    if (birth === null) return false;
    const end = birth.index + birth[0].length;
    return !LONG_AGO.test(birth[0] + value.slice(end, end + YEAR_BEHIND));
  },
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
  [
    /\b(alien (registration )?|uscis )(no\.?|number|#)[ :#.-]*(is )?A?\d{2,3}[- ]?\d{3}[- ]?\d{3}\b/i,
    'immigration-number',
  ],
  [/\bA(#|-?(no\.|number))[ :#.-]*(is )?A?\d{2,3}[- ]?\d{3}[- ]?\d{3}\b/i, 'immigration-number'],
  [/\bmedi-?cal\b[ :#.-]*(id|cin|no\.?|number|#)?[ :#.-]*(is )?9\d{7}[A-Z]/i, 'medical-number'],
  [
    /\b(matr[ií]cula( consular)?|consular id)\b[ :#.-]*(no\.? ?|number ?|is )?[A-Z]{0,3}\d{6,9}\b/i,
    'consular-number',
  ],
  [
    /\bvin\b[ :#.-]*(no\.? ?|number ?|is )?(?=[A-Z\d]*\d)(?=[\dA-Z]*[A-Z])[A-HJ-NPR-Z\d]{17}\b/i,
    'vehicle-number',
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
