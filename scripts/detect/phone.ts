import { DIGITS } from './characters.ts';
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
