import { DIGIT, DIGITS, LETTER } from './characters.ts';
import { remainderBy97, weighted } from './check-digits.ts';
import { type Detector, PROVEN_BY_A_HANDFUL } from './detector.ts';

/** Most texts of that length begin otherwise, and are spared the rest. */
const BEGINS_IBAN = /^[A-Z][ .-]*[A-Z][ .-]*\d/i;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** An international account number (ISO 13616): country, two check digits, 15 to 34 characters in all. */
export const iban: Detector = {
  kind: 'bank-account',
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [15, 48],
  shape: 'certain',
  share: 0,
  supports: ['iban', 'account', 'bank'],
  digits: (value) => ibanOf(value) !== null,
  fits: (value) => {
    const letters = ibanOf(value);
    return letters !== null && isRight(letters);
  },
  // One code in a hundred has right check digits by chance.
  fails: (value) => {
    const letters = ibanOf(value);
    return letters !== null && !isRight(letters);
  },
};

/** In groups of four, as banks print it, or without. */
const IBAN_IN_TEXT = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])/g;
const SHORTEST = 15;

/** An account number among words. What stands behind it may look like one more group. */
export const ibanInText: Detector = {
  kind: 'bank-account',
  category: 'personal',
  needs: DIGITS | LETTER,
  length: [20, Number.POSITIVE_INFINITY],
  shape: 'certain',
  share: 0,
  fits: (value) => {
    for (const [found] of value.matchAll(IBAN_IN_TEXT)) {
      for (let text = found; text.length >= SHORTEST; text = text.replace(/ ?[^ ]+$/, '')) {
        const letters = text.replaceAll(' ', '');
        if (IBAN.test(letters) && isRight(letters)) return true;
      }
    }
    return false;
  },
};

/** The check digits stand behind the country; they are counted at the end. */
function isRight(letters: string): boolean {
  return remainderBy97(letters.slice(4) + letters.slice(0, 4)) === 1;
}

function ibanOf(value: string): string | null {
  if (!BEGINS_IBAN.test(value)) return null;
  const letters = value.replaceAll(/[ .-]/g, '').toUpperCase();
  return IBAN.test(letters) ? letters : null;
}

/** Words of a bank's customer. "Account" alone is a line of a budget. */
const BANK = ['bank', 'checking', 'savings', 'deposit', 'payroll', 'ach', 'bankaccount', 'iban'];

/** First digits that the Federal Reserve gives out; nine digits in all, weighted 3, 7, 1. */
const ROUTING = /^(?!0{9})(0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/;

function isRouting(value: string): boolean {
  return ROUTING.test(value) && weighted(value, [3, 7, 1]) % 10 === 0;
}

function routingOf(value: string): string {
  return value.replaceAll(/[ -]/g, '');
}

/** A bank's routing number, under a header that says so. */
export const routingNumber: Detector = {
  kind: 'bank-routing-number',
  category: 'personal',
  needs: DIGITS,
  length: [9, 12],
  shape: 'weak',
  share: 0.5,
  supports: ['routing', 'aba', 'rtn', 'transit', ...BANK],
  denies: ['parcel', 'permit', 'stop', 'route'],
  fits: (value) => isRouting(routingOf(value)),
};

export const provenRoutingNumber: Detector = {
  ...routingNumber,
  ...PROVEN_BY_A_HANDFUL,
  fits: isRouting,
  fails: (value) => /^\d{9}$/.test(value) && !isRouting(value),
};

/** Four to seventeen digits mean anything; only the header tells. */
export const accountNumber: Detector = {
  kind: 'bank-account',
  category: 'personal',
  needs: DIGIT,
  length: [6, 24],
  shape: 'weak',
  share: 0.5,
  supports: BANK,
  denies: [
    'amount',
    'balance',
    'count',
    'total',
    'date',
    'routing',
    'name',
    'erosion',
    'height',
    'blood',
    'food',
    'world',
    'people',
    'population',
    'share',
    'per',
  ],
  fits: (value) => /^\d{6,17}$/.test(value.replaceAll(/[ -]/g, '')),
};
