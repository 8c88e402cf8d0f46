import type { DesiredEntry } from '../model/plan.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import type { Portal, PublishedDataset } from './types.ts';

/** Identifiers hold no double hyphen, so that a preview never takes the name of a dataset. */
export function entryName(identifier: string, pullRequest?: number): string {
  return pullRequest === undefined ? identifier : `${identifier}--pr-${pullRequest}`;
}

/** Is the dataset withdrawn, or only announced to be? */
export function isRetired({ retired, metadata }: PublishedDataset): boolean {
  return retired ?? metadata.retired !== undefined;
}

/** What a portal should show for a dataset. `digestOf` digests any JSON value, whatever the order of its keys. */
export function desiredEntry(
  portal: Pick<Portal, 'translate'>,
  dataset: PublishedDataset,
  digestOf: (record: unknown) => Sha256,
): DesiredEntry {
  const { id, metadata, profile, visibility, pullRequest } = dataset;
  const record = portal.translate(dataset);
  const retired = isRetired(dataset);
  return {
    name: entryName(metadata.identifier, pullRequest),
    dataset: id,
    visibility,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    retired,
    recordDigest: digestOf(record),
    dataDigest: retired ? null : (profile?.sha256 ?? null),
    record,
  };
}
