import { DIGIT } from './characters.ts';
import type { Detector } from './detector.ts';

/** 13 to 19 digits of a known issuer with a right check digit (Luhn), as a whole cell. */
export const paymentCard: Detector = {
  kind: 'payment-card',
  category: 'personal',
  needs: DIGIT,
  shape: 'certain',
  share: 0,
  supports: ['card', 'cc', 'pan', 'credit'],
  denies: ['parcel', 'permit', 'invoice', 'asset', 'meter', 'serial'],
  fits: (value) => hasShape(value) && luhn(value.replaceAll(/[ -]/g, '')),
  // One number in ten has a right check digit by chance.
  fails: (value) => hasShape(value) && !luhn(value.replaceAll(/[ -]/g, '')),
};

function hasShape(value: string): boolean {
  return value.length >= 13 && value.length <= 23 && /^[2-6]\d{3}([ -]?\d){9,15}$/.test(value);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && new Set(digits).size > 1;
}
