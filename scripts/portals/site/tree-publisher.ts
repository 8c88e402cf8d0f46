import type { DesiredEntry, ExistingEntry, PortalChange } from '../../model/plan.ts';
import { type OpenData, PortalOutage } from '../types.ts';
import { isAsMade, madeWith } from './as-made.ts';
import { type EntryState, recordOf } from './entry-state.ts';
import { heldEntry, withHolds } from './hold.ts';
import type { ManifestEntry } from './manifest.ts';
import { type DraftEntry, nextTree } from './next-tree.ts';
import { listEntries, type PublishedTree, readTree } from './read-tree.ts';
import { receiveData } from './receive-data.ts';
import type { Site } from './site.ts';
import { blobId, type NextFile, TreeMoved, type TreeSnapshot, type TreeStore } from './store/tree-store.ts';

const ATTEMPTS = 5;

/** One of the site's two trees: collects the changes of a run, and publishes them together. */
export interface TreePublisher {
  list(): Promise<ExistingEntry[]>;
  write(change: PortalChange, open: OpenData): Promise<void>;
  /** Takes all files of an entry away with the next commit; the manifest keeps this text. */
  hold(entry: ExistingEntry, hold: string): void;
  /** Publishes what was written, and what looks different by now. Returns the text of `publication.json`. */
  commit(): Promise<string>;
}

export function treePublisher(store: TreeStore, about: Omit<Site, 'entries'>): TreePublisher {
  const draft = new Map<string, DraftEntry | null>();
  const planned = new Map<string, PortalChange>();
  const holds = new Map<string, ManifestEntry>();
  return {
    list: async () => listEntries(store, await readTree(store), about.address),
    write: async (change, open) => {
      draft.set(change.name, change.desired && (await draftEntry(store, change.desired, open)));
      planned.set(change.name, change);
    },
    hold: (entry, hold) => void holds.set(entry.name, heldEntry(entry, hold)),
    commit: async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const tree = withHolds(await readTree(store), holds);
        const isIdle = planned.size + holds.size === 0;
        if (isIdle && tree.publication !== null && isAsMade(tree, madeWith(about))) return tree.publication;
        for (const change of planned.values()) refuseIfMoved(tree, change);
        const next = await nextTree(store, tree, draft, about);
        const published =
          isPublished(tree.snapshot, next.files) ||
          (await publish(store, tree, next, `${about.city.name} open data: ${summary(planned, holds)}`));
        if (!published) continue;
        draft.clear();
        planned.clear();
        holds.clear();
        return next.publication;
      }
      throw new PortalOutage(
        'Others kept publishing the site at the same time. Run again when they are done.',
      );
    },
  };
}

/** false where somebody else was faster. */
async function publish(
  store: TreeStore,
  { snapshot }: PublishedTree,
  { files, at }: Awaited<ReturnType<typeof nextTree>>,
  message: string,
): Promise<boolean> {
  try {
    await store.publish(snapshot, unchangedAsTheyAre(snapshot, files), { at, message });
    return true;
  } catch (error) {
    if (error instanceof TreeMoved) return false;
    throw error;
  }
}

function summary(
  planned: ReadonlyMap<string, PortalChange>,
  holds: ReadonlyMap<string, ManifestEntry>,
): string {
  const done = [
    ...[...planned.values()].map(({ kind, name }) => `${kind} ${name}`),
    ...[...holds.keys()].map((name) => `take down ${name}`),
  ];
  return done.length === 1 ? (done[0] ?? '') : `${done.length} changes`;
}

async function draftEntry(store: TreeStore, desired: DesiredEntry, open: OpenData): Promise<DraftEntry> {
  const { name, dataset, visibility, pullRequest, retired, recordDigest, dataDigest } = desired;
  const record = recordOf(desired);
  const received =
    dataDigest === null || record.data === null
      ? { blob: null, rows: null }
      : await receiveData(store, await open(dataset, dataDigest), record.data);
  const state: EntryState = { name, record, rows: received.rows };
  const preview = pullRequest === undefined ? {} : { pullRequest };
  const data = received.blob === null ? null : (record.data?.file ?? null);
  const entry = { name, dataset, visibility, ...preview, retired, recordDigest, dataDigest, data };
  return { entry, state, blob: received.blob, placed: received.blob };
}

/** Another run may have changed the same entry since this one was planned: then the plan is not what was looked at. */
function refuseIfMoved({ manifest }: PublishedTree, { name, existing, desired }: PortalChange): void {
  const now = manifest.entries.find((entry) => entry.name === name);
  if (now?.hold !== undefined && existing?.hold === undefined)
    throw new PortalOutage(`${name} has been taken down in the meantime. Run again.`);
  if (now === undefined || (desired !== null && shows(now, desired))) return;
  if (existing?.owned && (existing.recordDigest === undefined || shows(now, existing))) return;
  throw new PortalOutage(`Another run has changed ${name} in the meantime. Run again.`);
}

function shows(
  now: ManifestEntry,
  planned: Pick<ExistingEntry, 'recordDigest' | 'dataDigest' | 'retired'>,
): boolean {
  return (
    now.recordDigest === planned.recordDigest &&
    now.retired === planned.retired &&
    (planned.dataDigest === undefined || now.dataDigest === planned.dataDigest)
  );
}

/** Of thousands of pages a run changes a few: the others are named, not sent again. */
function unchangedAsTheyAre(
  { files }: TreeSnapshot,
  next: ReadonlyMap<string, NextFile>,
): Map<string, NextFile> {
  return new Map(
    [...next].map(([path, file]): [string, NextFile] => {
      const now = files.get(path);
      return [path, now && 'text' in file && blobId(Buffer.from(file.text)) === now.blob ? now : file];
    }),
  );
}

function isPublished({ files }: TreeSnapshot, next: Awaited<ReturnType<typeof nextTree>>['files']): boolean {
  if (files.size !== next.size) return false;
  return [...next].every(
    ([path, file]) => files.get(path)?.blob === ('blob' in file ? file.blob : blobId(Buffer.from(file.text))),
  );
}
