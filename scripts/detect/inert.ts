import type { Detector } from './detector.ts';

/** A cell that a spreadsheet would run (CWE-1236). Signed numbers, phone numbers and dashes alone are data. */
export const formula: Detector = {
  kind: 'formula',
  category: 'injection',
  shape: 'any',
  share: 0,
  fits: (value) =>
    /^[=@\t\r+-]/.test(value) && (/^[=@\t\r]./s.test(value) || /^[+-].*[A-Za-z].*[(!]/s.test(value)),
};

export const markup: Detector = {
  kind: 'markup',
  category: 'injection',
  shape: 'any',
  share: 0,
  fits: (value) =>
    value.includes('<') && /<\s*(script|iframe|img|svg|object|embed|a|style|link|meta|form)\b/i.test(value),
};

/** Control characters and marks that turn the direction of writing: what is shown is not what is there. */
export const controlCharacter: Detector = {
  kind: 'control-character',
  category: 'injection',
  shape: 'any',
  share: 0,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  fits: (value) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value),
};

/** Addresses that only mean something inside the city's own network. */
export const internalAddress: Detector = {
  kind: 'internal-address',
  category: 'network',
  shape: 'any',
  share: 0,
  fits: (value) =>
    value.length >= 7 &&
    (/(^|[^\d.])(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}($|[^\d.])/.test(value) ||
      /\b[a-z0-9-]+\.(local|internal|intranet|corp|lan)\b/i.test(value) ||
      /^\\\\[a-z0-9-]+\\/i.test(value)),
};
