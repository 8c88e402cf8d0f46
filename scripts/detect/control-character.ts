import { OTHER } from './characters.ts';
import type { Detector } from './detector.ts';

/** Control characters and marks that turn the direction of writing: what is shown is not what is there. */
export const controlCharacter: Detector = {
  kind: 'control-character',
  category: 'injection',
  needs: OTHER,
  shape: 'any',
  share: 0,
  digits: 'alike',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  fits: (value) => /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value),
};
