import { DIGIT, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';

/** Letters and digits in the mixtures that states give out; one's own choice of letters looks like a word. */
const PLATE =
  /^(?=.*\d)(?=.*[A-Z])([A-Z]{2}: ?)?[A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,4}([ -]?[A-Z0-9]{1,4})?( ?\([A-Z]{2,3}\))?$/i;

export const licencePlate: Detector = {
  kind: 'licence-plate',
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [4, 17],
  shape: 'weak',
  share: 0.5,
  supports: [
    'plate',
    'vehicletag',
    'licensetag',
    'licenseplate',
    'licenceplate',
    'lpn',
    'platenumber',
    'placa',
    'matricula',
  ],
  denies: ['type', 'state', 'count', 'base', 'steel', 'template', 'material', 'date', 'thickness'],
  fits: (value) => PLATE.test(value),
};

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** What a letter counts in the check digit (49 CFR 565.15). */
const LETTERS: Record<string, number> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4 },
  ...{ N: 5, P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
const VIN = /^[A-HJ-NPR-Z0-9]{8}[\dX][A-HJ-NPR-Z0-9]{8}$/;

function vinOf(value: string): string | null {
  if (!/^[A-HJ-NPR-Z\d -]+$/i.test(value)) return null;
  const letters = value.replaceAll(/[ -]/g, '').toUpperCase();
  // Seventeen digits alone are some other number.
  return VIN.test(letters) && /[A-Z]/.test(letters) ? letters : null;
}

function isRight(letters: string): boolean {
  const sum = [...letters].reduce((total, letter, i) => {
    const value = letter >= '0' && letter <= '9' ? Number(letter) : (LETTERS[letter] ?? 0);
    return total + value * (WEIGHTS[i] ?? 0);
  }, 0);
  return letters[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
}

/** A vehicle identification number: seventeen characters, the ninth a check digit. A city's own fleet may show them. */
export const vehicleNumber: Detector = {
  kind: 'vehicle-number',
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [17, 21],
  shape: 'certain',
  share: 0,
  supports: ['vin'],
  fits: (value) => {
    const letters = vinOf(value);
    return letters !== null && isRight(letters);
  },
  fails: (value) => {
    const letters = vinOf(value);
    return letters !== null && !isRight(letters);
  },
};
