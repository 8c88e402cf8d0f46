import { createHmac } from 'node:crypto';
import { SEAL } from '../../model/hold.ts';

/**
 * The text of a hold with a seal that takes the portal's own token: whoever may edit there can write a hold in anybody's
 * name, and none that is sealed. Of this entry alone, so that it proves nothing on another. As it is where there is no token.
 */
export function sealed(text: string, entry: string, secret: string | undefined): string {
  return secret === undefined ? text : `${text} [${sealOf(text, entry, secret)}]`;
}

export function isSealed(hold: string, entry: string, secret: string | undefined): boolean {
  const [, text, seal] = SEAL.exec(hold) ?? [];
  return text !== undefined && secret !== undefined && seal === sealOf(text, entry, secret);
}

function sealOf(text: string, entry: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([entry, text]))
    .digest('hex');
}
