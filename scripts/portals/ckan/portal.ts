import { setTimeout as pause } from 'node:timers/promises';
import type { ExistingEntry } from '../../model/plan.ts';
import type { Portal } from '../types.ts';
import { ckanApi } from './api.ts';
import { dataStore, NO_DATA_STORE } from './datastore.ts';
import { editsOf } from './edits.ts';
import { holdEntry } from './hold.ts';
import { existingEntry, listPackages } from './list.ts';
import { observeEntry } from './observe.ts';
import { translate } from './translate.ts';
import type { Transport } from './transport.ts';
import { entryWriter } from './write.ts';

export interface CkanOptions {
  /** Key of the portal in governance.yml. */
  id: string;
  /** The portal's own address, its `ckan.site_url`. */
  url: string;
  /** API token of an account that edits the organisations, and creates those that are missing. */
  token: string;
  organizationPrefix?: string;
  /** Bytes that the portal takes as an upload, its `ckan.max_resource_size`; larger data is linked where it has an address. */
  maximumUpload?: number;
  /** Rows and data dictionary go into the DataStore; false where the portal loads them itself, as with xloader. */
  loadsTables?: boolean;
  transport?: Transport;
}

/** CKAN's own default. */
const MAXIMUM_UPLOAD = 10 * 1024 * 1024;

/** A CKAN portal, through its Action API. Every change is live at once, so that `commit` has nothing to do. */
export function createCkanPortal({
  id,
  url,
  token,
  organizationPrefix = '',
  maximumUpload = MAXIMUM_UPLOAD,
  loadsTables = true,
  transport = { fetch, pause },
}: CkanOptions): Portal {
  const api = ckanApi({ url, token }, transport);
  const revisions = new Map<string, string>();
  const store = loadsTables ? dataStore(api) : NO_DATA_STORE;
  const write = entryWriter(api, store, { maximumUpload, revisionSeen: (name) => revisions.get(name) });
  return {
    id,
    capabilities: { private: true, maximumUpload },
    translate: (dataset) => translate(dataset, { organizationPrefix, maximumUpload }),
    list: async () => {
      const entries: ExistingEntry[] = [];
      revisions.clear();
      for await (const entry of listPackages(api)) {
        revisions.set(entry.name, entry.metadata_modified);
        entries.push(existingEntry(api, entry));
      }
      return entries;
    },
    write: async (change, open) => {
      await write(change, open);
      // Our own change is no reason to refuse the next one.
      revisions.delete(change.name);
    },
    hold: async ({ name }, hold) => {
      await holdEntry(api, name, hold);
      revisions.delete(name);
    },
    edits: (desired) => editsOf(api, desired),
    commit: async () => undefined,
    observe: (entry, as) => observeEntry(api, entry, as),
  };
}
