import type { PublishedDataset } from './types.ts';

/**
 * Is the data a table of separated values, which portals load and show as one? A file of objects has no delimiter,
 * whatever its metadata call it.
 */
export function isSeparated({ metadata, profile }: Pick<PublishedDataset, 'metadata' | 'profile'>): boolean {
  return metadata.distribution.media_type === 'text/csv' && profile?.delimiter !== '';
}
