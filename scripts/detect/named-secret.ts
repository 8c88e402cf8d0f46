import { DIGIT, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';

const NO_SECRETS = [
  'count',
  'date',
  'type',
  'status',
  'required',
  'policy',
  'fee',
  'price',
  'bus',
  'machine',
  'reset',
];

/** What stands under "password" is one, if letters are mixed with something else. */
export const namedPassword: Detector = {
  kind: 'secret',
  category: 'secret',
  needs: LETTER,
  length: [6, 100],
  shape: 'weak',
  share: 0.3,
  supports: ['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'contraseña', 'contrasena'],
  denies: NO_SECRETS,
  fits: (value) => /^(?=.*\p{L})(?=.*[^\p{L}])\S{6,}$/u.test(value),
};

/** A long mixture of letters and digits under the name of a key. */
export const namedKey: Detector = {
  kind: 'secret',
  category: 'secret',
  needs: LETTER | DIGIT,
  length: [20, 500],
  shape: 'weak',
  share: 0.3,
  supports: [
    'apikey',
    'api',
    'secret',
    'token',
    'credential',
    'credentials',
    'accesskey',
    'secretkey',
    'privatekey',
  ],
  denies: NO_SECRETS,
  fits: (value) => /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_=.-]{20,}$/.test(value),
};
