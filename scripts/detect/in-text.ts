import { DIGITS, GAP } from './characters.ts';
import type { Detector } from './detector.ts';
import { namesSomebody } from './names.ts';
import { hasShape, isCard } from './payment-card.ts';

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
  return [...value.matchAll(CARD)].flatMap(([found]) => (hasShape(found) ? [{ right: isCard(found) }] : []));
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
