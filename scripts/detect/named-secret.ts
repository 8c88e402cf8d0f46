import { DIGIT, GAP, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';
import { isRandom } from './random-text.ts';

const NO_SECRETS = [
  ...['count', 'date', 'type', 'status', 'required', 'policy', 'fee', 'price', 'bus', 'machine', 'reset'],
];

const PASSWORD = [
  ...['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'contrasena'],
  ...['userpass', 'dbpass', 'rootpass', 'adminpass'],
];

const TOKEN = [
  ...[
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
  ...[
    'authkey',
    'sharedkey',
    'accountkey',
    'masterkey',
    'signingkey',
    'encryptionkey',
    'sshkey',
    'licensekey',
  ],
];

/** What stands under "password" is one, if letters are mixed with something else. */
export const namedPassword: Detector = {
  kind: 'secret',
  category: 'secret',
  needs: LETTER,
  length: [6, 100],
  shape: 'weak',
  share: 0.3,
  supports: PASSWORD,
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
  supports: TOKEN,
  denies: NO_SECRETS,
  fits: (value) => /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_=.-]{20,}$/.test(value),
};

/** Under these headers one value that only a machine can have drawn is enough, whatever stands in the other cells. */
export const namedRandom: Detector = {
  ...namedKey,
  lacks: GAP,
  share: 0,
  digits: 'alike',
  supports: [...TOKEN, ...PASSWORD, 'auth', 'bearer', 'hmac'],
  fits: isRandom,
};

/** As short as the keys of rows and digests of files (MD5): "key" alone promises no secret. */
const LONGEST_ROW_KEY = 39;

/** A key that opens something is long; what other keys do, their header mostly says. */
export const randomKey: Detector = {
  ...namedRandom,
  supports: ['key', 'keyvalue'],
  denies: [
    ...[
      ...NO_SECRETS,
      'primary',
      'foreign',
      'surrogate',
      'natural',
      'business',
      'public',
      'hash',
      'row',
      'record',
    ],
    ...['join', 'unique', 'sort', 'lookup', 'parent', 'object', 'file', 'image', 'id', 'index', 'partition'],
  ],
  fits: (value) => value.length > LONGEST_ROW_KEY && isRandom(value),
};
