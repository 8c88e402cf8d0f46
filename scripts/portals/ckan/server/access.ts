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

/** An account for publishing, made by the administrator of whose token this is. */
export async function makePublisher(url: string, administrator: string): Promise<Access> {
  const ask = async (action: string, body: object): Promise<{ result: { token: string } }> => {
    const answer = await fetch(`${url}/api/3/action/${action}`, {
      method: 'POST',
      headers: { authorization: administrator, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`CKAN refused ${action}: ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as { result: { token: string } };
  };
  const name = `publisher-${crypto.randomUUID().slice(0, 8)}`;
  await ask('user_create', { name, email: `${name}@arroyo.example`, password: crypto.randomUUID() });
  const { result } = await ask('api_token_create', { user: name, name: 'daylight' });
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
