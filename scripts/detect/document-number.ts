import { DIGIT, DIGITS } from './characters.ts';
import type { Detector } from './detector.ts';

/** Nine digits, or a letter and eight, as the United States and many others number passports. */
export const passport: Detector = {
  kind: 'passport',
  category: 'personal',
  needs: DIGIT,
  length: [6, 14],
  shape: 'weak',
  share: 0.5,
  supports: ['passport', 'pasaporte', 'passeport'],
  denies: ['count', 'date', 'issued', 'applications', 'office', 'country', 'type'],
  fits: (value) => /^[A-Z]{0,2}\d{6,9}$/i.test(value.replaceAll(/[ -]/g, '')),
};

/** Number that the immigration service gives a person: A and seven to nine digits. */
export const alienNumber: Detector = {
  kind: 'immigration-number',
  category: 'personal',
  needs: DIGIT,
  length: [7, 13],
  shape: 'weak',
  share: 0.5,
  supports: ['alien', 'uscis', 'anumber', 'immigration', 'visa'],
  denies: ['count', 'date', 'type', 'status', 'species'],
  fits: (value) => /^A?[- #]?\d{3}[- ]?\d{2,3}[- ]?\d{2,3}$/i.test(value),
};

/** The same with its letter, under a header that says no more than the letter: `A#`, `A No.`. */
export const namedAlienNumber: Detector = {
  ...alienNumber,
  length: [9, 13],
  supports: ['a', 'ano', 'anum', 'afile'],
  digits: 'alike',
  fits: (value) => /^A[- #]?\d{2,3}[- ]?\d{3}[- ]?\d{3}$/i.test(value),
};

/** Number of the identity card that a consulate gives to its citizens abroad (matrícula consular). */
export const consularNumber: Detector = {
  kind: 'consular-number',
  category: 'personal',
  needs: DIGIT,
  length: [6, 14],
  shape: 'weak',
  share: 0.5,
  supports: ['matricula', 'consular', 'matriculaconsular'],
  denies: ['count', 'total', 'date', 'office', 'type', 'district', 'escolar', 'vehiculo', 'year'],
  fits: (value) => /^[A-Z]{0,3}\d{6,9}$/i.test(value.replaceAll(/[ -]/g, '')),
};

/**
 * Taxpayer number of somebody without a social security number: begins with 9, and has one of these groups (Internal
 * Revenue Service, publication 1915).
 */
const TAXPAYER = /^9\d{2}([-. /])(5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])\1\d{4}$/;

export const taxpayerNumber: Detector = {
  kind: 'taxpayer-number',
  category: 'personal',
  needs: DIGITS,
  length: [11, 11],
  shape: 'certain',
  share: 0,
  supports: ['itin', 'taxpayer', 'tin'],
  fits: (value) => TAXPAYER.test(value),
  fails: (value) => /^\d{3}([-. /])\d{2}\1\d{4}$/.test(value) && !TAXPAYER.test(value),
};

/** Without its dashes, where the header leaves no doubt. */
export const bareTaxpayerNumber: Detector = {
  ...taxpayerNumber,
  length: [9, 11],
  shape: 'weak',
  share: 0.5,
  denies: ['amount', 'count', 'date', 'parcel'],
  fits: (value) => TAXPAYER.test(value.replace(/^(\d{3})[- ]?(\d{2})[- ]?(\d{4})$/, '$1-$2-$3')),
};

/** Tax number of an employer, who may be one person; it opens accounts either way. */
export const employerNumber: Detector = {
  kind: 'employer-number',
  category: 'personal',
  needs: DIGITS,
  length: [10, 10],
  shape: 'weak',
  share: 0.5,
  supports: ['ein', 'fein', 'tin', 'tax', 'taxid', 'taxpayer', 'w9'],
  denies: ['rate', 'amount', 'year', 'parcel', 'lot', 'code', 'district', 'assessed', 'value', 'due', 'paid'],
  fits: (value) => /^(?!00)\d{2}-\d{7}$/.test(value),
};
