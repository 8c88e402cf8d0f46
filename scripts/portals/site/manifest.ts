import { createHash } from 'node:crypto';
import type { DatasetId, Sha256 } from '../../model/vocabulary.ts';
import { PortalOutage } from '../types.ts';
import type { BlobId } from './store/tree-store.ts';

/** `entries.json`: the tree's own account of itself, and the marker by which an entry is known to be ours. */
export interface Manifest {
  /** What all pages are made with: the program, and what it was told of the site. Absent of an older site. */
  made?: Sha256;
  entries: ManifestEntry[];
  /** Files of the site as a whole, by path; all others were not made by Daylight and stay. */
  files: Record<string, BlobId>;
}

export interface ManifestEntry {
  name: string;
  dataset: DatasetId;
  visibility: 'public' | 'private';
  pullRequest?: number;
  retired: boolean;
  recordDigest: Sha256;
  dataDigest: Sha256 | null;
  /** Taken down: it shows nothing, and no run touches it. */
  hold?: string;
  /** Its files by name in `datasets/<name>/`. */
  files: Record<string, BlobId>;
  /** Which of them is the download. */
  data: string | null;
}

export const MANIFEST = 'entries.json';
/** Digest of the manifest, and with it of everything: small enough to ask for again and again. */
export const PUBLICATION = 'publication.json';
const FORMAT = 'daylight-site-1';

export function serialiseManifest({ made, entries, files }: Manifest): string {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `${JSON.stringify({ format: FORMAT, made, entries: sorted, files }, null, 1)}\n`;
}

export function serialisePublication(manifest: string): string {
  return `${JSON.stringify({ digest: createHash('sha256').update(manifest).digest('hex') })}\n`;
}

/** Throws `PortalOutage` where somebody has made it unreadable: without it nobody knows what is ours. */
export function parseManifest(text: string | undefined): Manifest {
  if (text === undefined) return { entries: [], files: {} };
  const value = parse(text);
  if (value?.format !== FORMAT || !Array.isArray(value.entries))
    throw new PortalOutage(
      `${MANIFEST} of the site cannot be read. Restore it as it was published, then run again.`,
    );
  const made = value.made === undefined ? {} : { made: value.made };
  return { ...made, entries: value.entries, files: value.files };
}

function parse(text: string): (Manifest & { format?: unknown }) | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Folder of an entry in the tree, and its address below the portal's. */
export function entryPath(name: string): string {
  return `datasets/${name}/`;
}
