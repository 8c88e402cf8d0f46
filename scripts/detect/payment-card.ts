import { DIGITS } from './characters.ts';
import { luhn } from './check-digits.ts';
import type { Detector } from './detector.ts';

/** 13 to 19 digits of a known issuer with a right check digit (Luhn), as a whole cell. */
export const paymentCard: Detector = {
  kind: 'payment-card',
  category: 'personal',
  needs: DIGITS,
  length: [13, 23],
  shape: 'certain',
  share: 0,
  supports: ['card', 'cc', 'pan', 'credit'],
  fits: (value) => hasShape(value) && isCard(value),
  // One number in ten has a right check digit by chance.
  fails: (value) => hasShape(value) && !isCard(value),
};

/** First digits and lengths that issuers have (ISO/IEC 7812, as the card networks publish them). */
const ISSUED =
  /^(4(\d{12}|\d{15}|\d{18})|(5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12}|35\d{14}|6(011|4[4-9]\d|5\d\d|2\d\d|0\d\d|3\d\d|7\d\d)\d{12,15})$/;

/** In one run, in fours, or as American Express and Diners Club print it: grouped otherwise, it is the number of a file. */
const GROUPED = /^(\d{13,19}|\d{4}([ ._-])\d{4}\2\d{4}\2\d{1,4}(\2?\d{1,3})?|\d{4}([ ._-])\d{6}\4\d{4,5})$/;

export function hasShape(value: string): boolean {
  return GROUPED.test(value) && ISSUED.test(value.replaceAll(/[ ._-]/g, ''));
}

export function isCard(value: string): boolean {
  const digits = value.replaceAll(/[ ._-]/g, '');
  return luhn(digits) && new Set(digits).size > 1;
}
