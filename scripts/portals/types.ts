import type { Metadata } from '../model/dataset.ts';
import type { City, Department, Vocabularies } from '../model/governance.ts';
import { Outage } from '../model/outage.ts';
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
  /** The retirement in the metadata is in force; before its date it is only announced. Absent: in force where there is one. */
  retired?: boolean;
  /** Who reviewed it, and where: shown to residents as provenance. */
  provenance: Provenance | null;
}

export interface Provenance {
  pullRequest?: number;
  address?: string;
  /** By role, with its scope where it has one. */
  signedBy: Record<string, Login>;
  /** Titles of those roles for people; a role without one is shown by its name. */
  titles?: Record<string, string>;
  at: Instant;
}

export interface Capabilities {
  /** Can show an entry to reviewers and to nobody else. */
  private: boolean;
  /** Bytes; absent where there is no limit. Larger data is linked. */
  maximumUpload?: number;
  /** Changes of different datasets that may be written at the same time; absent: one after the other. */
  changesAtOnce?: number;
  /** All of it is published at once, so that several publishers would only wait for each other; absent: entry by entry. */
  whole?: true;
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
 * An entry is known again by its name, which is the dataset's identifier (`<identifier>--pr-N` for a preview), whatever
 * the portal's own ids are; a portal whose previews are no entries of their own (draft revisions) lists them under that
 * name. Every entry it writes carries a marker of ownership, the dataset, and both digests, in a place where only
 * Daylight writes; fields that belong to the portal are not part of the record.
 *
 * Errors: a portal that does not answer throws `PortalOutage`, and the run ends; one that answers and says no to this
 * one change throws `PortalRefusal`, and the other changes go on. Both carry one line of what failed and what to do.
 * Anything else is a bug.
 */
export interface Portal {
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Pure: the portal's own record, as JSON, with everything that people are shown but the data. Equal datasets give equal records. */
  translate(dataset: PublishedDataset): unknown;
  /**
   * Everything the portal holds, private entries included, ours and others'. Of an entry that somebody changed behind
   * our back the digest of what was changed is left out, so that it differs from what is desired.
   */
  list(): Promise<ExistingEntry[]>;
  /**
   * Carries out one change. Safe to repeat: a run that broke off is completed by the next one. A change of an entry that
   * was on hold when it was planned (`existing.hold`) lifts the hold; an entry put on hold since then is not touched
   * (`PortalRefusal` or `PortalOutage`).
   */
  write(change: PortalChange, open: OpenData): Promise<void>;
  /**
   * A takedown: once `commit` is done, nobody but reviewers and those who run the portal sees the entry or its data, and
   * `list` gives it back as private with this text as its `hold`. The text is kept where the public cannot read it, beside
   * the marker of ownership. Nothing else of the portal changes. Safe to repeat; only ever called for owned entries.
   */
  hold(entry: ExistingEntry, hold: string): Promise<void>;
  /**
   * What people changed of an entry's description on the portal itself: fields of metadata.yml, with the values the
   * portal shows now. Only what can be put into metadata.yml as it is; empty where nothing of that kind was changed.
   * Absent: nobody edits there, and what differs is written again.
   */
  edits?(desired: DesiredEntry): Promise<Partial<Metadata>>;
  /** Makes the written changes live where the portal works in batches; a no-op elsewhere. Called once after the last change, and where there was none. */
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

/** The portal said no to one change: a name it reserves, a file it finds too large, an approval it waits for. */
export class PortalRefusal extends Error {
  override name = 'PortalRefusal';
}
