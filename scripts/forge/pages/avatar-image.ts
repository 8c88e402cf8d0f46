import type { Reply } from '../http/reply.ts';
import { escapeText } from './html.ts';

/** A picture for an account: its first letter on a colour of its own. */
export function avatarImage(login: string): Reply {
  const hue = [...login].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
  const letter = escapeText((/[\p{L}\p{N}]/u.exec(login)?.[0] ?? '?').toUpperCase());
  const bot = login.endsWith('[bot]');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40" rx="${bot ? 8 : 20}" fill="hsl(${hue} 38% 40%)"/><text x="20" y="27" font-family="system-ui, sans-serif" font-size="19" font-weight="600" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return {
    status: 200,
    raw: { type: 'image/svg+xml', content: svg },
    headers: { 'content-security-policy': "default-src 'none'", 'cache-control': 'max-age=3600' },
  };
}
