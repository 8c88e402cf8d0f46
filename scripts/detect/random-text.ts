const HEXADECIMAL = /^([\da-f]{32,}|[\dA-F]{32,})$/;
const BASE64 = /^[A-Za-z0-9+/_-]{24,}={0,2}$/;
/** Every kind, and more than once. */
const HAS_ALL = /^(?=.*\d.*\d)(?=.*[a-z].*[a-z])(?=.*[A-Z].*[A-Z])/;

/**
 * Share of neighbours of different kinds, digit, capital or small letter. Drawn by lot it is near a half in hexadecimal,
 * and six in ten in Base64; in names of files and in words that are written together, one in three.
 */
const LEAST_CHANGES = { hexadecimal: 0.28, base64: 0.36 };

/** Is it one long run of characters that nobody thought of: a token, a key, a digest? */
export function isRandom(value: string): boolean {
  if (HEXADECIMAL.test(value)) return changesOf(value) >= LEAST_CHANGES.hexadecimal;
  return BASE64.test(value) && changesOf(value) >= LEAST_CHANGES.base64 && HAS_ALL.test(value);
}

function changesOf(value: string): number {
  let changes = 0;
  for (let i = 1; i < value.length; i++) {
    const [before, after] = [kindOf(value.charCodeAt(i - 1)), kindOf(value.charCodeAt(i))];
    if (before !== after && before !== 0 && after !== 0) changes += 1;
  }
  return changes / (value.length - 1);
}

/** Digit, capital, small letter; 0 for what stands between words. */
function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 97 && code <= 122 ? 3 : 0;
}
