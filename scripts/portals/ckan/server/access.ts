import { readFileSync } from 'node:fs';
import { ACCESS } from './places.ts';

/** How tests reach the server: as its administrator, and as the account that publishes, which owns nothing to begin with. */
export interface Access {
  url: string;
  administrator: string;
  publisher: string;
}

/** null: nobody has started the server on this machine. */
export function readAccess(): Access | null {
  try {
    return JSON.parse(readFileSync(ACCESS, 'utf8'));
  } catch {
    return null;
  }
}

/** Name of the account that publishes; the server's settings keep it out of the public activity streams. */
export const PUBLISHER = 'publisher';

/** A token for publishing, made by the administrator of whose token this is. */
export async function makePublisher(url: string, administrator: string): Promise<Access> {
  const ask = (action: string, body: object): Promise<Response> =>
    fetch(`${url}/api/3/action/${action}`, {
      method: 'POST',
      headers: { authorization: administrator, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const account = { name: PUBLISHER, email: 'publisher@arroyo.example', password: crypto.randomUUID() };
  // Refused where it is there already.
  await ask('user_create', account);
  const answer = await ask('api_token_create', { user: PUBLISHER, name: `daylight ${crypto.randomUUID()}` });
  if (!answer.ok) throw new Error(`CKAN made no token: ${(await answer.text()).slice(0, 300)}`);
  const { result } = (await answer.json()) as { result: { token: string } };
  return { url, administrator, publisher: result.token };
}

/** Does a CKAN answer there? */
export async function answersAt(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/3/action/status_show`, { signal: AbortSignal.timeout(20_000) })).ok;
  } catch {
    return false;
  }
}
