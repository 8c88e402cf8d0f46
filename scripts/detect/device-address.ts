import { DIGITS, JOINT, LETTER } from './characters.ts';
import { luhn } from './check-digits.ts';
import { type Detector, PROVEN_BY_A_HANDFUL } from './detector.ts';

const MAC = /^([\da-f]{2}([:-])([\da-f]{2}\2){4}[\da-f]{2}|([\da-f]{4}\.){2}[\da-f]{4})$/i;
const IN_TEXT = /(?<![\w:])([\da-f]{2}:){5}[\da-f]{2}(?![\w:])/i;

/** The address that a telephone or a computer carries with it; street sensors collect them. */
export const deviceAddress: Detector = {
  kind: 'device-address',
  category: 'personal',
  length: [14, 17],
  shape: 'certain',
  share: 0,
  supports: ['mac', 'device', 'bluetooth', 'wifi'],
  digits: 'alike',
  // Digits alone in three groups are some other number.
  fits: (value) => MAC.test(value) && (value.length > 14 || /[a-f]/i.test(value)),
};

/** Among words. */
export const deviceAddressInText: Detector = {
  ...deviceAddress,
  needs: JOINT,
  length: [19, Number.POSITIVE_INFINITY],
  fits: (value) => value.includes(':') && IN_TEXT.test(value),
};

/** As telephones tell advertisers who holds them: 128 bits, in the groups of a UUID. */
export const advertisingNumber: Detector = {
  kind: 'device-number',
  category: 'personal',
  needs: LETTER,
  length: [32, 38],
  shape: 'weak',
  share: 0.5,
  supports: ['idfa', 'idfv', 'gaid', 'aaid', 'adid', 'maid', 'advertising', 'advertisingid', 'advertiserid'],
  digits: 'alike',
  fits: (value) => /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(value),
};

/** First digits that those give out who number telephones (GSMA's reporting bodies); fifteen in all. */
const IMEI = /^(01|35|86|99)\d{13}$/;

/** Number of a telephone (IMEI), under a header that says so. */
export const namedEquipmentNumber: Detector = {
  kind: 'device-number',
  category: 'personal',
  needs: DIGITS,
  length: [15, 18],
  shape: 'weak',
  share: 0.5,
  supports: ['imei', 'meid'],
  fits: (value) => IMEI.test(value.replaceAll(/[ -]/g, '')),
};

/** With Luhn's check digit. */
export const equipmentNumber: Detector = {
  ...namedEquipmentNumber,
  ...PROVEN_BY_A_HANDFUL,
  length: [15, 15],
  fits: (value) => IMEI.test(value) && luhn(value),
  fails: (value) => IMEI.test(value) && !luhn(value),
};
