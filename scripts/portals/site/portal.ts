import type { City } from '../../model/governance.ts';
import type { Portal } from '../types.ts';
import { mergeHolds, TAKEN_DOWN } from './hold.ts';
import { observeEntry } from './observe.ts';
import type { Site } from './site.ts';
import type { TreeStore } from './store/tree-store.ts';
import { MAXIMUM_UPLOAD, translate } from './translate.ts';
import { treePublisher } from './tree-publisher.ts';
import { FIVE_MINUTES, type Patience, storeVisitor, webVisitor } from './visitor.ts';

export interface SiteOptions {
  /** Key of the portal in governance.yml. */
  id: string;
  city: Pick<City, 'name' | 'url' | 'locale'>;
  publicStore: TreeStore;
  /** Holds the private previews; never the same place. */
  previewStore: TreeStore;
  /** Where the public tree is served. Without it the pages have no full addresses and are read back from the store. */
  url?: string;
  /** Where reviewers look at the previews, if that is an address at all. */
  previewUrl?: string;
  patience?: Patience;
  fetch?: typeof fetch;
}

/**
 * The embedded portal: two trees of static files. Each says itself what it holds, so that the portal needs no server and
 * no database, and any web server, GitHub Pages included, can show it.
 */
export function createSitePortal(options: SiteOptions): Portal {
  const { id, city, publicStore, previewStore, patience = FIVE_MINUTES, fetch: fetchUrl = fetch } = options;
  const side = (kind: Site['kind'], store: TreeStore, url: string | undefined) => {
    const address = url === undefined ? null : withSlash(url);
    const visitor = address === null ? storeVisitor(store) : webVisitor(address, patience, fetchUrl);
    return { address, visitor, publisher: treePublisher(store, { kind, city, address }) };
  };
  const open = side('public', publicStore, options.url);
  const hidden = side('preview', previewStore, options.previewUrl);
  const sideOf = ({ visibility }: { visibility: 'public' | 'private' }) =>
    visibility === 'private' ? hidden : open;
  return {
    id,
    capabilities: { private: true, maximumUpload: MAXIMUM_UPLOAD, changesAtOnce: 4, whole: true },
    translate,
    list: async () => {
      const [published, previews] = await Promise.all([open.publisher.list(), hidden.publisher.list()]);
      return mergeHolds(
        published,
        previews.map((entry) => ({ ...entry, visibility: 'private' as const })),
      );
    },
    write: async (change, opening) => {
      const { existing, desired } = change;
      const before = existing && sideOf(existing);
      const after = desired && sideOf(desired);
      if (after !== null) await after.publisher.write(change, opening);
      if (before !== null && before !== after)
        await before.publisher.write({ ...change, desired: null }, opening);
    },
    // Why it was taken down concerns reviewers: the public tree can be read by everybody, its manifest included.
    hold: async (entry, hold) => {
      if (entry.pullRequest === undefined) open.publisher.hold(entry, TAKEN_DOWN);
      hidden.publisher.hold(entry, hold);
    },
    // What becomes public is there before its preview goes.
    commit: async () => {
      for (const { publisher, visitor } of [open, hidden])
        await visitor.awaitPublication(await publisher.commit());
    },
    observe: ({ name, visibility }, as) => {
      const { visitor, address } = as === 'reviewer' ? sideOf({ visibility }) : open;
      return observeEntry(visitor, name, address, fetchUrl);
    },
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
