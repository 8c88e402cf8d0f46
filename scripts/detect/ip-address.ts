import { JOINT } from './characters.ts';
import type { Detector } from './detector.ts';

const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const V4 = new RegExp(`^(::ffff:)?(${OCTET}\\.){3}${OCTET}(:\\d{1,5}|/(3[0-2]|2\\d))?$`, 'i');
const V6 = /^\[?([0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(%\w+)?\]?(:\d{1,5}|\/\d{1,3})?$/i;

/** The address of a visitor's computer is the visitor's. Four numbers may also be a version: the header decides. */
export const ipAddress: Detector = {
  kind: 'ip-address',
  category: 'personal',
  needs: JOINT,
  length: [3, 56],
  shape: 'faint',
  share: 0.5,
  supports: ['ip', 'ipv', 'ipaddress', 'client', 'visitor', 'user', 'address', 'host', 'remote'],
  denies: ['version', 'firmware'],
  fits: (value) => {
    if (value.includes('.')) return V4.test(value);
    return value.includes(':') && /[a-f\d]{3,}|::/i.test(value) && V6.test(value);
  },
};
