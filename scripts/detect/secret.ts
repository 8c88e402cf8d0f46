import { ASSIGNMENT, AT, DIGIT, JOINT, LETTER, RUN, SIGN } from './characters.ts';
import type { Detector } from './detector.ts';

/** Tokens as those who give them out write them: each is one long run of characters. */
const TOKENS = [
  // A long word in capitals may begin with a continent.
  /\b(AKIA|ASIA(?=[A-Z]*\d))[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{60,}\b/,
  /\bglpat-[A-Za-z0-9_-]{20,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /\bAIza[0-9A-Za-z_-]{35}/,
  /\b[sr]k_live_[0-9a-zA-Z]{24,}\b|\bsk-[A-Za-z0-9]{40,}\b|\bsk\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  /\bxox[abeprs]-[0-9A-Za-z-]{10,}/,
  /\bhooks\.slack\.com\/services\/[A-Z0-9]+\/[A-Z0-9]+\/[A-Za-z0-9]{20,}/,
  /\bSG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{40,50}/,
  /\b(AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}/,
  /\bya29\.[0-9A-Za-z_-]{20,}|\bGOCSPX-[0-9A-Za-z_-]{20,}/,
  /\b(sk-ant-|sk-proj-|dop_v1_|hvs\.|shpat_|dckr_pat_|pypi-AgE|lin_api_|ATATT3|whsec_|dapi)[0-9A-Za-z_=-]{24,}/,
  /\b(hf_[A-Za-z]{34}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|ntn_\d{11}[A-Za-z0-9]{35}|figd_[A-Za-z0-9_-]{40}|gsk_[A-Za-z0-9]{52})\b/,
  /\b(SK[0-9a-f]{32}|key-[0-9a-f]{32}|HRKU-[0-9a-fA-F-]{36}|glrt-[\w-]{20,}|NRAK-[A-Z0-9]{27}|sq0(atp|csp)-[\w-]{22,}|secret_[A-Za-z0-9]{43}|pat[A-Za-z0-9]{14}\.[0-9a-f]{64})\b/,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}|\b\d{8,10}:AA[\w-]{33}\b/,
  /\bdiscord(app)?\.com\/api\/webhooks\/\d+\/[\w-]{60,}|\.webhook\.office\.com\/webhookb2\/[\w@-]{36,}/,
  /\bbearer [A-Za-z0-9+/=_.-]{24,}/i,
  /[?&;](access_?token|auth_?token|token|api_?key|sig|signature|x-amz-signature|jwt|(j|php)?sess(ion)?_?id)=(?=[^\s&]*\d)(?=[^\s&]*[A-Za-z])[^\s&]{12,}/i,
];

/** Letters that every one of them needs somewhere: one cheap look spares fifteen dear ones. */
const WORTH_A_LOOK =
  /AKIA|hf_|glsa_|ntn_|figd_|gsk_|ya29|GOCSPX|sk-|dop_|hvs|shpat|dckr|pypi|lin_api|ATATT|whsec|dapi|[?&;][a-z_-]+=|ASIA|gh[pousr]_|github_pat|glpat|npm_|eyJ|AIza|k_live|xox|slack|SG\.|AccountKey|AccessKey|sk\.eyJ|SK[0-9a-f]{8}|key-[0-9a-f]{8}|HRKU|glrt|NRAK|sq0|secret_|pat\w{14}\.|AGE-SEC|:AA|webhook|bearer /i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/;

/** Redis has passwords without users. */
const IN_ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/:@]+@[^\s/]+/i;

/** A word behind the colon is prose ("Password: required"); letters with digits are a password. */
const ASSIGNED =
  /(?<![A-Za-z])(password|passwd|pwd|pw|passcode|secret|api[_-]?key|access[_-]?key|token)["']?\s*[=:]\s*["']?(?=[^\s"']*\d)(?=[^\s"']*[A-Za-z])[^\s"']{6,}/i;

const LENGTH: Detector['length'] = [12, Number.POSITIVE_INFINITY];
const SECRET = { kind: 'secret', category: 'secret', length: LENGTH, shape: 'any', share: 0 } as const;

/** Passwords, tokens and keys: one is enough. */
export const secrets: readonly Detector[] = [
  {
    ...SECRET,
    needs: RUN | LETTER,
    fits: (value) => WORTH_A_LOOK.test(value) && TOKENS.some((token) => token.test(value)),
  },
  {
    ...SECRET,
    needs: SIGN | LETTER,
    fits: (value) => value.includes('-----BEGIN') && PRIVATE_KEY.test(value),
  },
  { ...SECRET, needs: AT | JOINT | LETTER, fits: (value) => IN_ADDRESS.test(value) },
  { ...SECRET, needs: ASSIGNMENT | DIGIT | LETTER, fits: (value) => ASSIGNED.test(value) },
];
