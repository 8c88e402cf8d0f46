import { JOINT } from './characters.ts';
import type { Detector } from './detector.ts';

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
