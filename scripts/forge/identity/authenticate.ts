import { Refusal } from '../http/refusal.ts';
import type { App } from '../state/app.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { appOfWebToken } from './json-web-token.ts';

export interface Credentials {
  /** null: anonymous, or an App. */
  token: Token | null;
  app: App | null;
}

/** Throws 401 for what is neither a token nor an App's web token. */
export function readCredentials(world: World, header: string | undefined): Credentials {
  const webToken = /^bearer (\S+\.\S+\.\S+)$/i.exec(header ?? '')?.[1];
  const app = webToken === undefined ? null : appOfWebToken(world, webToken);
  return app === null ? { token: authenticate(world, header), app } : { token: null, app };
}

/** The token of an `Authorization` header: `token X`, `Bearer X`, or X as the password of Basic, whatever the user name. */
export function authenticate(world: World, header: string | undefined): Token | null {
  if (header === undefined || header === '') return null;
  const [scheme = '', credentials = ''] = header.trim().split(/\s+/, 2);
  const value = /^basic$/i.test(scheme) ? passwordOf(credentials) : credentials;
  const token = world.tokens.get(value);
  if (token === undefined) throw new Refusal(401, 'Bad credentials');
  return token;
}

function passwordOf(credentials: string): string {
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const password = decoded.slice(colon + 1);
  // `git clone https://TOKEN@host` sends the token as the user and no password.
  return password === '' || password === 'x-oauth-basic' ? decoded.slice(0, colon) : password;
}
