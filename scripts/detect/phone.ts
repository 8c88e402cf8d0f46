import { DIGIT, DIGITS } from './characters.ts';
import type { Detector } from './detector.ts';

/** What stands before or behind a number to say whose, or of which kind, it is: `tel:`, `(cell)`, `h.` */
const ASIDE = /^\p{L}{1,9}[.:#]*\s*(?=[+(\d])|\s*\(?\p{L}{1,9}\.?\)?$/gu;
/** Two numbers of one person. */
const BETWEEN = /\s*[,;|\n]\s*|\s+(?:\/|or|and|y|o)\s+/;

/** Each number in a cell, without what is said about it. */
function numbersIn(value: string): string[] {
  return value.split(BETWEEN).map((part) => (/\p{L}/u.test(part) ? part.replaceAll(ASIDE, '') : part));
}

const ABOUT_OFFICES = ['office', 'department', 'hotline', 'agency', 'fax', 'toll'];

/** Behind the code of a country (ITU-T E.164: at most fifteen digits). */
const ABROAD = /^(?=(\D*\d){8,15}\D*$)(\+|00)[1-9][\d ()./-]+$/;

const NORTH_AMERICAN =
  /^((\+|00)?1[-. ]*)?\(?[2-9]\d{2}\)?[-. /]*[2-9]\d{2}[-. /]*\d{4}(\s*(x|ext\.?)\s*\d{1,6})?(\.0)?$/i;

/** North American numbers as ten digits, and those of other countries; only the header tells them from other digits. */
export const phone: Detector = {
  kind: 'phone',
  category: 'personal',
  needs: DIGITS,
  length: [10, 48],
  shape: 'weak',
  share: 0.5,
  supports: [
    'phone',
    'callback',
    'ph',
    'tel',
    'telephone',
    'mobile',
    'cell',
    'cellular',
    'contact',
    'sms',
    'telefono',
    'celular',
  ],
  denies: ABOUT_OFFICES,
  fits: (value) => NORTH_AMERICAN.test(value) || numbersIn(value).every(isNumber),
};

function isNumber(value: string): boolean {
  return NORTH_AMERICAN.test(value) || ABROAD.test(value);
}

const SAYS_TELEPHONE = [
  ...['phone', 'tel', 'telephone', 'telefono', 'telefon', 'mobile', 'celular', 'handy'],
  ...['callback', 'contactnumber', 'contactno', 'cellno', 'cellnumber', 'cellphone', 'phno'],
];

/** As any country groups the digits of its own numbers (`0490 73 65 40`, `(021) 6099-895`, `555-0142`), where the header leaves no doubt. */
const GROUPED = /^(?=(\D*\d){7,15}\D*$)\(?\d{1,6}\)?([ ./-]{1,2}\d{2,8}){1,6}$/;
/** Ten digits and more, or fewer behind the zero by which most countries leave their own towns. */
const RUN = /^(0\d{8,11}|[1-9]\d{9,12})$/;
const DAY = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/;

export const nationalPhone: Detector = {
  kind: 'phone',
  category: 'personal',
  needs: DIGIT,
  length: [8, 48],
  shape: 'weak',
  share: 0.5,
  supports: SAYS_TELEPHONE,
  denies: [...ABOUT_OFFICES, 'date', 'id', 'code', 'count', 'imei'],
  fits: (value) =>
    numbersIn(value).every((number) => (GROUPED.test(number) || RUN.test(number)) && !DAY.test(number)),
};

/** Written as people write numbers, under another name: worth a look. */
export const writtenPhone: Detector = {
  kind: 'phone',
  category: 'personal',
  needs: DIGITS,
  length: [12, 20],
  shape: 'faint',
  share: 0.5,
  denies: ABOUT_OFFICES,
  fits: (value) => /^(\+?1[-. ])?(\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-. ]\d{4}$/.test(value),
};
