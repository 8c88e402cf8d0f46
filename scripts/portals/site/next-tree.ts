import type { Instant } from '../../model/vocabulary.ts';
import { entriesAsMade, madeWith } from './as-made.ts';
import { ENTRY_STATE, type EntryState, parseState, serialiseState } from './entry-state.ts';
import {
  entryPath,
  MANIFEST,
  type ManifestEntry,
  PUBLICATION,
  serialiseManifest,
  serialisePublication,
} from './manifest.ts';
import { type PublishedTree, statePath } from './read-tree.ts';
import { renderEntry, renderHeld, renderSite } from './render-site.ts';
import { compare, type Site, type SiteEntry } from './site.ts';
import { type BlobId, blobId, type NextFile, PLAIN_FILE, type TreeStore } from './store/tree-store.ts';

/** An entry as it is to be from now on. */
export interface DraftEntry {
  entry: Omit<ManifestEntry, 'files'>;
  state: EntryState;
  /** The download as it was received; null where the page links to it or there is none. */
  blob: BlobId | null;
  /** The download as it lies in the tree. Where somebody replaced it, it stays, and stays noticed, until it is written again. */
  placed: BlobId | null;
}

/** What a run changes in one tree, by name; null removes. */
export type Draft = ReadonlyMap<string, DraftEntry | null>;

export interface NextTree {
  files: Map<string, NextFile>;
  /** Newest date among what is published. */
  at: Instant;
  publication: string;
}

/**
 * All files of the next publication: every page made anew from what the tree and the draft hold, downloads and files
 * of others as they are. Of an entry on hold there is only a page that says so.
 */
export async function nextTree(
  store: TreeStore,
  tree: PublishedTree,
  draft: Draft,
  about: Omit<Site, 'entries'>,
): Promise<NextTree> {
  const made = madeWith(about);
  const asMade = entriesAsMade(tree, made);
  const undrafted = tree.manifest.entries.filter(({ name }) => !draft.has(name));
  const kept = await readBack(store, tree, undrafted);
  const drafts = [...kept, ...[...draft.values()].filter((entry) => entry !== null)];
  drafts.sort((a, b) => compare(a.entry.name, b.entry.name));
  const site: Site = {
    ...about,
    entries: drafts.map(({ entry, state }) => ({
      ...state,
      recordDigest: entry.recordDigest,
      retired: entry.retired,
    })),
  };

  // Of thousands of entries a run changes a few: pages that would be made again as they are, stay.
  const stays = ({ entry: { name }, state }: DraftEntry): boolean =>
    asMade.has(name) && !draft.has(name) && !mentionsOthers(state);
  const held = undrafted.filter(({ hold }) => hold !== undefined);
  const remade = new Set([
    ...draft.keys(),
    ...kept.filter((entry) => !stays(entry)).map(({ entry }) => entry.name),
    ...held.map(({ name }) => name),
  ]);
  const entries = undrafted.filter(({ name }) => !remade.has(name));
  const files = untouched(tree, remade);
  for (const entry of held) {
    const texts = renderHeld(site, entry.name);
    for (const [name, text] of texts) files.set(`${entryPath(entry.name)}${name}`, { text });
    entries.push({ ...entry, files: blobs(texts), data: null });
  }
  for (const [index, drafted] of drafts.entries()) {
    const entry = site.entries[index];
    if (entry && !stays(drafted)) entries.push(placeEntry(files, site, entry, drafted));
  }
  const general = renderSite(site);
  for (const [path, text] of general) files.set(path, { text });
  const manifest = serialiseManifest({ made, entries, files: blobs(general) });
  const publication = serialisePublication(manifest);
  files.set(MANIFEST, { text: manifest });
  files.set(PUBLICATION, { text: publication });
  return { files, at: newest(drafts), publication };
}

/** The page of a retired dataset names the one that replaces it, as that is called now. */
function mentionsOthers({ record }: EntryState): boolean {
  return record.retirement?.replacement !== undefined;
}

/** Entries as the tree holds them, but those on hold and those whose state somebody changed. */
async function readBack(
  store: TreeStore,
  { snapshot }: PublishedTree,
  entries: readonly ManifestEntry[],
): Promise<DraftEntry[]> {
  const sound = entries.filter(
    ({ name, hold, files }) =>
      hold === undefined && snapshot.files.get(statePath(name))?.blob === files[ENTRY_STATE],
  );
  const states = await store.readTexts(
    snapshot,
    sound.map(({ name }) => statePath(name)),
  );
  return sound.flatMap(({ files, ...entry }) => {
    const state = parseState(states.get(statePath(entry.name)), entry.name);
    if (state === null) return [];
    const path = `${entryPath(entry.name)}${entry.data}`;
    const blob = entry.data === null ? null : (files[entry.data] ?? null);
    return [{ entry, state, blob, placed: snapshot.files.get(path)?.blob ?? null }];
  });
}

/** The state first: from then on the folder is known to be ours. */
function placeEntry(
  files: Map<string, NextFile>,
  site: Site,
  entry: SiteEntry,
  made: DraftEntry,
): ManifestEntry {
  const { entry: listed, state, blob, placed } = made;
  const folder = entryPath(listed.name);
  const texts = new Map([[ENTRY_STATE, serialiseState(state)], ...renderEntry(around(site, entry), entry)]);
  for (const [name, text] of texts) files.set(`${folder}${name}`, { text });
  const own = blobs(texts);
  if (listed.data === null || blob === null) return { ...listed, files: own };
  if (placed !== null) files.set(`${folder}${listed.data}`, { blob: placed, mode: PLAIN_FILE });
  return { ...listed, files: { ...own, [listed.data]: blob } };
}

/** What the page of an entry may know of the site: nothing that changes without it, but what it mentions. */
function around(site: Site, { record }: SiteEntry): Site {
  const mentioned = record.retirement?.replacement;
  const isMentioned = (entry: SiteEntry): boolean => entry.record.dataset === mentioned;
  return { ...site, entries: mentioned === undefined ? [] : site.entries.filter(isMentioned) };
}

/** Files that no publication of ours made, and those of entries that are not made anew. */
function untouched({ snapshot, manifest }: PublishedTree, names: ReadonlySet<string>): Map<string, NextFile> {
  const general = new Set([MANIFEST, PUBLICATION, ...Object.keys(manifest.files)]);
  const folders = new Set([...names].map(entryPath));
  return new Map(
    [...snapshot.files].filter(([path]) => !general.has(path) && !folders.has(path.replace(/[^/]*$/, ''))),
  );
}

function blobs(texts: ReadonlyMap<string, string>): Record<string, BlobId> {
  const sorted = [...texts].sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(sorted.map(([path, text]) => [path, blobId(Buffer.from(text))]));
}

function newest(drafts: readonly DraftEntry[]): Instant {
  const dates = drafts.map(
    ({ state: { record } }) => record.provenance?.at ?? `${record.modified}T00:00:00Z`,
  );
  return dates.sort().at(-1) ?? '1970-01-01T00:00:00Z';
}
