import type { Detector } from './detector.ts';

export const email: Detector = {
  kind: 'e-mail',
  category: 'personal',
  shape: 'certain',
  share: 0.3,
  supports: ['email', 'mail'],
  denies: ['department', 'office', 'agency'],
  fits: (value) =>
    value.includes('@') &&
    value.length < 255 &&
    /^[^\s@,;<>"]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}$/.test(value),
};

/** North American numbers; many offices have one too, so the header decides. */
export const phone: Detector = {
  kind: 'phone',
  category: 'personal',
  shape: 'weak',
  share: 0.5,
  supports: ['phone', 'tel', 'telephone', 'mobile', 'cell', 'contact'],
  denies: ['office', 'department', 'hotline', 'agency', 'fax'],
  fits: (value) =>
    value.length >= 10 &&
    value.length <= 20 &&
    /^(\+?1[-. ]?)?\(?[2-9]\d{2}\)?[-. ]?[2-9]\d{2}[-. ]?\d{4}$/.test(value),
};

export const ipAddress: Detector = {
  kind: 'ip-address',
  category: 'personal',
  shape: 'weak',
  share: 0.5,
  supports: ['ip', 'client', 'visitor', 'user', 'address', 'host'],
  denies: ['version'],
  fits: (value) =>
    value.length <= 15 && /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/.test(value),
};
