import { hash } from 'node:crypto';
import type { DesiredEntry, ExistingEntry } from '../../model/plan.ts';
import { desiredEntry } from '../desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleData, sampleDataset } from '../sample.ts';
import type { Portal } from '../types.ts';
import { type CkanOptions, createCkanPortal } from './portal.ts';
import { type Access, answersAt, makePublisher, readAccess } from './server/access.ts';

type Env = Record<string, string | undefined>;

/** The server that tests ask: the one that `ckan:start` started, or one named by the environment. null, said aloud: none. */
export async function serverForTests({
  CKAN_TEST_URL: url,
  CKAN_TEST_TOKEN: token,
}: Env): Promise<Access | null> {
  if (url && token) return makePublisher(url, token.trim());
  const access = readAccess();
  if (access !== null && (await answersAt(access.url))) return access;
  console.info('Skipped: no CKAN answers here. npm run ckan:start starts one.');
  return null;
}

/** Asks the server past the adapter, with any token or none. Throws where it refuses. */
export async function ask<T>(
  { url }: Access,
  token: string | null,
  action: string,
  body: object,
): Promise<T> {
  const answer = await fetch(`${url}/api/3/action/${action}`, {
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
  const everything = { include_private: true, include_drafts: true, include_deleted: true, rows: 1000 };
  for (;;) {
    const { results } = await ask<{ results: { id: string }[] }>(
      access,
      administrator,
      'package_search',
      everything,
    );
    if (results.length === 0) return;
    for (const { id } of results) await ask(access, administrator, 'dataset_purge', { id });
  }
}

/** A client as a new process would have. */
export function connectTo({ url, publisher }: Access, more: Partial<CkanOptions> = {}): Portal {
  return createCkanPortal({ id: 'ckan', url, token: publisher, ...more });
}

/** Writes a sample dataset as a plan would have it. */
export async function put(portal: Portal, choice: SampleChoice = {}): Promise<DesiredEntry> {
  const desired = desiredEntry(portal, sampleDataset(choice), digestOf);
  const existing = await existingOf(portal, desired.name);
  const { name, dataset } = desired;
  const kind = existing === null ? 'create' : 'update';
  const open = sampleData(SAMPLE_CSV, choice.csv ?? SAMPLE_CSV);
  await portal.write({ kind, portal: portal.id, name, dataset, because: [], desired, existing }, open);
  return desired;
}

/** Removes a preview as a plan would. */
export async function removeEntry(
  portal: Portal,
  { name, dataset = '' }: { name: string; dataset?: string },
): Promise<void> {
  const existing = await existingOf(portal, name);
  const change = { kind: 'remove-preview' as const, portal: portal.id, name, dataset, because: [] };
  await portal.write({ ...change, desired: null, existing }, sampleData());
}

/** What the portal lists under a name. */
export async function existingOf(portal: Portal, name: string): Promise<ExistingEntry | null> {
  return (await portal.list()).find((entry) => entry.name === name) ?? null;
}

function digestOf(record: unknown): string {
  return hash('sha256', JSON.stringify(record), 'hex');
}
