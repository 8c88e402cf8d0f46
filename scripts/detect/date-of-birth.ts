import { DIGIT } from './characters.ts';
import type { Detector } from './detector.ts';

/** In any language. */
const MONTH = '\\p{L}{3,12}\\.?';
const YEAR = '(18|19|20)\\d{2}';
const DAYS = [
  `${YEAR}[-/.] ?\\d{1,2}[-/.] ?\\d{1,2}\\.?`,
  `\\d{1,2}[-/.] ?\\d{1,2}[-/.] ?((18|19|20)?\\d{2})`,
  `\\d{1,2}(st|nd|rd|th|\\.)?[- ](de |of )?${MONTH}[- ,]+(de )?\\d{2,4}`,
  `${MONTH}[- ]\\d{1,2}(st|nd|rd|th)?,?[- ]\\d{4}`,
  `${YEAR}[- ]${MONTH}[- ]\\d{1,2}`,
  `${YEAR} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日`,
  '(19|20)\\d{6}',
  `((0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])|(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2]))(19|20)\\d{2}`,
];
const DAY = new RegExp(`^(\\p{L}{3,10},? )?(${DAYS.join('|')})([T ,]+[\\d:.]+.*)?$`, 'iu');

/** A day, in a column that says it is one of birth; the year alone is coarse enough. */
export const dateOfBirth: Detector = {
  kind: 'date-of-birth',
  category: 'personal',
  needs: DIGIT,
  length: [6, 45],
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
  denies: [
    ...['year', 'rate', 'count', 'births', 'file'],
    // To New York, DOB is the Department of Buildings.
    ...['violation', 'permit', 'job', 'filing', 'complaint', 'inspection', 'run', 'issue', 'issued', 'now'],
    ...['bin', 'bbl', 'building', 'number', 'no', 'num', 'id', 'code'],
  ],
  fits: (value) => DAY.test(value),
};

/** A day as programs count it: in days since 1900, in seconds or milliseconds since 1970. */
export const countedDateOfBirth: Detector = {
  ...dateOfBirth,
  length: [5, 14],
  share: 0.8,
  supports: ['dob', 'birthdate', 'birthday', 'bday', 'ofbirth', 'birthdt'],
  fits: (value) => /^([1-4]\d{4}(\.\d+)?|-?\d{8,13}(\.0)?)$/.test(value),
};
