import { DIGIT, DIGITS } from './characters.ts';
import type { Detector } from './detector.ts';

const ABOUT_OFFICES = ['office', 'department', 'hotline', 'agency', 'fax', 'toll'];

/** Behind the code of a country (ITU-T E.164: at most fifteen digits). */
const ABROAD = /^(?=(\D*\d){8,15}\D*$)(\+|00)[1-9][\d ()./-]+$/;

/** North American numbers as ten digits, and those of other countries; only the header tells them from other digits. */
export const phone: Detector = {
  kind: 'phone',
  category: 'personal',
  needs: DIGITS,
  length: [10, 30],
  shape: 'weak',
  share: 0.5,
  supports: [
    'phone',
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
  fits: (value) =>
    /^((\+|00)?1[-. ]*)?\(?[2-9]\d{2}\)?[-. /]*[2-9]\d{2}[-. /]*\d{4}(\s*(x|ext\.?)\s*\d{1,6})?(\.0)?$/i.test(
      value,
    ) || ABROAD.test(value),
};

const SAYS_TELEPHONE = ['phone', 'tel', 'telephone', 'telefono', 'telefon', 'mobile', 'celular', 'handy'];

/** As any country groups the digits of its own numbers (`0490 73 65 40`, `(021) 6099-895`, `555-0142`), where the header leaves no doubt. */
const GROUPED = /^(?=(\D*\d){7,15}\D*$)\(?\d{1,6}\)?([ ./-]{1,2}\d{2,8}){1,6}$/;
const DAY = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/;

export const nationalPhone: Detector = {
  kind: 'phone',
  category: 'personal',
  needs: DIGIT,
  length: [8, 30],
  shape: 'weak',
  share: 0.5,
  supports: SAYS_TELEPHONE,
  denies: [...ABOUT_OFFICES, 'date'],
  fits: (value) => GROUPED.test(value) && !DAY.test(value),
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
