import { DIGIT, DIGITS, LETTER } from './characters.ts';
import { luhn } from './check-digits.ts';
import { type Detector, PROVEN_BY_A_HANDFUL } from './detector.ts';

/** Letters of a Medicare Beneficiary Identifier: all but S, L, O, I, B and Z, which are taken for digits. */
const L = '[AC-HJKMNP-RT-Y]';
const LD = '[AC-HJKMNP-RT-Y0-9]';
const BENEFICIARY = new RegExp(`^[1-9]${L}${LD}\\d-?${L}${LD}\\d-?${L}{2}\\d{2}$`, 'i');

/** Medicare Beneficiary Identifier (CMS, "Understanding the MBI format"): letters and digits at fixed places. */
export const medicareNumber: Detector = {
  kind: 'medical-number',
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [11, 15],
  shape: 'certain',
  share: 0,
  supports: ['mbi', 'medicare', 'beneficiary'],
  fits: (value) => BENEFICIARY.test(value.replaceAll(/[ .]/g, '-')),
};

/** As California and New York number those whom Medicaid insures. */
const MEDICAID = /^(9\d{7}[A-Z]\d{0,5}|[A-Z]{2}\d{5}[A-Z])$/i;

/** Numbers by which a hospital or an insurer knows a patient. Counts of patients are short, or say that they count. */
export const medicalRecordNumber: Detector = {
  kind: 'medical-number',
  category: 'personal',
  needs: DIGIT,
  length: [6, 16],
  shape: 'weak',
  share: 0.5,
  supports: [
    ...['mrn', 'medrec', 'patient', 'patientid', 'chart', 'medicaid', 'medicare', 'enrollee', 'subscriber'],
    ...['beneficiary', 'insured', 'historia', 'paciente', 'medicalrecord', 'mbi', 'hicn', 'medi', 'cin'],
  ],
  denies: [
    ...[
      'count',
      'total',
      'rate',
      'percent',
      'pct',
      'beds',
      'days',
      'date',
      'dob',
      'age',
      'type',
      'sex',
      'name',
    ],
    ...['status', 'amount', 'phone', 'zip', 'spending', 'cost', 'charges', 'payment', 'payments', 'per'],
  ],
  fits: (value) =>
    /^\d{6,12}$/.test(value.replaceAll(/[- ]/g, '')) ||
    /^[A-Z]{1,4}[-# ]?\d{4,12}$/i.test(value) ||
    MEDICAID.test(value),
};

/** Behind the letters that say what it is. */
export const namedRecordNumber: Detector = {
  kind: 'medical-number',
  category: 'personal',
  needs: DIGIT | LETTER,
  length: [7, 20],
  shape: 'certain',
  share: 0,
  digits: 'alike',
  fits: (value) => /^MRN[-# :]*\d{4,12}$/i.test(value),
};

const PROVIDER_PREFIX = '80840';

function isProvider(value: string): boolean {
  return /^[12]\d{9}$/.test(value) && luhn(PROVIDER_PREFIX + value);
}

/** National Provider Identifier (45 CFR 162.406): ten digits, Luhn's check digit behind the prefix 80840. */
export const providerNumber: Detector = {
  kind: 'provider-number',
  category: 'personal',
  needs: DIGITS,
  length: [10, 12],
  shape: 'weak',
  share: 0.5,
  supports: ['npi', 'provider', 'physician', 'prescriber', 'doctor', 'practitioner'],
  fits: (value) => isProvider(value.replaceAll(/[- ]/g, '')),
};

export const provenProviderNumber: Detector = {
  ...providerNumber,
  ...PROVEN_BY_A_HANDFUL,
  // Nine or ten digits in groups are telephones, days and codes far more often.
  fits: isProvider,
  fails: (value) => /^[12]\d{9}$/.test(value) && !isProvider(value),
};
