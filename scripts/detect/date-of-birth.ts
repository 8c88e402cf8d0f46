import { DIGIT } from './characters.ts';
import type { Detector } from './detector.ts';

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DAY = new RegExp(
  `^((18|19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}([T ].*)?|\\d{1,2}[-/.]\\d{1,2}[-/.]((18|19|20)?\\d{2})|\\d{1,2}[- ]${MONTH}[- ,]+\\d{2,4}|${MONTH}\\.? \\d{1,2},? \\d{4}|(19|20)\\d{6})$`,
  'i',
);

/** A day, in a column that says it is one of birth; the year alone is coarse enough. */
export const dateOfBirth: Detector = {
  kind: 'date-of-birth',
  category: 'personal',
  needs: DIGIT,
  length: [6, 29],
  shape: 'weak',
  share: 0.5,
  supports: [
    'dob',
    'birth',
    'birthdate',
    'birthday',
    'bday',
    'born',
    'bdate',
    'brthdt',
    'nacimiento',
    'naissance',
    'geburt',
    'nascimento',
    'nascita',
    'рождения',
  ],
  denies: ['year', 'rate', 'count', 'births', 'file'],
  fits: (value) => DAY.test(value),
};
