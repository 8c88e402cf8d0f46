import { DIGIT } from './characters.ts';
import type { Detector } from './detector.ts';

/**
 * Ages over 89 single out the few who reach them (HIPAA safe harbour: 90 and over is one group). Trees have ages too:
 * detect/table.ts asks whether the table is about people.
 */
export const ageOver89: Detector = {
  kind: 'age-over-89',
  category: 'personal',
  needs: DIGIT,
  length: [2, 13],
  shape: 'weak',
  share: 0,
  supports: ['age', 'edad', 'ageyears', 'yearsold'],
  denies: [
    'range',
    'group',
    'band',
    'tree',
    'building',
    'vehicle',
    'pipe',
    'asset',
    'mean',
    'median',
    'average',
    'avg',
    'days',
    'months',
    'hours',
    'ratio',
    'rate',
    'share',
    'population',
    'expectancy',
  ],
  fits: (value) => /^0?(9\d|1[01]\d|12[0-5])(\.0)?( ?(y|yr|yrs|years?)\.?( old)?)?$/i.test(value),
};
