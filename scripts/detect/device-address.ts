import type { Detector } from './detector.ts';

const MAC = /^([\da-f]{2})([:-])([\da-f]{2}\2){4}[\da-f]{2}$/i;

/** The address that a telephone or a computer carries with it; street sensors collect them. */
export const deviceAddress: Detector = {
  kind: 'device-address',
  category: 'personal',
  shape: 'certain',
  share: 0,
  supports: ['mac', 'device', 'bluetooth', 'wifi'],
  fits: (value) => value.length === 17 && MAC.test(value),
};
