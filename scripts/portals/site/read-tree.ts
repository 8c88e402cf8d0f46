import type { ExistingEntry } from '../../model/plan.ts';
import { PortalOutage } from '../types.ts';
import { ENTRY_STATE, parseState } from './entry-state.ts';
import {
  entryPath,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  PUBLICATION,
  parseManifest,
  serialisePublication,
} from './manifest.ts';
import type { TreeSnapshot, TreeStore } from './store/tree-store.ts';

export interface PublishedTree {
  snapshot: TreeSnapshot;
  manifest: Manifest;
  /** Text of `publication.json`, where it is the one of this manifest. */
  publication: string | null;
}

/** Throws `PortalOutage` where the tree holds a site that Daylight did not make, or its manifest cannot be read. */
export async function readTree(store: TreeStore): Promise<PublishedTree> {
  const snapshot = await store.snapshot();
  const texts = await store.readTexts(snapshot, [MANIFEST, PUBLICATION, 'index.html']);
  const text = texts.get(MANIFEST);
  const manifest = parseManifest(text);
  const publication = text === undefined ? null : serialisePublication(text);
  const front = texts.get('index.html');
  if (
    !texts.has(MANIFEST) &&
    front !== undefined &&
    !front.includes('<meta name="generator" content="Daylight">')
  )
    throw new PortalOutage(
      'There is another site where the portal would be published. Empty it or choose another place, then run again.',
    );
  return { snapshot, manifest, publication: texts.get(PUBLICATION) === publication ? publication : null };
}

/**
 * What the tree holds. A file that is not what was written leaves out the digest it stands for, so that the entry
 * differs from what is desired and is written again. Folders that the manifest does not know were made by others.
 */
export async function listEntries(
  store: TreeStore,
  tree: PublishedTree,
  base: string | null,
): Promise<ExistingEntry[]> {
  const known = tree.manifest.entries.map((entry) => existing(entry, tree.snapshot, base));
  const names = new Set(tree.manifest.entries.map(({ name }) => name));
  const unknown = foldersOf(tree.snapshot).filter((name) => !names.has(name));
  const states = await store.readTexts(tree.snapshot, unknown.map(statePath));
  const others = unknown.map((name): ExistingEntry => {
    const state = parseState(states.get(statePath(name)), name);
    const shared = { name, visibility: 'public', retired: false } as const;
    if (state === null) return { ...shared, owned: false };
    const preview = state.record.review === null ? {} : { pullRequest: state.record.review };
    return { ...shared, ...preview, owned: true, dataset: state.record.dataset };
  });
  return [...known, ...others];
}

function existing(entry: ManifestEntry, snapshot: TreeSnapshot, base: string | null): ExistingEntry {
  const { files, data, recordDigest, dataDigest, ...shown } = entry;
  const intact = (file: string): boolean =>
    snapshot.files.get(`${entryPath(entry.name)}${file}`)?.blob === files[file];
  const pages = Object.keys(files).filter((file) => file !== data);
  return {
    ...shown,
    owned: true,
    ...(pages.every(intact) ? { recordDigest } : {}),
    ...(data === null || intact(data) ? { dataDigest } : {}),
    ...(base === null || entry.hold !== undefined
      ? {}
      : { address: new URL(entryPath(entry.name), base).href }),
  };
}

function foldersOf({ files }: TreeSnapshot): string[] {
  const names = [...files.keys()].map((path) => /^datasets\/([^/]+)\/./.exec(path)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}

export function statePath(name: string): string {
  return `${entryPath(name)}${ENTRY_STATE}`;
}
