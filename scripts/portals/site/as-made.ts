import { createHash } from 'node:crypto';
import { look } from './look.ts';
import { entryPath, MANIFEST, type ManifestEntry, PUBLICATION } from './manifest.ts';
import type { PublishedTree } from './read-tree.ts';
import type { Site } from './site.ts';

/** What the pages of every entry are made with, beside the entry itself. */
export function madeWith({ kind, city, address }: Omit<Site, 'entries'>): string {
  const { name, url, locale } = city;
  return createHash('sha256')
    .update(JSON.stringify([look(), kind, name, url, locale, address]))
    .digest('hex');
}

/** Names of the entries whose folder holds what was made for them, with the same program, and nothing else. */
export function entriesAsMade(tree: PublishedTree, made: string): Set<string> {
  const { snapshot, manifest } = tree;
  if (manifest.made !== made) return new Set();
  const counts = new Map<string, number>();
  for (const path of snapshot.files.keys()) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const isAsMade = ({ name, files }: ManifestEntry): boolean => {
    const all = Object.entries(files);
    const folder = entryPath(name);
    return (
      (counts.get(folder) ?? 0) === all.length &&
      all.every(([file, blob]) => snapshot.files.get(`${folder}${file}`)?.blob === blob)
    );
  };
  return new Set(manifest.entries.filter(isAsMade).map(({ name }) => name));
}

/** All that was published is there as it was made: there is nothing to publish where no entry changes. */
export function isAsMade(tree: PublishedTree, made: string): boolean {
  const { snapshot, manifest, publication } = tree;
  const general = Object.entries(manifest.files);
  return (
    publication !== null &&
    snapshot.files.has(MANIFEST) &&
    snapshot.files.has(PUBLICATION) &&
    general.every(([path, blob]) => snapshot.files.get(path)?.blob === blob) &&
    entriesAsMade(tree, made).size === manifest.entries.length &&
    manifest.made === made
  );
}
