import { type Access, answersAt, makePublisher, readAccess } from './server/access.ts';

/** The server that tests ask: the one that `ckan:start` started, or one named by the environment. null, said aloud: none. */
export async function serverForTests(env: Record<string, string | undefined>): Promise<Access | null> {
  const { DAYLIGHT_CKAN_URL: url, DAYLIGHT_CKAN_TOKEN: token } = env;
  if (url && token) return makePublisher(url, token.trim());
  const access = readAccess();
  if (access !== null && (await answersAt(access.url))) return access;
  console.info('Skipped: no CKAN answers here. npm run ckan:start starts one.');
  return null;
}

/** Asks the server past the adapter, with any token or none. Throws where it refuses. */
export async function ask<T>(access: Access, token: string | null, action: string, body: object): Promise<T> {
  const answer = await fetch(`${access.url}/api/3/action/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: token }) },
    body: JSON.stringify(body),
  });
  const { result, error } = (await answer.json()) as { result: T; error?: unknown };
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${JSON.stringify(error)}`);
  return result;
}

/** Empties the server: only ever one for tests. */
export async function emptyServer(access: Access): Promise<void> {
  const { administrator } = access;
  const found = await ask<{ results: { id: string }[] }>(access, administrator, 'package_search', {
    include_private: true,
    include_drafts: true,
    include_deleted: true,
    rows: 1000,
  });
  for (const { id } of found.results) await ask(access, administrator, 'dataset_purge', { id });
}
