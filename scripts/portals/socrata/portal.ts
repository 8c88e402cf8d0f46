import { setTimeout as wait } from 'node:timers/promises';
import { type Portal, PortalRefusal } from '../types.ts';
import { knownAssets } from './catalogue.ts';
import { type ClientOptions, createClient } from './client.ts';
import { editsOf } from './edits.ts';
import { holdEntry } from './hold.ts';
import { listEntries } from './listing.ts';
import { observeEntry } from './observe.ts';
import { HALF_AN_HOUR, lookUntil, type Patience, type Site } from './site.ts';
import { translate } from './translate.ts';
import { writeEntry } from './write-entry.ts';
import { removePreview, writePreview } from './write-preview.ts';

export interface SocrataOptions extends Omit<ClientOptions, 'fetch' | 'pause'> {
  /** Key of the portal in governance.yml. */
  id: string;
  fetch?: typeof fetch;
  pause?: (milliseconds: number) => Promise<void>;
  /** For tasks of the portal. */
  patience?: Patience;
  /** For the catalogue to learn of what is new. */
  indexPatience?: Patience;
}

const TEN_MINUTES: Patience = { looks: 120, pauseMs: 5000 };

/** Assets that one search asks for. */
const AT_ONCE = 100;

/**
 * Socrata (Tyler Data & Insights), through its publishing, metadata, permissions, approvals and discovery APIs. It keeps
 * values, not files: rows are read back value by value.
 */
export function createSocrataPortal(options: SocrataOptions): Portal {
  const pause = options.pause ?? (async (milliseconds: number) => void (await wait(milliseconds)));
  const site: Site = {
    client: createClient({ ...options, fetch: options.fetch ?? fetch, pause }),
    patience: options.patience ?? HALF_AN_HOUR,
    pause,
    places: new Map(),
    leftovers: new Map(),
    appeared: new Set(),
    gone: new Set(),
  };
  return {
    id: options.id,
    capabilities: { private: true, changesAtOnce: 4 },
    translate,
    list: () => listEntries(site),
    write: async (change, open) => {
      const { desired, existing, name } = change;
      if (desired === null) {
        if (existing === null || existing.pullRequest === undefined)
          throw new PortalRefusal(`${name} is published, and what is published is retired, never removed.`);
        return removePreview(site, existing);
      }
      const draft = desired.pullRequest !== undefined && desired.visibility === 'private';
      return draft ? writePreview(site, change, desired, open) : writeEntry(site, change, desired, open);
    },
    edits: (desired) => editsOf(site, desired),
    hold: (entry, hold) => holdEntry(site, entry, hold),
    commit: () => finish(site, options.indexPatience ?? TEN_MINUTES),
    observe: ({ name }, as) => observeEntry(site, name, as),
  };
}

/** Waits until the catalogue has caught up; what is listed next is what is there. */
async function finish(site: Site, patience: Patience): Promise<void> {
  const gone = new Set(site.gone);
  const ids = [...new Set([...site.appeared, ...gone])];
  site.appeared.clear();
  site.gone.clear();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    await lookUntil({ ...site, patience }, async () => {
      const known = await knownAssets(site.client, some);
      return some.every((id) => known.has(id) !== gone.has(id)) || null;
    });
  }
}
