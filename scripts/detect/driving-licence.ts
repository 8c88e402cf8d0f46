import { DIGIT } from './characters.ts';
import type { Detector } from './detector.ts';

/** Headers of other licences: a business, a dog and a contractor have one too. */
const OTHERS = [
  ...[
    'business',
    'contractor',
    'dog',
    'pet',
    'liquor',
    'alcohol',
    'tobacco',
    'cannabis',
    'plate',
    'software',
  ],
  ...[
    'type',
    'status',
    'class',
    'date',
    'state',
    'expires',
    'expiration',
    'fee',
    'count',
    'vendor',
    'facility',
  ],
  ...[
    'professional',
    'marriage',
    'building',
    'trade',
    'description',
    'name',
    'data',
    'phone',
    'license',
    'licence',
  ],
];
const DRIVER = [
  ...['driver', 'drivers', 'driving', 'dl', 'dln', 'cdl', 'dlnumber', 'driverslicense', 'driverlicense'],
  ...['driverslicence', 'driverlicence', 'oln', 'conducir', 'conductor'],
  ...['operatorlicense', 'operatorslicense', 'operatorlicence', 'driverid'],
];

/** Shapes of the states: letters then digits (California, Florida, New York), or digits alone (Texas, Pennsylvania). */
const LICENCE =
  /^([A-Z]{1,2}\d{5,8}|[A-Z]\d{10,14}|\d{7,10}|[A-Z]\d{3}[- ]?\d{3}[- ]?\d{2}[- ]?\d{3}[- ]?\d|[A-Z]\d{2,4}([- ]\d{2,6}){1,4}|\d{2}[A-Z]{3}\d{5}|[A-Z]{3}\d{6,9}|\d{3}[- ]\d{3}[- ]\d{3}|\d{9}[A-Z]?)$/i;

const LENGTH: Detector['length'] = [6, 21];

/** Of other states and countries, where the header leaves no doubt: letters and digits in any order. */
const MIXED = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9*]{7,16}$/i;

function isLicence(value: string): boolean {
  return LICENCE.test(value);
}

/** The number of a driving licence, where the header names the driver. */
export const drivingLicence: Detector = {
  kind: 'driving-licence',
  category: 'personal',
  needs: DIGIT,
  length: LENGTH,
  shape: 'weak',
  share: 0.5,
  supports: DRIVER,
  denies: OTHERS.filter((word) => word !== 'license' && word !== 'licence'),
  fits: (value) => isLicence(value) || MIXED.test(value),
};

/** "License" alone may be that of a shop: what the table is about decides (detect/table.ts). */
export const someLicence: Detector = {
  kind: 'licence-number',
  category: 'personal',
  needs: DIGIT,
  length: LENGTH,
  shape: 'weak',
  share: 0.8,
  supports: ['license', 'licence', 'lic'],
  denies: [...OTHERS.filter((word) => word !== 'license' && word !== 'licence'), ...DRIVER],
  fits: isLicence,
};
