import type { Detector } from './detector.ts';

/** Dashed, with the Social Security Administration's own rules: no area 000, 666 or 9xx, no group 00, no serial 0000. */
export const socialSecurityNumber: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  shape: 'certain',
  share: 0.5,
  supports: ['ssn', 'ssns', 'social', 'ss'],
  fits: (value) => value.length === 11 && /^(?!000|666|9)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}$/.test(value),
};

/** Nine bare digits mean anything; only the header tells. */
export const bareSocialSecurityNumber: Detector = {
  kind: 'social-security-number',
  category: 'personal',
  shape: 'weak',
  share: 0.5,
  supports: ['ssn', 'ssns', 'social'],
  denies: ['parcel', 'permit', 'case', 'invoice', 'fips'],
  fits: (value) => value.length === 9 && /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(value),
};
