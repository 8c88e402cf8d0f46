import type { Detector } from './detector.ts';

const SECRETS = [
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{60,}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /\bAIza[0-9A-Za-z_-]{35}\b/,
  /\bsk_live_[0-9a-zA-Z]{24,}\b/,
  /\bxox[abprs]-[0-9A-Za-z-]{10,}/,
  /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@[^\s/]+/i,
  /\b(password|passwd|pwd|secret|api[_-]?key)\s*[=:]\s*\S{6,}/i,
];

/** Letters that every one of the patterns needs somewhere: one cheap look spares eleven dear ones. */
const WORTH_A_LOOK =
  /AKIA|ASIA|gh[pousr]_|github_pat|-----|eyJ|AIza|sk_live|xox|Account|:\/\/|pass|pwd|secret|key/i;

/** Passwords, tokens and keys: one is enough. */
export const secret: Detector = {
  kind: 'secret',
  category: 'secret',
  shape: 'any',
  share: 0,
  fits: (value) =>
    value.length >= 12 && WORTH_A_LOOK.test(value) && SECRETS.some((pattern) => pattern.test(value)),
};
