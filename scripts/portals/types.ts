import { Outage } from '../model/outage.ts';
import type { Metadata } from '../model/dataset.ts';
import type { City, Department, Vocabularies } from '../model/governance.ts';
import type { DesiredEntry, ExistingEntry, PortalChange } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import type { DatasetId, Instant, Login, Sha256 } from '../model/vocabulary.ts';

/** A dataset as it is to be shown: what every adapter's `translate` starts from. */
export interface PublishedDataset {
  id: DatasetId;
  metadata: Metadata;
  profile: Profile | null;
  department: Department;
  city: City;
  vocabularies: Vocabularies;
  /** Text of the folder's README.md, untrusted Markdown. */
  readme: string | null;
  visibility: 'public' | 'private';
  /** Set for a preview. */
  pullRequest?: number;
  /** Who reviewed it, and where: shown to residents as provenance. */
  provenance: { pullRequest?: number; address?: string; signedBy: Record<string, Login>; at: Instant } | null;
}

export interface Capabilities {
  /** Can show an entry to reviewers and to nobody else. */
  private: boolean;
  /** Bytes; absent where there is no limit. Larger data is linked. */
  maximumUpload?: number;
}

/** What somebody who asks the portal is shown, for reading back. */
export interface Observation {
  visible: boolean;
  retired: boolean;
  recordDigest?: Sha256;
  /** Of the bytes as downloaded. */
  dataDigest?: Sha256;
  address?: string;
}

/** Bytes of a distribution, opened when they are needed and never before. */
export type OpenData = (dataset: DatasetId, digest: Sha256) => Promise<AsyncIterable<Uint8Array>>;

/**
 * A portal adapter translates, reads and writes; what should change is decided in plan/.
 *
 * Errors: an outage throws `PortalOutage` with one line of what failed and what to do; anything else is a bug.
 */
export interface Portal {
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Pure: the portal's own record, as JSON. Equal datasets give equal records. */
  translate(dataset: PublishedDataset): unknown;
  /** Everything the portal holds, private entries included, ours and others'. */
  list(): Promise<ExistingEntry[]>;
  /** Carries out one change. Safe to repeat. */
  write(change: PortalChange, open: OpenData): Promise<void>;
  /** Makes the written changes live where the portal works in batches; a no-op elsewhere. */
  commit(): Promise<void>;
  /** What a visitor sees. `reviewer` sees private entries, `anonymous` does not. */
  observe(
    entry: Pick<DesiredEntry, 'name' | 'visibility'>,
    as: 'anonymous' | 'reviewer',
  ): Promise<Observation>;
}

export class PortalOutage extends Outage {
  override name = 'PortalOutage';
}
