import type { ExistingEntry } from '../../model/plan.ts';
import { assertAccount } from './account.ts';
import type { CkanApi } from './api.ts';
import { fileStamp, markerOf } from './marker.ts';
import type { CkanPackage } from './package.ts';
import { shownByPackage } from './shown.ts';

/** CKAN gives no more at once (`ckan.search.rows_max`), unless the portal says otherwise. */
const PAGE = 1000;

/**
 * All entries, page by page, in the order of their ids: each page begins after the last id, so that what is created or
 * removed meanwhile moves no other entry from one page to another.
 */
export async function* listPackages(api: CkanApi, rows = PAGE): AsyncIterable<CkanPackage> {
  await assertAccount(api.call);
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { count, results }: Page = await api.call<Page>('package_search', {
      q: '*:*',
      fq: after === '' ? '' : `+id:{"${after}" TO *]`,
      sort: 'id asc',
      rows,
      include_private: true,
    });
    yield* results;
    after = count > results.length ? results.at(-1)?.id : undefined;
  }
}

interface Page {
  /** Of all that is left, this page included. */
  count: number;
  results: CkanPackage[];
}

/** What the portal says of an entry, and what of it still is as it was written. */
export function existingEntry(api: CkanApi, entry: CkanPackage): ExistingEntry {
  const { name } = entry;
  const marker = markerOf(entry);
  const shared = {
    name,
    visibility: entry.private ? ('private' as const) : ('public' as const),
    address: api.page(`dataset/${name}`),
  };
  if (marker === null) return { ...shared, owned: false, retired: false };
  const { dataset, pullRequest, retired, sealed, hold } = marker;
  return {
    ...shared,
    owned: true,
    dataset,
    retired,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(sealed?.shown === shownByPackage(entry) ? { recordDigest: sealed.recordDigest } : {}),
    ...(sealed?.file === fileStamp(entry.resources?.[0]) ? { dataDigest: sealed.dataDigest } : {}),
    ...(hold === undefined ? {} : { hold }),
  };
}
