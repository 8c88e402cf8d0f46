import { GAP } from './characters.ts';
import type { Detector } from './detector.ts';

/** After the first. */
const LEAST_WORDS = 4;
const SHORTEST = 25;

/** Sentences of five words and more: where people write what they want, they write about people. Nothing is wrong with it before somebody read it. */
export const freeText: Detector = {
  kind: 'free-text',
  category: 'text',
  needs: GAP,
  shape: 'faint',
  share: 0.5,
  fewest: 20,
  denies: ['address', 'location', 'species', 'organization', 'organisation', 'agency', 'title', 'category'],
  fits: (value) => value.length >= SHORTEST && (value.match(/\s\p{L}{2,}/gu)?.length ?? 0) >= LEAST_WORDS,
};
