import type { Parts } from './dataset.ts';
import type { RoleId } from './governance.ts';
import type { DatasetId, Instant, IsoDate, Login, Sha256 } from './vocabulary.ts';

/** One line of the ledger before it is chained. Evidence, never a verdict that is not also derivable. */
export type LedgerRecord =
  | SignOffRecord
  | ClearedRecord
  | GenesisRecord
  | AnswerRecord
  | PublishedRecord
  | TakedownRecord
  | PublishOrderRecord
  | WithheldRecord
  | ConsultationRecord;

/** Somebody signed, or asked for changes; bound to the content of the parts the role covers. */
export interface SignOffRecord {
  kind: 'sign-off';
  at: Instant;
  pullRequest: number;
  /** `ciso`, or with its scope `department/transport`. */
  role: RoleId;
  by: Login;
  /** `dismissed` takes back the decision given by the same review. */
  decision: 'approved' | 'changes-requested' | 'dismissed';
  head: string;
  /** Review id, or how else it was given. */
  via: { review: number } | { submission: Instant };
  /** Digest of every covered part, keyed `<dataset>#<part>` or by file path. */
  parts: Parts;
  /** What was asked for, where changes were: a review can be edited, and the forge it stands on be left. */
  reason?: string;
}

/** All sign-offs of a dataset folder stand: this content may be published. */
export interface ClearedRecord {
  kind: 'cleared';
  at: Instant;
  pullRequest: number;
  dataset: DatasetId;
  /** The folder it moved from, where it did: what is published of that one is this one's now. */
  from?: DatasetId;
  /** Digest of the folder. */
  digest: Sha256;
  head: string;
  signedBy: Record<RoleId, Login>;
}

/** Content that stands on main without a pull request of its own, vouched for by the roles of the policy lane, one record each. */
export interface GenesisRecord {
  kind: 'genesis';
  at: Instant;
  role: RoleId;
  by: Login;
  reason: string;
  datasets: Record<DatasetId, Sha256>;
}

/** An answer given by comment, and who gave it. */
export interface AnswerRecord {
  kind: 'answer';
  at: Instant;
  pullRequest: number;
  dataset: DatasetId;
  checklist: string;
  questions: string[];
  by: Login;
  comment: number;
}

/** `/publish`: merge this without asking again once everything stands; bound to what the role covers, as a sign-off is. */
export interface PublishOrderRecord {
  kind: 'publish-order';
  at: Instant;
  pullRequest: number;
  role: RoleId;
  by: Login;
  head: string;
  comment: number;
  parts: Parts;
}

/** `/withhold`: a reviewer found that this must not be published. Holds for the head it was said of. */
export interface WithheldRecord {
  kind: 'withheld';
  at: Instant;
  pullRequest: number;
  role: RoleId;
  by: Login;
  head: string;
  comment: number;
  datasets: DatasetId[];
  reason: string;
}

/** Somebody's advice was asked for, or given. It is heard and kept; it never decides. */
export interface ConsultationRecord {
  kind: 'consultation';
  act: 'asked' | 'advised';
  at: Instant;
  pullRequest: number;
  /** The role whose advice it is. */
  role: RoleId;
  /** null: asked by the lane, on behalf of the city. */
  by: Login | null;
  text: string;
  /** null where no comment asked. */
  comment: number | null;
}

/** A receipt of publishing. */
export interface PublishedRecord {
  kind: 'published';
  at: Instant;
  dataset: DatasetId;
  portal: string;
  action: string;
  digest: Sha256;
  commit: string;
  address?: string;
  /** What the portal should show from then on; absent in older lines. With it a later run need not read the dataset. */
  shown?: ShownEntry;
}

export interface ShownEntry {
  /** Of the entry. */
  name: string;
  retired: boolean;
  recordDigest: Sha256;
  dataDigest: Sha256 | null;
  /** Digest of everything the entry was made of. */
  source: Sha256;
  /** Digest of Git's listing of the folder: the same listing is the same content. */
  listing: Sha256;
  /** From this day on it has to look different. */
  until?: IsoDate;
}

/** A dataset was hidden on every portal, and stays hidden until it is signed anew. */
export interface TakedownRecord {
  kind: 'takedown';
  at: Instant;
  dataset: DatasetId;
  /** The role that let this person do it. */
  role: RoleId;
  by: Login;
  reason: string;
  /** Ordered while GitHub was away, or by a run that broke off: a portal kept it, sealed, until it could be recorded. */
  queued?: true;
  /** Datasets that had moved away from this folder before: they are not meant. */
  except?: DatasetId[];
}

/**
 * A line as stored: the record, the `digest` of the line before it in the same file (of the file's name for the first),
 * and a digest of both, so that an edit of the last line is noticed too.
 */
export interface LedgerLine {
  prev: Sha256;
  record: LedgerRecord;
  digest: Sha256;
}

/**
 * The records among which a clearance is looked for: what was cleared before them is to be cleared anew. So it is after a
 * new approval too, since of what was taken down only that counts which was cleared afterwards.
 */
export function sinceRenewal(ledger: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const renewal = ledger.findLastIndex((record) => record.kind === 'sign-off' || endsClearance(record));
  return ledger.slice(renewal + 1);
}

/** After an objection, a dismissal or a withholding, what was cleared before is cleared no more until it is said anew. */
export function endsClearance(record: LedgerRecord): boolean {
  return record.kind === 'withheld' || (record.kind === 'sign-off' && record.decision !== 'approved');
}
