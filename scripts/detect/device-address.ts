import type { Detector } from './detector.ts';

const MAC = /^([\da-f]{2})([:-])([\da-f]{2}\2){4}[\da-f]{2}$/i;

/** The address that a telephone or a computer carries with it; street sensors collect them. */
export const deviceAddress: Detector = {
  kind: 'device-address',
  category: 'personal',
  length: [17, 17],
  shape: 'certain',
  share: 0,
  supports: ['mac', 'device', 'bluetooth', 'wifi'],
  fits: (value) => MAC.test(value),
};
