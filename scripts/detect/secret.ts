import type { Detector } from './detector.ts';

const SECRETS = [
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{60,}\b/,
  /\bglpat-[A-Za-z0-9_-]{20,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /\bAIza[0-9A-Za-z_-]{35}/,
  /\b[sr]k_live_[0-9a-zA-Z]{24,}\b/,
  /\bxox[abeprs]-[0-9A-Za-z-]{10,}/,
  /\bhooks\.slack\.com\/services\/[A-Z0-9]+\/[A-Z0-9]+\/[A-Za-z0-9]{20,}/,
  /\bSG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{40,50}/,
  /\b(AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}/,
  /\bya29\.[0-9A-Za-z_-]{20,}|\bGOCSPX-[0-9A-Za-z_-]{20,}/,
  /\b(sk-ant-|sk-proj-|dop_v1_|hvs\.|shpat_|dckr_pat_|pypi-AgE|lin_api_|ATATT3|whsec_|dapi)[0-9A-Za-z_=-]{24,}/,
  /[?&;](access_?token|auth_?token|token|api_?key|sig|signature|x-amz-signature|jwt|(j|php)?sess(ion)?_?id)=(?=[^\s&]*\d)(?=[^\s&]*[A-Za-z])[^\s&]{12,}/i,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@[^\s/]+/i,
  // A word behind the colon is prose ("Password: required"); letters with digits are one.
  /\b(password|passwd|pwd|secret|api[_-]?key|access[_-]?key|token)["']?\s*[=:]\s*["']?(?=[^\s"']*\d)(?=[^\s"']*[A-Za-z])[^\s"']{6,}/i,
];

/** Letters that every one of the patterns needs somewhere: one cheap look spares fifteen dear ones. */
const WORTH_A_LOOK =
  /AKIA|ya29|GOCSPX|sk-|dop_|hvs|shpat|dckr|pypi|lin_api|ATATT|dapi|[?&;][a-z_-]+=|ASIA|gh[pousr]_|github_pat|glpat|npm_|-----|eyJ|AIza|k_live|xox|slack|SG\.|AccountKey|AccessKey|:\/\/|pass|pwd|secret|key|token/i;

/** Passwords, tokens and keys: one is enough. */
export const secret: Detector = {
  kind: 'secret',
  category: 'secret',
  shape: 'any',
  share: 0,
  fits: (value) =>
    value.length >= 12 && WORTH_A_LOOK.test(value) && SECRETS.some((pattern) => pattern.test(value)),
};
