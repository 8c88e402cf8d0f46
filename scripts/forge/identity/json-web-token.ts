import { createPublicKey, verify } from 'node:crypto';
import type { App } from '../state/app.ts';
import type { World } from '../state/world.ts';

/** GitHub takes no web token that lives longer, give or take clocks that differ. */
const LONGEST_S = 600;
const DRIFT_S = 60;

/** The App that signed a JSON web token (RS256, `iss` its id) which has not run out; null for anything else. */
export function appOfWebToken(world: World, token: string): App | null {
  const [header, payload, signature] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return null;
  const claims = decode(payload);
  const app = world.apps.get(Number(claims.iss));
  if (app === undefined || decode(header).alg !== 'RS256') return null;
  const signed = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${payload}`),
    createPublicKey(app.key),
    Buffer.from(signature, 'base64url'),
  );
  const now = Date.parse(world.now()) / 1000;
  const [from, until] = [Number(claims.iat), Number(claims.exp)];
  const valid = from <= now + DRIFT_S && until > now && until - from <= LONGEST_S + DRIFT_S;
  return signed && valid ? app : null;
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
