import { createHash } from 'node:crypto';
import type { DesiredEntry } from '../../model/plan.ts';
import type { Observation } from '../types.ts';
import type { Asker, CkanApi } from './api.ts';
import { existingEntry } from './list.ts';
import type { CkanPackage } from './package.ts';
import { CkanRefusal } from './problem.ts';
import { isNetworkFault, noAnswer } from './transport.ts';

/**
 * What somebody is shown under a name, asked three times over: through the API, as a page, as the file itself. What is to
 * be public has to be seen by all three; of what is private one of them is already too much.
 */
export async function observeEntry(
  api: CkanApi,
  { name, visibility }: Pick<DesiredEntry, 'name' | 'visibility'>,
  as: Asker,
): Promise<Observation> {
  const shown = await show(api, name, as);
  if (as === 'reviewer') return shown === null ? HIDDEN : seen(api, shown, as);
  const page = await api.get(`dataset/${name}`, as);
  await page?.body?.cancel();
  if (visibility === 'public') return shown === null || page === null ? HIDDEN : seen(api, shown, as);
  if (shown !== null) return seen(api, shown, as);
  const leaked = page !== null || (await isFileOpen(api, name));
  return { ...HIDDEN, visible: leaked };
}

const HIDDEN: Observation = { visible: false, retired: false };

async function seen(api: CkanApi, entry: CkanPackage, as: Asker): Promise<Observation> {
  const { retired, recordDigest, address } = existingEntry(api, entry);
  const dataDigest = await digestOfFile(api, entry, as);
  return {
    visible: true,
    retired,
    ...(recordDigest === undefined ? {} : { recordDigest }),
    ...(dataDigest === null ? {} : { dataDigest }),
    ...(address === undefined ? {} : { address }),
  };
}

/** null: there is nothing, or nothing for who asks. */
async function show(api: CkanApi, name: string, as: Asker): Promise<CkanPackage | null> {
  try {
    const entry = await api.call<CkanPackage>('package_show', { id: name }, as);
    return entry.state === 'active' ? entry : null;
  } catch (error) {
    if (error instanceof CkanRefusal && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

/** The address of a private file is no secret: whoever reviewed it knows it. */
async function isFileOpen(api: CkanApi, name: string): Promise<boolean> {
  const entry = await show(api, name, 'reviewer');
  const kept = (entry?.resources ?? []).filter(({ url_type }) => url_type === 'upload');
  for (const { url } of kept) {
    const file = await api.get(url ?? '', 'anonymous');
    await file?.body?.cancel();
    if (file !== null) return true;
  }
  return false;
}

async function digestOfFile(api: CkanApi, { resources }: CkanPackage, as: Asker): Promise<string | null> {
  const address = resources?.[0]?.url;
  if (!address) return null;
  const file = await api.get(address, as);
  if (file === null) return null;
  const hash = createHash('sha256');
  try {
    for await (const chunk of file.body ?? []) hash.update(chunk);
  } catch (error) {
    throw isNetworkFault(error) ? noAnswer(new URL(address), error) : error;
  }
  return hash.digest('hex');
}
