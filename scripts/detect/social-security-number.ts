import { DIGIT, DIGITS } from './characters.ts';
import type { Detector } from './detector.ts';

/** The Social Security Administration's own rules: no area 000, 666 or 9xx, no group 00, no serial 0000. */
const WRITTEN = /^(?!000|666|9)\d{3}([-. /_])(?!00)\d{2}\1(?!0000)\d{4}$/;
const IN_TEXT = /(^|[^\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}($|[^\w-])/;
const BARE = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/;

/** Three, two and four digits: nothing else is written so. */
export const socialSecurityNumber: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  needs: DIGITS,
  length: [11, 11],
  shape: 'certain',
  share: 0,
  supports: ['ssn', 'social', 'ss', 'sss', 'seguro'],
  fits: (value) => WRITTEN.test(value),
  fails: (value) => /^\d{3}([-. /_])\d{2}\1\d{4}$/.test(value),
};

/** Inside a text. */
export const socialSecurityNumberInText: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  needs: DIGITS,
  length: [12, Number.POSITIVE_INFINITY],
  shape: 'certain',
  share: 0,
  fits: (value) => value.includes('-') && IN_TEXT.test(value),
};

/** Nine bare digits mean anything; only the header tells. */
export const bareSocialSecurityNumber: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  needs: DIGITS,
  length: [9, 11],
  shape: 'weak',
  share: 0.5,
  supports: ['ssn', 'ssno', 'social', 'socsec', 'tin', 'taxpayer', 'seguro'],
  denies: ['parcel', 'permit', 'case', 'invoice', 'fips', 'media', 'vulnerability', 'services'],
  // Grouped otherwise than usual, under a header that says what it is, it still is one.
  fits: (value) => BARE.test(value.replaceAll(/[ -]/g, '')),
};

/** The last four digits behind a mask: with a name and a birth date they open accounts. */
export const maskedSocialSecurityNumber: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  needs: DIGIT,
  length: [9, 11],
  shape: 'certain',
  share: 0,
  supports: ['ssn', 'social'],
  digits: 'alike',
  fits: (value) => /^([*x#•])\1\1([- ]?)\1\1\2\d{4}$/i.test(value),
};

/** The last four without the mask, where the header says whose they are. */
export const lastFourOfSocialSecurityNumber: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  needs: DIGIT,
  length: [4, 4],
  shape: 'weak',
  share: 0.5,
  supports: ['ssn', 'socsec', 'socialsecurity'],
  denies: ['count', 'year', 'rate', 'total', 'date', 'month', 'amount', 'recipients', 'beneficiaries'],
  fits: (value) => /^\d{4}$/.test(value),
};
