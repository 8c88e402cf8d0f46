import { hash } from 'node:crypto';
import type { CkanExtra, CkanPackage, CkanResource } from './package.ts';

/**
 * The mark of ownership: JSON in one extra, where only Daylight writes. Without digests the entry is half written, and
 * differs from everything desired.
 */
export interface Marker {
  dataset: string;
  pullRequest?: number;
  retired: boolean;
  sealed?: Seal;
  /** Names the one write that is under way. */
  writing?: string;
  /** The takedown. Its entry is private, so that nobody but reviewers reads it. */
  hold?: string;
}

export interface Seal {
  recordDigest: string;
  dataDigest: string | null;
  /** What the portal showed when it was written, to notice who changes it behind our back. */
  shown: string;
  file: string;
  /** Names and types of the columns of its table. */
  table: string;
}

const KEY = 'daylight';

export function markerExtra(marker: Marker): CkanExtra {
  return { key: KEY, value: JSON.stringify(marker) };
}

export function isMarker({ key }: CkanExtra): boolean {
  return key === KEY;
}

/** null: not ours. */
export function markerOf({ extras = [] }: CkanPackage): Marker | null {
  const text = extras.find(isMarker)?.value;
  try {
    const value: Partial<Marker> | null = text === undefined ? null : JSON.parse(text);
    return typeof value?.dataset === 'string' ? ({ retired: false, ...value } as Marker) : null;
  } catch {
    return null;
  }
}

/** Names the file as it lies on the portal: a new upload, even of the same bytes, has another stamp. */
export function fileStamp(resource: Partial<CkanResource> | undefined): string {
  if (resource === undefined) return '';
  const { id, url, url_type, last_modified, size } = resource;
  return url_type === 'upload'
    ? `${id} ${last_modified} ${size}`
    : `link ${hash('sha256', url ?? '', 'hex')}`;
}
